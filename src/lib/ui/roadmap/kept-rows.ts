import { keepSame } from '#lib/domain/keep-same.ts';
import { filterActivities, type ActivityFilter } from '#lib/domain/roadmap/search.ts';
import type { TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import type { StageRows } from './stage-rows.ts';
import type { Activity } from '#lib/domain/roadmap/roadmap.ts';

/** The rows whose activities were found and pass the filter, in the order of the roadmap. */
export function rowsAmong(
	rows: readonly TimetableRow[],
	found: readonly Activity[],
	filter: ActivityFilter
): readonly TimetableRow[] {
	const kept = new Set(filterActivities(found, filter).map(({ id }) => id));
	return rows.filter(({ activity }) => kept.has(activity.id));
}

/**
 * A row says what its own activity says; that another row of its stage changed is nothing to it, so
 * it stays the object it was.
 */
export function keepRows(
	before: readonly TimetableRow[],
	after: readonly TimetableRow[]
): readonly TimetableRow[] {
	const known = new Map(before.map((row) => [row.activity.id, row]));
	return after.map((row) => {
		const old = known.get(row.activity.id);
		const isSame =
			old !== undefined &&
			old.activity === row.activity &&
			old.status === row.status &&
			keepSame(old.times, row.times) === old.times;
		return isSame ? old : row;
	});
}

/** Their rows were kept already, so it is enough to look whether they are the same objects. */
export function keepStages(
	before: readonly StageRows[],
	after: readonly StageRows[]
): readonly StageRows[] {
	const known = new Map(before.map((stageRows) => [stageRows.id, stageRows]));
	return after.map((stageRows) => {
		const old = known.get(stageRows.id);
		return old && isSameStage(old, stageRows) ? old : stageRows;
	});
}

function isSameStage(old: StageRows, now: StageRows): boolean {
	return (
		old.stage === now.stage &&
		old.pace === now.pace &&
		isSameList(old.rows, now.rows) &&
		isSameList(old.shown, now.shown)
	);
}

function isSameList(old: readonly unknown[], now: readonly unknown[]): boolean {
	return old.length === now.length && old.every((each, at) => each === now[at]);
}
