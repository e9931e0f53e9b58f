import { isNow, isOverdue, type TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import type { Stage } from '#lib/domain/roadmap/roadmap.ts';
import type { Pace } from '#lib/ui/kit/trail.ts';

/** A stage with its rows: all of them, and those that the search and the filters leave. */
export interface StageRows {
	readonly id: string;
	readonly stage: Stage;
	readonly rows: readonly TimetableRow[];
	readonly shown: readonly TimetableRow[];
	readonly pace: Pace;
	readonly done: number;
	readonly overdue: number;
}

export function activityIdOf({ activity }: TimetableRow): string {
	return activity.id;
}

export function stageRowsOf(
	stages: readonly Stage[],
	{
		rows,
		shown
	}: { readonly rows: readonly TimetableRow[]; readonly shown: readonly TimetableRow[] }
): readonly StageRows[] {
	const rowsByStage = Map.groupBy(rows, ({ stage }) => stage.id);
	const shownByStage = Map.groupBy(shown, ({ stage }) => stage.id);
	return stages.map((stage) => {
		const own = rowsByStage.get(stage.id) ?? [];
		return {
			id: stage.id,
			stage,
			rows: own,
			shown: shownByStage.get(stage.id) ?? [],
			pace: paceOfStage(own),
			done: own.filter(({ status }) => status === 'done').length,
			overdue: own.filter(isOverdue).length
		};
	});
}

function paceOfStage(rows: readonly TimetableRow[]): Pace {
	const open = rows.filter(({ status }) => status !== 'cancelled');
	if (open.length > 0 && open.every(({ status }) => status === 'done')) return 'done';
	if (open.some(isOverdue)) return 'stuck';
	if (open.some((row) => isNow(row) || row.status === 'in-progress')) return 'now';
	return open.some(({ status }) => status === 'done') ? 'now' : 'ahead';
}

export function paceOfRow(row: TimetableRow): Pace {
	if (row.status === 'done') return 'done';
	if (isOverdue(row)) return 'stuck';
	return isNow(row) || row.status === 'in-progress' ? 'now' : 'ahead';
}
