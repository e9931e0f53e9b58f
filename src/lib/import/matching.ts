import { wordsIn } from './recognise/words.ts';

/** How a row is known again: by texts that must be equal, the surest first, or by its words. */
export interface Face {
	readonly exact: readonly string[];
	readonly words: string;
}

/** Below this a reworded title is another activity. */
const leastAlike = 0.5;

/** Pairs of places, old to new; no row is taken twice. */
export function matchAll(
	old: readonly Face[],
	fresh: readonly Face[]
): ReadonlyMap<number, number> {
	const matches = new Map<number, number>();
	const open = new Set(fresh.keys());
	const depth = Math.max(0, ...old.map(({ exact }) => exact.length));
	for (let level = 0; level < depth; level += 1) matchExact({ old, fresh, level, matches, open });
	matchAlike(old, fresh, { matches, open });
	return matches;
}

interface Round {
	readonly old: readonly Face[];
	readonly fresh: readonly Face[];
	readonly level: number;
	readonly matches: Map<number, number>;
	readonly open: Set<number>;
}

/** Of several rows that say the same, the first is matched with the first. */
function matchExact({ old, fresh, level, matches, open }: Round): void {
	const byText = new Map<string, number[]>();
	for (const at of open) {
		const text = fresh[at]?.exact[level] ?? '';
		if (text.trim() !== '') byText.set(text, [...(byText.get(text) ?? []), at]);
	}
	old.forEach(({ exact }, from) => {
		const at = matches.has(from) ? undefined : byText.get(exact[level] ?? '')?.shift();
		if (at === undefined) return;
		matches.set(from, at);
		open.delete(at);
	});
}

function matchAlike(
	old: readonly Face[],
	fresh: readonly Face[],
	{ matches, open }: Pick<Round, 'matches' | 'open'>
): void {
	const words = new Map([...open].map((at) => [at, new Set(wordsIn(fresh[at]?.words ?? ''))]));
	const pairs = old.flatMap((face, from) => {
		if (matches.has(from)) return [];
		const own = new Set(wordsIn(face.words));
		return [...words].map(([at, other]) => ({ from, at, alike: likeness(own, other) }));
	});
	const best = pairs
		.filter(({ alike }) => alike >= leastAlike)
		.sort((a, b) => b.alike - a.alike || a.from - b.from || a.at - b.at);
	for (const { from, at } of best) {
		if (matches.has(from) || !open.has(at)) continue;
		matches.set(from, at);
		open.delete(at);
	}
}

/** Shared words by all words: 1 for the same, 0 for nothing in common. */
function likeness(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
	const shared = [...own].filter((word) => other.has(word)).length;
	const all = own.size + other.size - shared;
	return all === 0 ? 0 : shared / all;
}
