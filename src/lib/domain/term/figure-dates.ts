import { daysInMonth } from './days.ts';
import { isGlued, markAt, wordsAt, written } from './token.ts';
import type { Found, Text } from './token.ts';
import type { Moment } from './term.ts';
import type { Moments } from './written-moments.ts';

type Figures = readonly Figure[];
type Figure = { readonly value: number; readonly digits: number; readonly roman: boolean };

/** Dates in figures: «01.09.2023», «1/9/23», «15.10», «IX.2023», «09.2023», «2023-09-01». */
export function figureDateAt(text: Text, at: number): Found<Moments> {
	return sharedMonthAt(text, at) ?? figuresAt(text, at);
}

export function figuresAt(text: Text, at: number): Found<Moments> {
	const separator = separatorAt(text, at + 1);
	const first = figureAt(text, at);
	const second = figureAt(text, at + 2);
	if (!first || !second || !separator) return null;
	if (separatorAt(text, at + 3) === separator) {
		const third = figureAt(text, at + 4);
		const whole = third ? threeFigures([first, second, third]) : null;
		if (whole) return end(text, at, { moment: whole, size: 5 });
	}
	const moment = separator === '-' ? null : twoFigures(first, second, separator);
	return moment ? end(text, at, { moment, size: 3 }) : null;
}

type Sized = { readonly moment: Moment; readonly size: number };

function end(text: Text, at: number, { moment, size }: Sized): Found<Moments> {
	const next = markAt(text, at + size) === '.' ? at + size + 1 : at + size;
	const after = moment.year !== null && wordsAt(text, next, '=г|=года|=год|=гг') ? next + 1 : next;
	const isRight = isPossible(moment);
	return {
		value: isRight
			? { stretches: [moment], doubts: [] }
			: { stretches: [], doubts: [{ kind: 'no-such-day', words: written(text, at, at + size) }] },
		next: after
	};
}

function isPossible(moment: Moment): boolean {
	if (moment.kind === 'month') return moment.month >= 1 && moment.month <= 12;
	if (moment.kind !== 'day') return false;
	const { day, month, year } = moment;
	return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2024, month);
}

/** «1-15.09.2023» and «15, 22.10»: the month is said once, after the last day. */
function sharedMonthAt(text: Text, at: number): Found<Moments> {
	const first = figureAt(text, at);
	const second = figureAt(text, at + 2);
	const mark = markAt(text, at + 1);
	if (!first || !second || first.roman || first.digits > 2 || separatorAt(text, at + 3) !== '.')
		return null;
	if (mark !== '-' && mark !== ',') return null;
	const rest = figuresAt(text, at + 2);
	const last = rest?.value.stretches[0];
	if (!rest || !last || last.kind === 'range') return null;
	const from = alike(first, last);
	if (!from || !isPossible(from)) return null;
	return {
		value: {
			stretches: mark === '-' ? [{ kind: 'range', from, to: last }] : [from, last],
			doubts: []
		},
		next: rest.next
	};
}

/** «1-15.09» are days, «09-12.2023» months. */
function alike(figure: Figure, last: Moment): Moment | null {
	if (last.kind === 'day') return last.day > figure.value ? { ...last, day: figure.value } : null;
	if (last.kind !== 'month' || figure.value > 12) return null;
	const year = last.year === null || figure.value <= last.month ? last.year : last.year - 1;
	return { ...last, month: figure.value, year };
}

function separatorAt(text: Text, at: number): '.' | '/' | '-' | '' {
	const mark = markAt(text, at);
	if (mark === '.') return '.';
	if (mark === '/' && isGlued(text, at - 1) && isGlued(text, at)) return '/';
	return mark === '-' && isGlued(text, at - 1) && isGlued(text, at) ? '-' : '';
}

function figureAt(text: Text, at: number): Figure | null {
	const token = text.tokens[at];
	if (token?.kind === 'roman') return { value: token.value, digits: 2, roman: true };
	if (token?.kind !== 'number' || token.ordinal || token.digits > 4) return null;
	return { value: token.value, digits: token.digits, roman: false };
}

function threeFigures(figures: Figures): Moment | null {
	const [first, second, third] = figures;
	if (!first || !second || !third || second.digits > 2) return null;
	if (first.digits === 4 && third.digits <= 2)
		return { kind: 'day', day: third.value, month: second.value, year: first.value };
	const year = third.digits === 2 && !third.roman ? 2000 + third.value : third.value;
	if (first.digits > 2 || third.digits === 3 || third.digits === 1 || third.roman) return null;
	if (year < 1990 || year > 2099) return null;
	return { kind: 'day', day: first.value, month: second.value, year };
}

/** «14.00», «9.30»: an hour, where a month could not stand. */
function isTime(first: Figure, second: Figure): boolean {
	return first.value <= 24 && second.digits === 2 && [0, 15, 30, 45].includes(second.value);
}

function twoFigures(first: Figure, second: Figure, separator: '.' | '/'): Moment | null {
	if (first.digits > 2 || second.digits === 3) return null;
	if (second.digits === 4) {
		const isYear = second.value >= 1990 && second.value <= 2099;
		return isYear
			? { kind: 'month', month: first.value, slice: 'whole', year: second.value }
			: null;
	}
	if (first.roman || separator === '/' || isTime(first, second)) return null;
	// «09.23»: there is no 23rd month, so it is September of a year in two digits.
	if (second.value >= 20 && second.value <= 39 && first.value <= 12 && second.digits === 2)
		return { kind: 'month', month: first.value, slice: 'whole', year: 2000 + second.value };
	return { kind: 'day', day: first.value, month: second.value, year: null };
}
