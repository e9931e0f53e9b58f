import { readTerm } from '#lib/domain/term/read-term.ts';
import type { Doubt } from '#lib/domain/term/term.ts';

/** The one place where the import asks what a term means: the texts themselves stay as written. */
export function isTermUnclear(text: string): boolean {
	const { meaning, doubts } = readTerm(text);
	if (meaning.kind === 'parts') return meaning.parts.some(({ term }) => isTermUnclear(term.raw));
	return meaning.kind === 'unclear' || doubts.some(({ kind }) => wrong.has(kind));
}

/** Nothing to be looked up will settle these: something is written wrongly. */
const wrong: ReadonlySet<Doubt['kind']> = new Set([
	'unread',
	'no-such-day',
	'reversed',
	'misspelt',
	'blank-to-fill'
]);

export function isTermEmpty(text: string): boolean {
	return readTerm(text).meaning.kind === 'nothing';
}

/** The terms of a cell that holds one for each part of its row; none if it holds a single term. */
export function termPieces(text: string): readonly string[] {
	const { meaning } = readTerm(text);
	return meaning.kind === 'parts' ? meaning.parts.map(({ term }) => term.raw.trim()) : [];
}
