import type { Splice } from '#lib/documents/long-text.ts';

type Side = 'area' | 'text';

/** So many letters that stand on both sides, or on one only. */
interface Run {
	readonly only?: Side;
	readonly length: number;
}

/**
 * Which letters of a text area are which letters of its text, from the first to the last. Keeps:
 *  1. A letter of one side has one letter on the other, or none; their order is the same on both.
 *  2. What is typed goes directly behind the letter on its left, so no word is torn by another's.
 *  3. What others wrote and the area does not show yet is never removed by what is typed over it.
 */
export type Alignment = readonly Run[];

/** A text area shows the two signs of an imported line end as one. */
export function alignmentOf(text: string): Alignment {
	const lines = text.split('\r\n');
	return merged(
		lines.flatMap((line, index): Run[] =>
			index === 0
				? [{ length: line.length }]
				: [{ only: 'text', length: 1 }, { length: 1 + line.length }]
		)
	);
}

/** After the person changed the area, and what of it has to be written, in this order. */
export function typedInto(
	before: Alignment,
	{ at, remove, insert }: Splice
): { readonly alignment: Alignment; readonly written: readonly Splice[] } {
	const { head, middle, tail } = cut(before, 'area', { at, remove });
	const from = lengthOn('text', head);
	const removals: Splice[] = [];
	const kept: Run[] = [];
	let place = from;
	for (const run of middle) {
		if (run.only === 'text') {
			kept.push(run);
			place += run.length;
		} else if (run.only === undefined) {
			removals.push({ at: place, remove: run.length, insert: '' });
		}
	}
	const [first] = removals;
	const isOne = removals.length === 1 && first?.at === from;
	return {
		alignment: merged([...head, { length: insert.length }, ...kept, ...tail]),
		written: isOne
			? [{ ...first, insert }]
			: [...removals, ...(insert === '' ? [] : [{ at: from, remove: 0, insert }])]
	};
}

/** After others changed the text, which the area does not show yet. */
export function changedByOthers(before: Alignment, { at, remove, insert }: Splice): Alignment {
	const { head, middle, tail } = cut(before, 'text', { at, remove });
	const left = middle.flatMap((run): Run[] =>
		run.only === 'text' ? [] : [{ only: 'area', length: run.length }]
	);
	return merged([...head, { only: 'text', length: insert.length }, ...left, ...tail]);
}

/** Where a caret of one side stands on the other: behind the same letter. */
export function across(alignment: Alignment, from: Side, at: number): number {
	const { head } = cut(alignment, from, { at, remove: 0 });
	return lengthOn(from === 'area' ? 'text' : 'area', head);
}

function cut(
	runs: Alignment,
	side: Side,
	{ at, remove }: Pick<Splice, 'at' | 'remove'>
): { readonly head: Alignment; readonly middle: Alignment; readonly tail: Alignment } {
	const [head, rest] = splitAt(runs, side, at);
	const [middle, tail] = splitAt(rest, side, remove);
	return { head, middle, tail };
}

/** As far left as the letters allow. */
function splitAt(runs: Alignment, side: Side, at: number): readonly [Alignment, Alignment] {
	let left = at;
	let index = 0;
	for (; left > 0; index++) {
		const run = runs[index];
		if (!run) break;
		const length = lengthOn(side, [run]);
		if (length > left) {
			return [
				[...runs.slice(0, index), { ...run, length: left }],
				[{ ...run, length: length - left }, ...runs.slice(index + 1)]
			];
		}
		left -= length;
	}
	return [runs.slice(0, index), runs.slice(index)];
}

function lengthOn(side: Side, runs: Alignment): number {
	return runs.reduce(
		(sum, { only, length }) => (only === undefined || only === side ? sum + length : sum),
		0
	);
}

function merged(runs: readonly Run[]): Alignment {
	const result: Run[] = [];
	for (const run of runs) {
		const last = result.at(-1);
		if (run.length === 0) continue;
		if (last && last.only === run.only)
			result.splice(-1, 1, { ...last, length: last.length + run.length });
		else result.push(run);
	}
	return result;
}
