import { isIsoDate, type IsoDate } from '../term/days.ts';
import { hasEnd } from '../term/term-state.ts';
import type { OccurrenceMark, Part } from './roadmap.ts';
import { markOf, type ActivityTime, type TimetableRow } from './timetable.ts';

/** A day by which a row of the roadmap is to be done, or was. */
export interface TermDue {
	readonly row: TimetableRow;
	/** Null where the term is that of the whole row. */
	readonly part: Part | null;
	readonly day: IsoDate;
}

/** Every turn that is open and has an end, by its last day; what was put off waits for its new one. */
export function termsDue(rows: readonly TimetableRow[]): readonly TermDue[] {
	return rows.flatMap(dueOfRow).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function dueOfRow(row: TimetableRow): readonly TermDue[] {
	const { status, activity } = row;
	if (status === 'done' || status === 'cancelled') return [];
	if (status === 'postponed') {
		const day = activity.postponedTo;
		return isIsoDate(day) ? [{ row, part: null, day }] : [];
	}
	return row.times.filter(({ term }) => hasEnd(term)).flatMap((time) => turnsOf(row, time));
}

function turnsOf(row: TimetableRow, { part, occurrences }: ActivityTime): readonly TermDue[] {
	return occurrences.flatMap(({ from, to }) => {
		const mark = markOf(row.activity, { partId: part?.id ?? '', from, to });
		return lastDayOf(to, mark).map((day) => ({ row, part, day }));
	});
}

function lastDayOf(to: IsoDate, mark: OccurrenceMark | undefined): readonly IsoDate[] {
	if (mark?.status === 'done' || mark?.status === 'cancelled') return [];
	if (mark?.status !== 'postponed') return [to];
	const day = mark.postponedTo;
	return isIsoDate(day) ? [day > to ? day : to] : [];
}
