import { dayNumber, spanOf } from './days.ts';
import type { DaySpan, Period } from './days.ts';
import type { SchoolTermSort, Season } from './term.ts';

/** What a school sets by its own order each year. What it has not set is left out. */
export type SchoolCalendar = { readonly years: readonly CalendarYear[] };

export type CalendarYear = {
	readonly schoolYear: number;
	readonly quarters: readonly Period[];
	readonly trimesters: readonly Period[];
	/** Two, or none where the school goes by the usual September–December and January–May. */
	readonly halves: readonly Period[];
	readonly holidays: readonly { readonly season: Season; readonly period: Period }[];
};

export const noCalendar: SchoolCalendar = { years: [] };

export function halfSpan(calendar: SchoolCalendar, year: number, half: number): DaySpan {
	const set = calendar.years.find((one) => one.schoolYear === year)?.halves[half - 1];
	if (set) return spanOf(set);
	return half === 1
		? { from: dayNumber(year, 9, 1), to: dayNumber(year, 12, 31) }
		: { from: dayNumber(year + 1, 1, 1), to: dayNumber(year + 1, 5, 31) };
}

/** Null when the school has not told. */
export function termSpans(
	calendar: SchoolCalendar,
	year: number,
	sort: SchoolTermSort
): readonly DaySpan[] | null {
	const set = calendar.years.find((one) => one.schoolYear === year);
	const terms = sort === 'quarter' ? set?.quarters : set?.trimesters;
	return terms && terms.length > 0 ? terms.map(spanOf) : null;
}

/** Summer holidays are known without a calendar: the second half-year ends with May. */
export function holidaySpans(
	calendar: SchoolCalendar,
	year: number,
	season: Season | 'every'
): readonly DaySpan[] | null {
	const set = calendar.years.find((one) => one.schoolYear === year)?.holidays ?? [];
	const meant = set.filter((one) => season === 'every' || one.season === season);
	if (meant.length > 0) return meant.map((one) => spanOf(one.period));
	if (season !== 'summer') return null;
	return [{ from: dayNumber(year + 1, 6, 1), to: dayNumber(year + 1, 8, 31) }];
}
