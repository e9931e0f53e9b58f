import { monthsByWord, isSchoolWord, isYearWord } from './words.ts';
import { markAt, wordAt, wordsAt, written } from './token.ts';
import type { Found, Text } from './token.ts';
import type { Doubt } from './term.ts';

/** Years as said beside a date; a school year is known by the year it begins. */
export type Years =
	| { readonly kind: 'one'; readonly year: number }
	| { readonly kind: 'several'; readonly years: readonly number[]; readonly as: 'list' | 'range' }
	| { readonly kind: 'school'; readonly years: readonly number[] };

export type SaidYears = { readonly years: Years; readonly doubts: readonly Doubt[] };

const firstYear = 1990;
const lastYear = 2099;
const shortest = 20;
const longest = 39;

/** Years that stand on their own: «2023–2024 уч. г.», «2024, 2025», «2023 год». */
export function yearsAt(text: Text, at: number): Found<SaidYears> {
	const first = fullYear(text, at);
	if (!first) return shortPairAt(text, at);
	const words = yearWordsAt(text, at + 1);
	return (
		pairAt(text, first, { ...words, bare: words.next === at + 1 }) ??
		listAt(text, first, words.next) ?? {
			value: words.school
				? said({ kind: 'school', years: [first] })
				: said({ kind: 'one', year: first }),
			next: words.next
		}
	);
}

/** Years that follow a month or a quarter, perhaps after a comma, in brackets, or in two digits. */
export function yearsAfter(text: Text, at: number): Found<SaidYears> {
	const skipped = skipCurrentYear(text, at);
	if (skipped !== at) return null;
	const start = wordsAt(text, at, '=в|=во|=на') || markAt(text, at) === ',' ? at + 1 : at;
	const found = yearsAt(text, start);
	if (found && !(start !== at && startsDate(text, start, found.next))) return found;
	return bracketedAt(text, at) ?? shortYearAt(text, at);
}

/** «текущего года», «т. г.»: says nothing that the asked year does not say. */
export function skipCurrentYear(text: Text, at: number): number {
	if (!wordsAt(text, at, 'текущ|=т|=тек|настоящ|соответствующ')) return at;
	const words = yearWordsAt(text, at + 1);
	return words.next > at + 1 ? words.next : at;
}

function said(years: Years): SaidYears {
	return { years, doubts: [] };
}

/** «сентябрь, 2023 – …» belongs together, «декабрь, 2024 май» does not. */
function startsDate(text: Text, at: number, next: number): boolean {
	return next === at + 1 && monthsByWord.has(wordAt(text, next));
}

function fullYear(text: Text, at: number): number {
	const token = text.tokens[at];
	if (token?.kind !== 'number' || token.digits !== 4) return 0;
	return token.value >= firstYear && token.value <= lastYear ? token.value : 0;
}

type YearWords = { readonly next: number; readonly school: boolean; readonly plural: boolean };

function yearWordsAt(text: Text, at: number): YearWords {
	let next = at;
	let school = false;
	let count = 0;
	while (isYearWord(wordAt(text, next)) || isSchoolWord(wordAt(text, next))) {
		if (isSchoolWord(wordAt(text, next))) school = true;
		count += wordsAt(text, next, '=г') ? 1 : 2;
		next++;
		if (markAt(text, next) === '/' && wordsAt(text, next + 1, '=г|год')) next++;
	}
	return { next, school, plural: wordsAt(text, next - 1, '=гг|годы|годов|годах') || count > 1 };
}

/** «2023–2024», «2023/24», «с 2022 по 2024», «2020 – 2024 учебный год». */
function pairAt(
	text: Text,
	first: number,
	words: YearWords & { readonly bare: boolean }
): Found<SaidYears> {
	const dash = markAt(text, words.next);
	if (dash !== '-' && dash !== '/' && !wordsAt(text, words.next, '=по|=до')) return null;
	const at = words.next + 1;
	const last = fullYear(text, at) || shortPair(text, at, first);
	if (last <= first || last - first > 30) return null;
	const after = yearWordsAt(text, at + 1);
	// Two neighbouring years with no word of their kind are how a school names its year.
	const isBare = words.bare && dash !== '' && !after.plural && last === first + 1;
	const isSchool = after.school || words.school || isBare;
	const years = Array.from({ length: last - first + 1 }, (_, step) => first + step);
	return {
		value: said(
			isSchool || dash === '/'
				? { kind: 'school', years: years.slice(0, -1) }
				: { kind: 'several', years, as: 'range' }
		),
		next: after.next
	};
}

function shortPair(text: Text, at: number, first: number): number {
	const token = text.tokens[at];
	if (token?.kind !== 'number' || token.digits !== 2 || monthsByWord.has(wordAt(text, at + 1)))
		return 0;
	if (markAt(text, at + 1) === '.') return 0;
	const year = Math.floor(first / 100) * 100 + token.value;
	return year === first + 1 ? year : 0;
}

function listAt(text: Text, first: number, at: number): Found<SaidYears> {
	const years = [first];
	let next = at;
	for (;;) {
		const start = listStart(text, next);
		const year = start ? fullYear(text, start) : 0;
		if (!year || monthsByWord.has(wordAt(text, start + 1)) || markAt(text, start + 1) === '-')
			break;
		years.push(year);
		next = yearWordsAt(text, start + 1).next;
	}
	if (years.length === 1) return null;
	return { value: said({ kind: 'several', years, as: 'list' }), next };
}

function listStart(text: Text, at: number): number {
	if (markAt(text, at) === ',') return wordsAt(text, at + 1, '=и') ? at + 2 : at + 1;
	return wordsAt(text, at, '=и') ? at + 1 : 0;
}

function bracketedAt(text: Text, at: number): Found<SaidYears> {
	if (markAt(text, at) !== '(') return null;
	const found = yearsAt(text, at + 1);
	return found && markAt(text, found.next) === ')' ? { ...found, next: found.next + 1 } : null;
}

function shortYearAt(text: Text, at: number): Found<SaidYears> {
	const token = text.tokens[at];
	if (token?.kind !== 'number' || token.digits !== 2 || token.ordinal) return null;
	if (token.value < shortest || token.value > longest) return null;
	const words = yearWordsAt(text, at + 1);
	const mark = markAt(text, at + 1);
	if (monthsByWord.has(wordAt(text, at + 1)) || mark === '.' || mark === ':') return null;
	const pair = shortSchoolYear(text, at, token.value);
	if (pair) return pair;
	const doubts: Doubt[] =
		words.next > at + 1 ? [] : [{ kind: 'short-year', words: written(text, at, at + 1) }];
	const year = 2000 + token.value;
	return {
		value: {
			years: words.school ? { kind: 'school', years: [year] } : { kind: 'one', year },
			doubts
		},
		next: words.next
	};
}

/** Without a month before it, only «23/24 уч. г.» is surely a year. */
function shortPairAt(text: Text, at: number): Found<SaidYears> {
	const token = text.tokens[at];
	if (token?.kind !== 'number' || token.digits !== 2 || token.value < shortest) return null;
	return isSchoolWord(wordAt(text, at + 3)) ? shortSchoolYear(text, at, token.value) : null;
}

/** «23-24 уч. г.», «23/24» */
function shortSchoolYear(text: Text, at: number, first: number): Found<SaidYears> {
	const mark = markAt(text, at + 1);
	const second = text.tokens[at + 2];
	if ((mark !== '-' && mark !== '/') || second?.kind !== 'number') return null;
	if (second.digits !== 2 || second.value !== first + 1) return null;
	if (monthsByWord.has(wordAt(text, at + 3)) || markAt(text, at + 3) === '.') return null;
	return {
		value: said({ kind: 'school', years: [2000 + first] }),
		next: yearWordsAt(text, at + 3).next
	};
}
