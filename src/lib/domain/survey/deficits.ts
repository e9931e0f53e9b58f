import type { Level } from '../competence/areas.ts';
import type { Answers } from './answers.ts';

/** How many people need help with an area, and how much. */
export interface Deficit {
	readonly code: string;
	readonly people: number;
	/** Of those who marked it at all. */
	readonly mean: number;
}

/** What one person marked by areas, as a profile wants it; what is unknown or broken is left out. */
export function levelsIn(answers: Answers, code: string): ReadonlyMap<string, Level> {
	const answer = answers.get(code);
	if (answer?.kind !== 'matrix') return new Map();
	return new Map(
		Object.entries(answer.value).flatMap(([area, mark]) => {
			const level = levels.get(mark);
			return level === undefined ? [] : [[area, level] as const];
		})
	);
}

const levels: ReadonlyMap<string, Level> = new Map([
	['0', 0],
	['1', 1],
	['2', 2],
	['3', 3]
]);

/** The map of deficits of a school: where help is needed most comes first. */
export function deficitsOf(given: readonly Answers[], code: string): readonly Deficit[] {
	const marks = new Map<string, number[]>();
	for (const answers of given) {
		for (const [area, level] of levelsIn(answers, code)) {
			marks.set(area, [...(marks.get(area) ?? []), level]);
		}
	}
	return [...marks]
		.map(([area, all]) => ({
			code: area,
			people: all.filter((level) => level > 0).length,
			mean: Math.round((all.reduce<number>((sum, level) => sum + level, 0) / all.length) * 10) / 10
		}))
		.filter(({ people }) => people > 0)
		.toSorted((a, b) => b.people - a.people || b.mean - a.mean || (a.code < b.code ? -1 : 1));
}
