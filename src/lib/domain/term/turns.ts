import {
	cut,
	dayNumber,
	daysInMonth,
	monthOf,
	schoolYearOfDay,
	weekdayOf,
	yearOf
} from './days.ts';
import type { DaySpan } from './days.ts';
import { monthsSpan, nthWeekday, sliceSpan } from './moment-spans.ts';
import { halfSpan, holidaySpans, termSpans } from './school-calendar.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import type { Every } from './term.ts';

/** The turns of a frequency within some days; null when only the school's calendar could tell them. */
export function turnsOf(
	every: Every,
	bound: DaySpan,
	calendar: SchoolCalendar
): readonly DaySpan[] | null {
	const turns = uncutTurns(every, bound, calendar);
	return turns && turns.flatMap((turn) => cut(turn, bound) ?? []);
}

function uncutTurns(
	every: Every,
	bound: DaySpan,
	calendar: SchoolCalendar
): readonly DaySpan[] | null {
	switch (every.unit) {
		case 'day':
			return [bound];
		case 'week':
			return weeks(bound, every.step);
		case 'weekdays':
			return days(bound).filter((day) => every.weekdays.includes(weekdayOf(day.from)));
		case 'month':
			return months(bound).flatMap((month) => monthTurns(month, every, bound));
		case 'day-of-month':
			return months(bound).flatMap(({ year, month }) => daysOfMonth(year, month, every));
		case 'weekday-of-month':
			return months(bound).flatMap(({ year, month }) =>
				every.nths.flatMap((nth) => nthWeekday(year, month, { nth, weekday: every.weekday }))
			);
		case 'quarter':
			return months(bound)
				.filter(({ month }, at) => at === 0 || month % 3 === 1)
				.map(({ year, month }) => monthsSpan(year, month - ((month - 1) % 3), 3));
		case 'half-year':
			return schoolYears(bound).flatMap((year) => halves(calendar, year));
		case 'school-term':
			return told(schoolYears(bound).map((year) => termSpans(calendar, year, every.sort)));
		case 'holidays':
			return told(schoolYears(bound).map((year) => holidaySpans(calendar, year, 'every')));
		case 'year':
			return yearTurns(every, bound, calendar);
	}
}

function told(found: readonly (readonly DaySpan[] | null)[]): readonly DaySpan[] | null {
	const known = found.filter((spans) => spans !== null);
	return known.length > 0 ? known.flat() : null;
}

function halves(calendar: SchoolCalendar, year: number): DaySpan[] {
	return [halfSpan(calendar, year, 1), halfSpan(calendar, year, 2)];
}

/** «2 раза в год» is once in each half-year; more often than that, only the year is told. */
function yearTurns(
	{ times, step }: { readonly times: number; readonly step: number },
	bound: DaySpan,
	calendar: SchoolCalendar
): readonly DaySpan[] {
	const years = schoolYears(bound);
	if (times === 2 && step === 1) return years.flatMap((year) => halves(calendar, year));
	return years.map((year) => monthsSpan(year, 9, 12));
}

function days(bound: DaySpan): DaySpan[] {
	return Array.from({ length: bound.to - bound.from + 1 }, (_, step) => {
		const day = bound.from + step;
		return { from: day, to: day };
	});
}

function weeks(bound: DaySpan, step: number): DaySpan[] {
	const monday = bound.from - weekdayOf(bound.from) + 1;
	const count = Math.ceil((bound.to - monday + 1) / (7 * step));
	return Array.from({ length: count }, (_, at) => {
		const from = monday + at * 7 * step;
		return { from, to: from + 7 * step - 1 };
	});
}

function daysOfMonth(
	year: number,
	month: number,
	{ first, last }: { readonly first: number; readonly last: number }
): DaySpan[] {
	const length = daysInMonth(year, month);
	if (first > length) return [];
	return [
		{ from: dayNumber(year, month, first), to: dayNumber(year, month, Math.min(last, length)) }
	];
}

type Month = { readonly year: number; readonly month: number };

function months(bound: DaySpan): Month[] {
	const first = yearOf(bound.from) * 12 + monthOf(bound.from) - 1;
	const last = yearOf(bound.to) * 12 + monthOf(bound.to) - 1;
	return Array.from({ length: last - first + 1 }, (_, step) => ({
		year: Math.floor((first + step) / 12),
		month: ((first + step) % 12) + 1
	}));
}

type EveryMonth = Extract<Every, { unit: 'month' }>;

/** Turns of several months are counted from the September of their school year. */
function monthTurns(
	{ year, month }: Month,
	{ step, times, slice }: EveryMonth,
	bound: DaySpan
): DaySpan[] {
	if (slice !== 'whole') return [sliceSpan(year, month, slice)];
	if (step === 1 && times === 2)
		return [sliceSpan(year, month, 'half-1'), sliceSpan(year, month, 'half-2')];
	if (step === 1 && times === 3)
		return (['decade-1', 'decade-2', 'decade-3'] as const).map((one) =>
			sliceSpan(year, month, one)
		);
	const sinceSeptember = (month + 3) % 12;
	const isFirst = dayNumber(year, month, 1) <= bound.from;
	if (sinceSeptember % step !== 0 && !isFirst) return [];
	return [monthsSpan(year, month - (sinceSeptember % step), step)];
}

function schoolYears(bound: DaySpan): number[] {
	const first = schoolYearOfDay(bound.from);
	return Array.from({ length: schoolYearOfDay(bound.to) - first + 1 }, (_, step) => first + step);
}
