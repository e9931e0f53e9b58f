import { readTerm } from './read-term.ts';
import type { Term } from './term.ts';

/** Terms by their wording: schools write the same few again and again. */
export type TermMemory = Map<string, Term>;

export function newTermMemory(): TermMemory {
	return new Map();
}

export function readOnce(terms: TermMemory, raw: string): Term {
	const known = terms.get(raw);
	if (known) return known;
	const term = readTerm(raw);
	terms.set(raw, term);
	return term;
}
