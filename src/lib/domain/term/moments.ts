import { daysInMonth } from './days.ts';
import { isDoubtfulNumeral, isUnitAt, numeralsAt } from './numerals.ts';
import type { Numerals } from './numerals.ts';
import { sure } from './written-moments.ts';
import type { Moments } from './written-moments.ts';
import { figureDateAt, figuresAt } from './figure-dates.ts';
import { monthsByWord, weekdaysByWord } from './words.ts';
import { markAt, wordAt, wordsAt, written } from './token.ts';
import type { Found, Text } from './token.ts';
import type { Doubt, Moment, Slice, Stretch } from './term.ts';
import { yearsAt } from './years.ts';
import { holidaysAt, seasonAt } from './season-moments.ts';
import { starting } from './with-years.ts';

export function momentsAt(text: Text, at: number): Found<Moments> {
	return (
		figureDateAt(text, at) ??
		numberedAt(text, at) ??
		slicedAt(text, at) ??
		monthAt(text, at) ??
		holidaysAt(text, at) ??
		seasonAt(text, at) ??
		yearAt(text, at)
	);
}

function numberedAt(text: Text, at: number): Found<Moments> {
	const numerals = numeralsAt(text, at);
	if (!numerals) return null;
	const read =
		daysOfMonthAt(text, at, numerals) ??
		daysOfFigureAt(text, at, numerals) ??
		countedUnitAt(text, numerals) ??
		partOfMonthAt(text, numerals) ??
		weekdayOfMonthAt(text, numerals) ??
		romanMonthsAt(text, numerals);
	return read && isDoubtfulNumeral(text, at) ? withSlip(text, at, read) : read;
}

function withSlip(
	text: Text,
	at: number,
	{ value, next }: NonNullable<Found<Moments>>
): Found<Moments> {
	const slip: Doubt = { kind: 'misspelt', words: written(text, at, at + 1), read: 'I' };
	return { value: { ...value, doubts: [...value.doubts, slip] }, next };
}

type NumeralsFound = { readonly value: Numerals; readonly next: number };

/** «1 сентября», «с 1 по 15 сентября», «15, 22 и 29.10» */
function daysOfMonthAt(text: Text, at: number, { value, next }: NumeralsFound): Found<Moments> {
	if (value.sort === 'roman') return null;
	const start = wordsAt(text, next, 'числ') ? next + 1 : next;
	const month = monthsByWord.get(wordAt(text, start)) ?? 0;
	if (!month) return null;
	const end = wordsAt(text, start + 1, 'месяц') ? start + 2 : start + 1;
	return { value: daysOf(value, month, written(text, at, end)), next: end };
}

/** «15, 22 и 29.10.2023» */
function daysOfFigureAt(text: Text, at: number, { value, next }: NumeralsFound): Found<Moments> {
	const rest = value.spans.length > 1 ? figuresAt(text, next - 1) : null;
	const last = rest?.value.stretches[0];
	if (!rest || last?.kind !== 'day') return null;
	const { stretches, doubts } = daysOf(value, last.month, written(text, at, rest.next));
	const dated = stretches.map((stretch) => starting(stretch, last.year));
	return { value: { stretches: dated, doubts }, next: rest.next };
}

function daysOf(numerals: Numerals, month: number, words: string): Moments {
	const stretches = numerals.spans.map(({ first, last }): Stretch => {
		const from: Moment = { kind: 'day', day: first, month, year: null };
		return first === last ? from : { kind: 'range', from, to: { ...from, day: last } };
	});
	const days = numerals.spans.flatMap(({ first, last }) => [first, last]);
	if (days.some((day) => day < 1 || day > daysInMonth(2024, month)))
		return { stretches: [], doubts: [{ kind: 'no-such-day', words }] };
	if (numerals.spans.some(({ first, last }) => first > last))
		return { stretches: [], doubts: [{ kind: 'reversed', words }] };
	return sure(...stretches);
}

/** «I и III кварталы», «2 четверть», «I полугодие» */
function countedUnitAt(text: Text, { value, next }: NumeralsFound): Found<Moments> {
	const start = wordsAt(text, next, 'календарн|учебн|=уч|=учеб') ? next + 1 : next;
	const make = countedMaker(text, start);
	if (!make) return null;
	const isRight = value.spans.every(
		({ first, last }) => first >= 1 && last <= make.most && first <= last
	);
	if (!isRight) return null;
	const stretches = value.spans.map(({ first, last }): Stretch => {
		const from = make.moment(first);
		return first === last ? from : { kind: 'range', from, to: make.moment(last) };
	});
	return { value: sure(...stretches), next: make.next };
}

type Maker = {
	readonly most: number;
	readonly next: number;
	readonly moment: (number: number) => Moment;
};

function countedMaker(text: Text, at: number): Maker | null {
	const year = null;
	if (wordsAt(text, at, 'квартал|=кв'))
		return { most: 4, next: at + 1, moment: (quarter) => ({ kind: 'quarter', quarter, year }) };
	const half = halfYearEnd(text, at);
	if (half)
		return {
			most: 2,
			next: half,
			moment: (n) => ({ kind: 'half-year', half: n, of: 'school', year })
		};
	if (wordsAt(text, at, 'четверт|=чет|=четв'))
		return { most: 4, next: at + 1, moment: (n) => schoolTerm('quarter', n) };
	if (wordsAt(text, at, 'триместр'))
		return { most: 3, next: at + 1, moment: (n) => schoolTerm('trimester', n) };
	return null;
}

function schoolTerm(sort: 'quarter' | 'trimester', number: number): Moment {
	return { kind: 'school-term', sort, number, year: null };
}

/** Where «полугодие», «п/г» or «половина учебного года» ends; 0 when it does not stand here. */
function halfYearEnd(text: Text, at: number): number {
	if (wordsAt(text, at, 'полугод')) return at + 1;
	if (wordsAt(text, at, '=п') && markAt(text, at + 1) === '/' && wordsAt(text, at + 2, '=г'))
		return at + 3;
	if (!wordsAt(text, at, 'половин')) return 0;
	const school = wordsAt(text, at + 1, 'учебн|=уч') ? at + 2 : at + 1;
	return wordsAt(text, school, '=года|=г') ? school + 1 : 0;
}

export const lastNumber = -1;

/** «первая декада октября», «2-я неделя мая», «вторая половина октября» */
function partOfMonthAt(text: Text, { value, next }: NumeralsFound): Found<Moments> {
	const slice = sliceMaker(text, next);
	const at = wordsAt(text, next + 1, 'месяц') ? next + 2 : next + 1;
	const month = monthsByWord.get(wordAt(text, at)) ?? 0;
	if (!slice || !month) return null;
	const ends = value.spans.flatMap(({ first, last }) => [slice(first), slice(last)]);
	if (ends.some((one) => one === null)) return null;
	const stretches = value.spans.map(({ first, last }): Stretch => {
		const from: Moment = { kind: 'month', month, slice: slice(first) ?? 'whole', year: null };
		const to: Moment = { ...from, slice: slice(last) ?? 'whole' };
		return first === last ? from : { kind: 'range', from, to };
	});
	return { value: sure(...stretches), next: at + 1 };
}

export function sliceMaker(text: Text, at: number): ((number: number) => Slice | null) | null {
	if (wordsAt(text, at, 'декад')) return (n) => pick(['decade-1', 'decade-2', 'decade-3'], n);
	if (wordsAt(text, at, 'половин')) return (n) => pick(['half-1', 'half-2'], n);
	if (!wordsAt(text, at, 'недел')) return null;
	return (n) => (n === lastNumber ? 'week-last' : pick(weeks, n));
}

const weeks: readonly Slice[] = ['week-1', 'week-2', 'week-3', 'week-4', 'week-5'];

function pick(slices: readonly Slice[], number: number): Slice | null {
	return slices[number === lastNumber ? slices.length - 1 : number - 1] ?? null;
}

/** «последняя пятница мая», «второй вторник октября» */
function weekdayOfMonthAt(text: Text, { value, next }: NumeralsFound): Found<Moments> {
	const weekday = weekdaysByWord.get(wordAt(text, next)) ?? 0;
	const at = wordsAt(text, next + 1, 'месяц') ? next + 2 : next + 1;
	const month = monthsByWord.get(wordAt(text, at)) ?? 0;
	const isRight = value.spans.every(({ first, last }) => first === last && first <= 5);
	if (!weekday || !month || !isRight) return null;
	const stretches = value.spans.map(({ first }): Moment => ({
		kind: 'weekday-of-month',
		nth: first,
		weekday,
		month,
		year: null
	}));
	return { value: sure(...stretches), next: at + 1 };
}

/** «IX–V», «X, XII»; up to four it may be a quarter as well, and is said to be in doubt. */
function romanMonthsAt(text: Text, { value, next }: NumeralsFound): Found<Moments> {
	if (value.sort !== 'roman' || isUnitAt(text, next) || wordsAt(text, next, 'этап|раз'))
		return null;
	const stretches = value.spans.map(({ first, last }): Stretch => {
		const from = wholeMonth(first);
		return first === last ? from : { kind: 'range', from, to: wholeMonth(last) };
	});
	const numbers = value.spans.flatMap(({ first, last }) => [first, last]);
	if (numbers.some((number) => number < 1 || number > 12)) return null;
	const isClear = numbers.some((number) => number > 4);
	return { value: { stretches, doubts: isClear ? [] : [{ kind: 'month-or-quarter' }] }, next };
}

export function wholeMonth(month: number, slice: Slice = 'whole'): Moment {
	return { kind: 'month', month, slice, year: null };
}

function monthAt(text: Text, at: number): Found<Moments> {
	const month = monthsByWord.get(wordAt(text, at)) ?? 0;
	if (!month) return null;
	const next = wordsAt(text, at + 1, '=месяц|=месяца|=месяце|=мес') ? at + 2 : at + 1;
	return { value: sure(wholeMonth(month)), next };
}

const sliceByWord = [
	['начал', 'decade-1', 'start'],
	['середин', 'decade-2', 'middle'],
	['конец|конц', 'decade-3', 'end']
] as const;

/** «начало октября», «в конце учебного года» */
function slicedAt(text: Text, at: number): Found<Moments> {
	const found = sliceByWord.find(([word]) => wordsAt(text, at, word));
	if (!found) return null;
	const month = monthAt(text, at + 1);
	const whole = month?.value.stretches[0];
	if (month && whole?.kind === 'month')
		return { value: sure({ ...whole, slice: found[1] }), next: month.next };
	const next = schoolYearEnd(text, at + 1);
	if (!next) return null;
	const doubts: Doubt[] = found[2] === 'start' ? [] : [{ kind: 'part-of-school-year' }];
	const stretches: Stretch[] = [{ kind: 'school-year', slice: found[2], year: null }];
	return { value: { stretches, doubts }, next };
}

export function schoolYearEnd(text: Text, at: number): number {
	const start = wordsAt(text, at, 'нов|текущ|следующ|очередн') ? at + 1 : at;
	if (wordsAt(text, start, '=уч|=учеб|учебн', '=год|=года|=году|=г')) return start + 2;
	return wordsAt(text, start, '=уч|=учеб|учебн') && yearsAt(text, start + 1) ? start + 1 : 0;
}

/** «2024 год», «2023–2025 гг.», «2023/2024 уч. г.» */
function yearAt(text: Text, at: number): Found<Moments> {
	const found = yearsAt(text, at);
	if (!found) return null;
	const { years, doubts } = found.value;
	const list = years.kind === 'one' ? [years.year] : years.years;
	const moments = list.map((year): Moment =>
		years.kind === 'school' ? { kind: 'school-year', slice: 'whole', year } : { kind: 'year', year }
	);
	const [first] = moments;
	const last = moments.at(-1);
	const isList = years.kind === 'several' && years.as === 'list';
	const stretches: readonly Stretch[] =
		first && last && moments.length > 1 && !isList
			? [{ kind: 'range', from: first, to: last }]
			: moments;
	return { value: { stretches, doubts }, next: found.next };
}
