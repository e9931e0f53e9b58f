import { cellsOf } from '#lib/domain/roadmap/cells.ts';
import type { Activity } from '#lib/domain/roadmap/roadmap.ts';
import { pasteColumns, type PasteColumn } from '#lib/import/pasted-rows.ts';

/** The columns that are typed into; those of the official table. */
export const typedColumns = pasteColumns;
export type TypedColumn = PasteColumn;

export function isTypedColumn(name: string | undefined): name is TypedColumn {
	return typedColumns.some((column) => column === name);
}

/** What stands in a cell of the table. */
export function cellText(activity: Activity, column: TypedColumn): string {
	if (column === 'number') return activity.number;
	if (column === 'title') return activity.title;
	return cellsOf(activity, { hasNumberColumn: true })[column];
}

/** A cell that somebody is typing into. */
export interface Typing {
	/** The id of an activity or of a stage. */
	readonly rowId: string;
	readonly column: TypedColumn;
	/** The letter that began it, in place of what stood there. */
	readonly initial: string | undefined;
}
