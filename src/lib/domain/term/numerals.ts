import { countOf, ordinalOf } from './words.ts';
import { markAt, wordAt, wordsAt } from './token.ts';
import type { Found, Text } from './token.ts';

export type NumeralSort = 'figure' | 'roman' | 'ordinal';

/** «1 – 15», «15, 22 и 29», «I и III»: spans of numbers before the word that says of what. */
export type Numerals = {
	readonly spans: readonly { readonly first: number; readonly last: number }[];
	readonly sort: NumeralSort;
};

/** Nobody lists more days than this, and a longer row of numbers must not be read again and again. */
const mostJoints = 15;

type Numeral = { readonly value: number; readonly sort: NumeralSort };

export function numeralAt(text: Text, at: number): Found<Numeral> {
	const token = text.tokens[at];
	if (token?.kind === 'number') {
		// «1У квартал» is IV, typed without the Latin layout.
		if (token.value === 1 && wordsAt(text, at + 1, '=у') && !wordsAt(text, at + 2, '=г'))
			return { value: { value: 4, sort: 'roman' }, next: at + 2 };
		return { value: { value: token.value, sort: 'figure' }, next: at + 1 };
	}
	if (token?.kind === 'roman')
		return { value: { value: token.value, sort: 'roman' }, next: at + 1 };
	const word = wordAt(text, at);
	const tens = word === 'двадцать' ? 20 : word === 'тридцать' ? 30 : 0;
	const ones = tens ? ordinalOf(wordAt(text, at + 1)) : 0;
	if (ones > 0 && ones < 10)
		return { value: { value: tens + ones, sort: 'ordinal' }, next: at + 2 };
	if (isDoubtfulNumeral(text, at)) return { value: { value: 1, sort: 'roman' }, next: at + 1 };
	const value = ordinalOf(word) || (isUnitAt(text, at + 1) ? typedRoman(word) : 0);
	return value ? { value: { value, sort: 'ordinal' }, next: at + 1 } : null;
}

/** «П полугодие» and «Ш квартал»: Roman numerals typed with Cyrillic letters. */
const quarterOrHalf = 'квартал|полугод';

/** «Иквартал2024»: read as the first, but it may be a second one that was misread. */
export function isDoubtfulNumeral(text: Text, at: number): boolean {
	return wordsAt(text, at, '=и', quarterOrHalf);
}

function typedRoman(word: string): number {
	return { п: 2, пп: 2, ш: 3 }[word] ?? 0;
}

export function isUnitAt(text: Text, at: number): boolean {
	return wordsAt(text, at, 'квартал|=кв|полугод|четверт|триместр|декад|половин|недел');
}

// Several readers ask at the same place; a long row of numbers is to be walked through only once.
const remembered = new WeakMap<Text, Map<number, Found<Numerals>>>();

export function numeralsAt(text: Text, at: number): Found<Numerals> {
	const known = remembered.get(text) ?? new Map<number, Found<Numerals>>();
	remembered.set(text, known);
	const found = known.get(at);
	if (found !== undefined) return found;
	const read = readNumerals(text, at);
	known.set(at, read);
	return read;
}

function readNumerals(text: Text, at: number): Found<Numerals> {
	const first = numeralAt(text, at);
	if (!first) return null;
	const spans = [{ first: first.value.value, last: first.value.value }];
	let next = first.next;
	for (let joints = 0; joints < mostJoints; joints++) {
		const joint = jointAt(text, next);
		const numeral = joint ? numeralAt(text, joint.next) : null;
		if (!joint || !numeral || numeral.value.value > 31) break;
		const last = spans.at(-1);
		if (joint.value === 'list')
			spans.push({ first: numeral.value.value, last: numeral.value.value });
		else if (last) spans[spans.length - 1] = { first: last.first, last: numeral.value.value };
		next = numeral.next;
	}
	return { value: { spans, sort: first.value.sort }, next };
}

/** What stands between two numbers or dates: a list goes on, or a range ends. */
export function jointAt(text: Text, at: number): Found<'list' | 'range'> {
	const mark = markAt(text, at);
	if (mark === '-') return { value: 'range', next: skipEven(text, at + 1) };
	if (wordsAt(text, at, '=по|=до') && !wordsAt(text, at + 1, 'мер|план'))
		return { value: 'range', next: at + 1 };
	if (mark === ',') return { value: 'list', next: wordsAt(text, at + 1, '=и') ? at + 2 : at + 1 };
	if (wordsAt(text, at, '=и')) return { value: 'list', next: at + 1 };
	if (wordsAt(text, at, '=а', 'также')) return { value: 'list', next: at + 2 };
	return null;
}

/** «с 1 – по 15», «сентябрь – до мая» */
function skipEven(text: Text, at: number): number {
	return wordsAt(text, at, '=по|=до') ? at + 1 : at;
}

/** How many: «два раза», «не менее 3 раз», «трижды»; 0 when no number stands here. */
export function countAt(text: Text, at: number): number {
	const token = text.tokens[at];
	if (token?.kind === 'number' && token.value <= 366) return token.value;
	if (token?.kind === 'roman') return token.value;
	return countOf(wordAt(text, at));
}
