import { dayNumber, daysInMonth, weekdayOf } from './days.ts';
import type { DaySpan } from './days.ts';
import { halfSpan, holidaySpans, termSpans } from './school-calendar.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import type { Moment, SchoolYearSlice, Slice, Stretch } from './term.ts';

/** The days of a stretch in one year; null when only the school's calendar could tell them. */
export function stretchSpans(
	stretch: Stretch,
	year: number,
	calendar: SchoolCalendar
): readonly DaySpan[] | null {
	if (stretch.kind !== 'range') return momentSpans(stretch, stretch.year ?? year, calendar);
	const from = momentSpans(stretch.from, stretch.from.year ?? year, calendar);
	const to = momentSpans(stretch.to, stretch.to.year ?? year, calendar);
	if (!from || !to) return null;
	const first = from[0];
	const last = to.at(-1);
	if (!first || !last) return [];
	if (last.to >= first.from) return [{ from: first.from, to: last.to }];
	// A range with no year that ends before it begins runs over New Year.
	const next = momentSpans(stretch.to, year + 1, calendar)?.at(-1);
	return stretch.to.year === null && next ? [{ from: first.from, to: next.to }] : [];
}

function momentSpans(
	moment: Moment,
	year: number,
	calendar: SchoolCalendar
): readonly DaySpan[] | null {
	switch (moment.kind) {
		case 'day':
			return daySpans(year, moment.month, moment.day);
		case 'month':
			return [sliceSpan(year, moment.month, moment.slice)];
		case 'weekday-of-month':
			return nthWeekday(year, moment.month, moment);
		case 'quarter':
			return [monthsSpan(year, moment.quarter * 3 - 2, 3)];
		case 'half-year':
			if (moment.of === 'calendar') return [monthsSpan(year, moment.half * 6 - 5, 6)];
			return [halfSpan(calendar, year, moment.half)];
		case 'school-term':
			return numbered(termSpans(calendar, year, moment.sort), moment.number);
		case 'holidays':
			return holidaySpans(calendar, year, moment.season);
		case 'season':
			return [monthsSpan(year, { autumn: 9, winter: 12, spring: 3, summer: 6 }[moment.season], 3)];
		case 'year':
			return [monthsSpan(year, 1, 12)];
		case 'school-year':
			return [schoolYearSpan(year, moment.slice)];
	}
}

function numbered(spans: readonly DaySpan[] | null, number: number): readonly DaySpan[] | null {
	return spans && spans.slice(number - 1, number);
}

function daySpans(year: number, month: number, day: number): readonly DaySpan[] {
	if (day > daysInMonth(year, month)) return [];
	const at = dayNumber(year, month, day);
	return [{ from: at, to: at }];
}

export function monthsSpan(year: number, month: number, count: number): DaySpan {
	return { from: dayNumber(year, month, 1), to: dayNumber(year, month + count, 1) - 1 };
}

const slices: Readonly<Record<Slice, readonly [from: number, to: number]>> = {
	whole: [1, 31],
	'decade-1': [1, 10],
	'decade-2': [11, 20],
	'decade-3': [21, 31],
	'half-1': [1, 15],
	'half-2': [16, 31],
	'week-1': [1, 7],
	'week-2': [8, 14],
	'week-3': [15, 21],
	'week-4': [22, 28],
	'week-5': [29, 31],
	'week-last': [-6, 31]
};

export function sliceSpan(year: number, month: number, slice: Slice): DaySpan {
	const length = daysInMonth(year, month);
	const [from, to] = slices[slice];
	const start = Math.min(from > 0 ? from : length + from, length);
	return { from: dayNumber(year, month, start), to: dayNumber(year, month, Math.min(to, length)) };
}

/** The nth such weekday of a month, -1 for the last; a fifth there may not be. */
export function nthWeekday(
	year: number,
	month: number,
	{ nth, weekday }: { readonly nth: number; readonly weekday: number }
): readonly DaySpan[] {
	const length = daysInMonth(year, month);
	const first = 1 + ((weekday - weekdayOf(dayNumber(year, month, 1)) + 7) % 7);
	const day = nth > 0 ? first + (nth - 1) * 7 : first + Math.floor((length - first) / 7) * 7;
	return day > length ? [] : daySpans(year, month, day);
}

function schoolYearSpan(year: number, slice: SchoolYearSlice): DaySpan {
	switch (slice) {
		case 'whole':
			return monthsSpan(year, 9, 12);
		case 'start':
			return monthsSpan(year, 9, 1);
		case 'middle':
			return monthsSpan(year, 12, 2);
		case 'end':
			return monthsSpan(year + 1, 5, 1);
	}
}
