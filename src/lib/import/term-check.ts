import { readTerm } from '#lib/domain/term/read-term.ts';
import type { Doubt, Term } from '#lib/domain/term/term.ts';

/** `unclear` is a term that a person should look at; an empty one is not unclear, it is empty. */
export type TermState = 'empty' | 'clear' | 'unclear';

/** The one place where the import asks what a term means: the texts themselves stay as written. */
export function termState(text: string): TermState {
	return text === '' ? 'empty' : stateOf(readTerm(text));
}

function stateOf({ meaning, doubts }: Term): TermState {
	if (meaning.kind === 'nothing') return 'empty';
	if (meaning.kind === 'parts') {
		return meaning.parts.some(({ term }) => stateOf(term) === 'unclear') ? 'unclear' : 'clear';
	}
	const isWrong = meaning.kind === 'unclear' || doubts.some(({ kind }) => wrong.has(kind));
	return isWrong ? 'unclear' : 'clear';
}

/** Nothing to be looked up will settle these: something is written wrongly. */
const wrong: ReadonlySet<Doubt['kind']> = new Set([
	'unread',
	'no-such-day',
	'reversed',
	'misspelt',
	'blank-to-fill'
]);

/** The terms of a cell that holds one for each part of its row; none if it holds a single term. */
export function termPieces(text: string): readonly string[] {
	const { meaning } = readTerm(text);
	return meaning.kind === 'parts' ? meaning.parts.map(({ term }) => term.raw.trim()) : [];
}
