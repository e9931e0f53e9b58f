import { looksLikeTerm } from './recognise/patterns.ts';

/** A term that a person should look at; an empty one is not unclear, it is empty. */
export function isTermUnclear(text: string): boolean {
	return !looksLikeTerm(text);
}
