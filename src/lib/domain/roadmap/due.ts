import { isNow, isOverdue, type TimetableRow } from './timetable.ts';

/** What a curator should look at today, the most pressing first; each row stands in one place only. */
export interface Due {
	readonly overdue: readonly TimetableRow[];
	/** Begins, or ends, within the next days. */
	readonly soon: readonly TimetableRow[];
	readonly now: readonly TimetableRow[];
}

export function dueOf(rows: readonly TimetableRow[]): Due {
	const open = rows.filter(
		({ status }) => status !== 'done' && status !== 'cancelled' && status !== 'postponed'
	);
	const overdue = open.filter(isOverdue);
	const others = open.filter((row) => !isOverdue(row));
	const soon = others.filter(isSoon).toSorted((a, b) => daysLeft(a) - daysLeft(b));
	return { overdue, soon, now: others.filter((row) => !isSoon(row) && isNow(row)) };
}

function isSoon(row: TimetableRow): boolean {
	return Number.isFinite(daysLeft(row));
}

function daysLeft({ times }: TimetableRow): number {
	const days = times.map(({ state: { status } }) =>
		status.kind === 'soon' ? status.days : Infinity
	);
	return Math.min(Infinity, ...days);
}
