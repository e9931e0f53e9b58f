import { inCyrillic, romanValue } from './characters.ts';
import { isKnownWord, misspeltMonth } from './vocabulary.ts';
import type { Token } from './token.ts';

export type Letter = { readonly char: string; readonly at: number };

/** Longer runs of letters are no words of a term, and cutting them in pieces would cost time. */
const longestSplit = 40;
const afterNumeral = /^(квартал|полугод|четверт|декад|триместр|половин|этап|кв$)/;
const prefixes = ['в', 'во', 'с', 'со', 'до', 'по', 'к', 'ко', 'на', 'не', 'и', 'за'];

/** «Iквартал» is a numeral and a word, «втечение» two words, «мартапрель» two months. */
export function splitLetters(letters: readonly Letter[], end: number): Token[] {
	const text = letters.map((letter) => letter.char).join('');
	const ends = [0, ...splitPoints(text), text.length];
	return ends
		.slice(1)
		.map((to, step) => tokenOf(letters.slice(ends[step], to), letters[to]?.at ?? end));
}

function splitPoints(text: string): number[] {
	if (text.length > longestSplit || romanValue(text) > 0) return [];
	const numeral = [4, 3, 2, 1].find(
		(size) => romanValue(text.slice(0, size)) > 0 && afterNumeral.test(inCyrillic(text.slice(size)))
	);
	if (numeral) return [numeral];
	if (/^и(квартал|полугод)/.test(text)) return [1];
	const word = inCyrillic(text);
	return isKnownWord(word) ? [] : gluedPoints(word);
}

function gluedPoints(word: string): number[] {
	for (let at = word.length - 3; at > 0; at--) {
		const first = word.slice(0, at);
		const rest = word.slice(at);
		if ((prefixes.includes(first) || (at > 2 && isKnownWord(first))) && isKnownWord(rest))
			return [at];
	}
	const prefix = prefixes.find((one) => word.startsWith(one) && twoWords(word.slice(one.length)));
	return prefix ? [prefix.length, prefix.length + twoWords(word.slice(prefix.length))] : [];
}

function twoWords(word: string): number {
	for (let at = word.length - 3; at > 2; at--)
		if (isKnownWord(word.slice(0, at)) && isKnownWord(word.slice(at))) return at;
	return 0;
}

function tokenOf(letters: readonly Letter[], to: number): Token {
	const typed = letters.map((letter) => letter.char).join('');
	const from = letters[0]?.at ?? to;
	const roman = romanValue(typed);
	if (roman) return { kind: 'roman', value: roman, text: inCyrillic(typed), from, to };
	const text = inCyrillic(typed);
	const month = isKnownWord(text) ? '' : misspeltMonth(text);
	return { kind: 'word', text: month || text, misspelt: month !== '', from, to };
}
