import { countAt, numeralAt, numeralsAt } from './numerals.ts';
import { lastNumber, sliceMaker } from './moments.ts';
import { monthsByWord, weekdaysByWord } from './words.ts';
import { markAt, wordAt, wordsAt } from './token.ts';
import type { Found, Text } from './token.ts';
import type { Doubt, Every } from './term.ts';

export type SaidEvery = { readonly every: Every; readonly doubts: readonly Doubt[] };

/** «ежемесячно», «не реже 1 раза в месяц», «по вторникам», «последняя пятница месяца» */
export function everyAt(text: Text, at: number): Found<SaidEvery> {
	return (
		adverbAt(text, at) ??
		timesAt(text, at) ??
		dayOfMonthAt(text, at) ??
		nthOfMonthAt(text, at) ??
		eachAt(text, at) ??
		weekdaysAt(text, at)
	);
}

function sure(every: Every): SaidEvery {
	return { every, doubts: [] };
}

const adverbs: readonly (readonly [string, Every])[] = [
	['ежедневн|=каждодневно', { unit: 'day' }],
	['еженедельн|=понедельно', { unit: 'week', step: 1, times: 1 }],
	['ежемесячн|помесячн', { unit: 'month', step: 1, times: 1, slice: 'whole' }],
	['ежеквартальн|поквартальн', { unit: 'quarter', times: 1 }],
	['ежечетвертн', { unit: 'school-term', sort: 'quarter', times: 1 }]
];

function adverbAt(text: Text, at: number): Found<SaidEvery> {
	const found = adverbs.find(([word]) => wordsAt(text, at, word));
	if (found) return { value: sure(found[1]), next: at + 1 };
	if (!wordsAt(text, at, '=по', 'четвертям|полугодиям|кварталам|месяцам|неделям|триместрам'))
		return null;
	const unit = unitAt(text, at + 1);
	return unit ? { value: sure(everyOf(unit.value, 1, 1)), next: unit.next } : null;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'term' | 'trimester' | 'year';

const unitWords: readonly (readonly [string, Unit])[] = [
	['=день|=дня|=дней|сутки|суток', 'day'],
	['недел|=нед', 'week'],
	['месяц|=мес', 'month'],
	['квартал|=кв', 'quarter'],
	['полугод|полгод', 'half-year'],
	['четверт|=четв', 'term'],
	['триместр', 'trimester'],
	['=год|=года|=году|=г|=лет', 'year']
];

function unitAt(text: Text, at: number): Found<Unit> {
	const start = wordsAt(text, at, 'учебн|=уч|календарн') ? at + 1 : at;
	if (wordsAt(text, start, '=пол', '=года')) return { value: 'half-year', next: start + 2 };
	if (
		wordsAt(text, start, '=п') &&
		markAt(text, start + 1) === '/' &&
		wordsAt(text, start + 2, '=г')
	)
		return { value: 'half-year', next: start + 3 };
	const found = unitWords.find(([word]) => wordsAt(text, start, word));
	return found ? { value: found[1], next: start + 1 } : null;
}

function everyOf(unit: Unit, step: number, times: number): Every {
	switch (unit) {
		case 'day':
			return step === 1 ? { unit: 'day' } : { unit: 'week', step: step / 7, times };
		case 'week':
			return { unit: 'week', step, times };
		case 'month':
			return { unit: 'month', step, times, slice: 'whole' };
		case 'quarter':
			return { unit: 'quarter', times };
		case 'half-year':
			return { unit: 'half-year', times };
		case 'term':
			return { unit: 'school-term', sort: 'quarter', times };
		case 'trimester':
			return { unit: 'school-term', sort: 'trimester', times };
		case 'year':
			return { unit: 'year', step, times };
	}
}

/** «1 раз в месяц», «не реже одного раза в два месяца», «дважды в год», «1 р/четверть» */
function timesAt(text: Text, at: number): Found<SaidEvery> {
	const start = skipAtLeast(text, at);
	const count = countAt(text, start);
	let next = count > 0 ? start + 1 : start;
	// «2–3 раза в год»: the smaller number is what must happen.
	if (count > 0 && markAt(text, next) === '-' && countAt(text, next + 1) > 0) next += 2;
	if (markAt(text, next) === '-') next++;
	const isOnce = wordsAt(text, start, 'дважды|трижды|единожды|однократно');
	if (wordsAt(text, next, '=раз|=раза|=р|=разу|=заседани|=встреч|занят')) next++;
	else if (!isOnce) return null;
	if (isOnce && count === 0) next = start + 1;
	return perUnitAt(text, next, Math.max(count, 1));
}

function perUnitAt(text: Text, at: number, times: number): Found<SaidEvery> {
	if (!wordsAt(text, at, '=в|=за|=на') && markAt(text, at) !== '/') return null;
	const start = wordsAt(text, at + 1, 'кажд') ? at + 2 : at + 1;
	const step = countAt(text, start);
	const unit = unitAt(text, step > 0 ? start + 1 : start);
	if (!unit || (unit.value === 'day' && step > 1 && step % 7 !== 0)) return null;
	const every = stepped(unit.value, Math.max(step, 1), times);
	const isLoose = every.unit === 'year' && (every.times > 2 || every.step > 1);
	return {
		value: { every, doubts: isLoose ? [{ kind: 'times-without-dates' }] : [] },
		next: unit.next
	};
}

/** «раз в три месяца» counts from the beginning of the school year, «раз в 6 месяцев» is half a year. */
function stepped(unit: Unit, step: number, times: number): Every {
	if (unit === 'month' && step === 6) return { unit: 'half-year', times };
	if (unit === 'month' && step === 12) return { unit: 'year', step: 1, times };
	return everyOf(unit, step, times);
}

function skipAtLeast(text: Text, at: number): number {
	if (wordsAt(text, at, '=не', 'реже|менее|чаще|более|меньше|больше'))
		return wordsAt(text, at + 2, '=чем') ? at + 3 : at + 2;
	if (wordsAt(text, at, '=как', 'минимум')) return at + 2;
	return wordsAt(text, at, 'минимум') ? at + 1 : at;
}

/** «15 числа каждого месяца», «до 5 числа ежемесячно», «до 25-го числа» */
function dayOfMonthAt(text: Text, at: number): Found<SaidEvery> {
	const start = wordsAt(text, at, '=не', 'позднее|позже')
		? at + 2
		: wordsAt(text, at, '=до|=к')
			? at + 1
			: at;
	const days = numeralsAt(text, wordsAt(text, start, '=с|=со') ? start + 1 : start);
	const [span, ...more] = days?.value.spans ?? [];
	if (!days || !span || more.length > 0 || span.first < 1 || span.last > 31) return null;
	if (span.first > span.last || !wordsAt(text, days.next, 'числ')) return null;
	const next = days.next + 1;
	if (monthsByWord.has(wordAt(text, next))) return null;
	const month = everyMonthEnd(text, next);
	const every: Every = { unit: 'day-of-month', ...span };
	return { value: { every, doubts: month ? [] : [{ kind: 'which-month' }] }, next: month || next };
}

/** Where «каждого месяца», «месяца», «ежемесячно» ends; 0 when it does not stand here. */
function everyMonthEnd(text: Text, at: number): number {
	const comma = markAt(text, at) === ',' ? at + 1 : at;
	if (wordsAt(text, comma, 'ежемесячн')) return comma + 1;
	const start = wordsAt(text, at, 'кажд|следующ') ? at + 1 : at;
	return wordsAt(text, start, '=месяца|=месяц|=мес') ? start + 1 : 0;
}

/** «последняя пятница месяца», «в первую неделю каждого месяца», «конец каждого месяца» */
function nthOfMonthAt(text: Text, at: number): Found<SaidEvery> {
	const begin = wordsAt(text, at, 'кажд') ? at + 1 : at;
	const edge = {
		начал: 'decade-1',
		середин: 'decade-2',
		конец: 'decade-3',
		конц: 'decade-3'
	} as const;
	for (const [word, slice] of Object.entries(edge)) {
		const end = wordsAt(text, begin, word) ? everyMonthEnd(text, begin + 1) : 0;
		if (end) return { value: sure({ unit: 'month', step: 1, times: 1, slice }), next: end };
	}
	return partOfEveryMonth(text, begin) ?? weekdaysOfMonthAt(text, begin, begin > at);
}

function partOfEveryMonth(text: Text, at: number): Found<SaidEvery> {
	const numeral = numeralAt(text, at);
	const slice = numeral && sliceMaker(text, numeral.next)?.(numeral.value.value);
	const end = numeral ? everyMonthEnd(text, numeral.next + 1) : 0;
	return slice && end
		? { value: sure({ unit: 'month', step: 1, times: 1, slice }), next: end }
		: null;
}

/** «вторая и четвертая среда месяца» */
function weekdaysOfMonthAt(text: Text, at: number, isEach: boolean): Found<SaidEvery> {
	const numerals = numeralsAt(text, at);
	const weekday = numerals ? (weekdaysByWord.get(wordAt(text, numerals.next)) ?? 0) : 0;
	if (!numerals || !weekday || isMonthNamed(text, numerals.next + 1)) return null;
	const { spans } = numerals.value;
	if (spans.some(({ first, last }) => first !== last || first > 5)) return null;
	const nths = spans.map(({ first }) => first);
	const end = everyMonthEnd(text, numerals.next + 1);
	// «каждая вторая среда» with no month is every other one, or the second of each month.
	const isOther = isEach && !nths.includes(lastNumber);
	const doubt: Doubt = { kind: isOther ? 'every-other-or-nth' : 'which-month' };
	return {
		value: { every: { unit: 'weekday-of-month', nths, weekday }, doubts: end ? [] : [doubt] },
		next: end || numerals.next + 1
	};
}

function isMonthNamed(text: Text, at: number): boolean {
	return monthsByWord.has(wordAt(text, wordsAt(text, at, 'месяц') ? at + 1 : at));
}

/** «каждый месяц», «каждую среду», «каждые две недели», «в каждой четверти» */
function eachAt(text: Text, at: number): Found<SaidEvery> {
	const start = wordsAt(text, at, '=в', 'кажд') ? at + 1 : at;
	if (!wordsAt(text, start, 'кажд')) return null;
	if (weekdaysByWord.has(wordAt(text, start + 1))) return weekdayListAt(text, start + 1, []);
	if (wordsAt(text, start + 1, 'каникул'))
		return { value: sure({ unit: 'holidays' }), next: start + 2 };
	const step = countAt(text, start + 1) || numeralAt(text, start + 1)?.value.value || 0;
	const unit = unitAt(text, step > 0 ? start + 2 : start + 1);
	if (!unit || (unit.value === 'year' && step < 2) || (unit.value === 'day' && step % 7 !== 0))
		return null;
	return { value: sure(stepped(unit.value, Math.max(step, 1), 1)), next: unit.next };
}

/** «по вторникам и четвергам»; a bare «среда» is taken for every Wednesday, and said to be in doubt. */
function weekdaysAt(text: Text, at: number): Found<SaidEvery> {
	if (wordsAt(text, at, '=по') && weekdaysByWord.has(wordAt(text, at + 1)))
		return weekdayListAt(text, at + 1, []);
	const word = wordAt(text, at);
	return weekdaysByWord.has(word) ? weekdayListAt(text, at, [{ kind: 'bare-weekday' }]) : null;
}

function weekdayListAt(text: Text, at: number, doubts: readonly Doubt[]): Found<SaidEvery> {
	const weekdays = new Set<number>();
	let next = at;
	for (let joint = at; weekdaysByWord.has(wordAt(text, joint));) {
		weekdays.add(weekdaysByWord.get(wordAt(text, joint)) ?? 1);
		next = joint + 1;
		joint = markAt(text, next) === ',' || wordsAt(text, next, '=и') ? next + 1 : text.tokens.length;
	}
	const sorted = [...weekdays].sort((a, b) => a - b);
	return { value: { every: { unit: 'weekdays', weekdays: sorted }, doubts }, next };
}
