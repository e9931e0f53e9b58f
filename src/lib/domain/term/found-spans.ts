import type { DaySpan } from './days.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import type { Doubt } from './term.ts';

export type Asked = {
	readonly asked: DaySpan;
	/** Where dates without a year may lie: the asked time, as far as the document reaches. */
	readonly yearless: DaySpan | null;
	readonly document: DaySpan | null;
	readonly calendar: SchoolCalendar;
};

export type FoundSpans = {
	readonly spans: readonly DaySpan[];
	readonly open: boolean;
	/** Some of it lies before or after the asked time. */
	readonly isCut: boolean;
	readonly doubts: readonly Doubt[];
};

export const openSpans: FoundSpans = { spans: [], open: true, isCut: false, doubts: [] };

export function found(spans: readonly DaySpan[]): FoundSpans {
	return { spans, open: false, isCut: false, doubts: [] };
}

export function together(all: readonly FoundSpans[], doubts: readonly Doubt[]): FoundSpans {
	return {
		spans: all.flatMap((one) => one.spans),
		open: all.some((one) => one.open),
		isCut: all.some((one) => one.isCut),
		doubts: [...doubts, ...all.flatMap((one) => one.doubts)]
	};
}
