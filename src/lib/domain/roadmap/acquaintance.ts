import { folded } from './search.ts';
import { activitiesOf, type PersonLink, type Roadmap } from './roadmap.ts';

export interface Acquaintance {
	readonly id: string;
	readonly name: string;
}

/**
 * Whom the written names mean: what a person linked, and beside it each name that fits exactly one
 * of those known here. A name that fits two is left to a person.
 */
export function linksWithGuesses(
	roadmap: Roadmap,
	known: readonly Acquaintance[]
): readonly PersonLink[] {
	const linked = new Set(roadmap.links.map(({ written }) => written));
	const written = new Map(
		activitiesOf(roadmap).flatMap(({ people }) =>
			people.filter(({ kind }) => kind === 'person').map((each) => [each.text, each.person])
		)
	);
	const guesses = [...written].flatMap(([text, person]): PersonLink[] => {
		if (linked.has(text)) return [];
		const fitting = known.filter(({ name }) => isSamePerson(person, name));
		const [only] = fitting;
		return only && fitting.length === 1
			? [{ id: `guess-${text}`, written: text, personId: only.id }]
			: [];
	});
	return [...roadmap.links.filter(({ personId }) => personId !== ''), ...guesses];
}

/** «Лугова Т. Н.», «Т.Н. Лугова» and «Лугова Татьяна Николаевна» may be one. A lone surname says too little. */
export function isSamePerson(written: string, name: string): boolean {
	const [surname, ...given] = wordsOf(name);
	const words = wordsOf(written);
	if (surname === undefined || given.length === 0 || words.length < 2) return false;
	const rest = words.filter((word) => word !== surname);
	if (rest.length === words.length || rest.length > given.length) return false;
	return rest.every((word, at) => {
		const full = given[at] ?? '';
		return word.length === 1 ? full.startsWith(word) : full === word;
	});
}

function wordsOf(text: string): readonly string[] {
	return folded(text)
		.split(/[\s.,]+/)
		.filter((word) => word !== '');
}
