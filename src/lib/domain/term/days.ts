/** A calendar date as text, `2023-09-01`: it sorts by itself and knows no time zone. */
export type IsoDate = string;
export type Period = { readonly from: IsoDate; readonly to: IsoDate };

/** Days are counted from 1970-01-01, so that spans are compared and cut as plain numbers. */
export type DaySpan = { readonly from: number; readonly to: number };

const dayMs = 86_400_000;

export function dayNumber(year: number, month: number, day: number): number {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	return Math.round(date.getTime() / dayMs);
}

export function dayNumberOf(date: IsoDate): number {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	return dayNumber(year, month, day);
}

export function isoOf(day: number): IsoDate {
	return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day of a moment where the device is: what was opened after midnight was not opened yesterday. */
export function dayOf(moment: number): IsoDate {
	const date = new Date(moment);
	return isoOf(dayNumber(date.getFullYear(), date.getMonth() + 1, date.getDate()));
}

export function isIsoDate(text: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(text) && isoOf(dayNumberOf(text)) === text;
}

export function yearOf(day: number): number {
	return new Date(day * dayMs).getUTCFullYear();
}

export function monthOf(day: number): number {
	return new Date(day * dayMs).getUTCMonth() + 1;
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: number): number {
	return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
	return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

export function spanOf(period: Period): DaySpan {
	return { from: dayNumberOf(period.from), to: dayNumberOf(period.to) };
}

export function periodOf(span: DaySpan): Period {
	return { from: isoOf(span.from), to: isoOf(span.to) };
}

export function cut(span: DaySpan, to: DaySpan): DaySpan | null {
	const from = Math.max(span.from, to.from);
	const till = Math.min(span.to, to.to);
	return from <= till ? { from, to: till } : null;
}

/** Sorted, and no day twice: spans that share a day become one. */
export function mergeSpans(spans: readonly DaySpan[]): DaySpan[] {
	const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to);
	const merged: DaySpan[] = [];
	for (const span of sorted) {
		const last = merged.at(-1);
		if (!last || span.from > last.to) merged.push(span);
		else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
	}
	return merged;
}

/** The school year runs from 1 September to 31 August. */
export function schoolYear(year: number): Period {
	return periodOf({ from: dayNumber(year, 9, 1), to: dayNumber(year + 1, 8, 31) });
}

export function schoolYearOf(date: IsoDate): number {
	return schoolYearOfDay(dayNumberOf(date));
}

export function schoolYearOfDay(day: number): number {
	return monthOf(day) >= 9 ? yearOf(day) : yearOf(day) - 1;
}
