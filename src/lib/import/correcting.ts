import type {
	ColumnRole,
	Place,
	ProposedActivity,
	RoadmapProposal,
	Written
} from '#lib/domain/roadmap/proposal.ts';
import type { Corrections, RowKind } from './corrections.ts';

/** What a person does in the preview, each as one more correction of the same grid. */

/** The whole text goes into the first of its cells; what a page break had cut off is emptied. */
export function withText(corrections: Corrections, { places }: Written, text: string): Corrections {
	const cells = places.filter((place) => place.at === 'cell');
	const fresh = cells.map(({ table, row, column }, at) => ({
		...{ table, row, column },
		text: at === 0 ? text : ''
	}));
	const isFresh = (old: Corrections['cells'][number]): boolean =>
		fresh.some(
			({ table, row, column }) => old.table === table && old.row === row && old.column === column
		);
	return { ...corrections, cells: [...corrections.cells.filter((old) => !isFresh(old)), ...fresh] };
}

export function withRow(
	corrections: Corrections,
	{ table, row }: { readonly table: number; readonly row: number },
	as: RowKind | undefined
): Corrections {
	const others = corrections.rows.filter((each) => each.table !== table || each.row !== row);
	return { ...corrections, rows: as === undefined ? others : [...others, { table, row, as }] };
}

/** Tables that a page break cut apart have the same columns, and are put right together. */
export function withColumn(
	corrections: Corrections,
	{ tables }: Pick<RoadmapProposal, 'tables'>,
	{ column, heading, role }: { column: number; heading: string; role: ColumnRole }
): Corrections {
	const alike = tables.filter(({ columns }) =>
		columns.some((each) => each.column === column && each.heading === heading)
	);
	const fresh = alike.map(({ table }) => ({ table, column, role }));
	const others = corrections.columns.filter(
		(old) => !fresh.some(({ table }) => table === old.table && column === old.column)
	);
	return { ...corrections, columns: [...others, ...fresh] };
}

/** «Это один человек»: the spelling that is meant takes the place of the other in every cell. */
export function withPerson(
	corrections: Corrections,
	proposal: RoadmapProposal,
	{ written, means }: { readonly written: string; readonly means: string }
): Corrections {
	const cells = proposal.stages.flatMap(({ activities }) =>
		activities.map(({ responsible }) => responsible)
	);
	const replaced = cells
		.filter(({ text }) => text.includes(written))
		.reduce((all, cell) => withText(all, cell, cell.text.replaceAll(written, means)), corrections);
	const others = replaced.people.filter((each) => each.written !== written);
	return { ...replaced, people: [...others, { written, means }] };
}

export function withTable(corrections: Corrections, table: number, use: boolean): Corrections {
	const others = corrections.tables.filter((each) => each.table !== table);
	return { ...corrections, tables: [...others, { table, use }] };
}

/** The cell of an activity under a column of this role, also where it is empty; undefined without such a column. */
export function cellOf(
	{ tables }: Pick<RoadmapProposal, 'tables'>,
	activity: ProposedActivity,
	role: 'number' | 'title' | 'term' | 'responsible' | 'result'
): Written | undefined {
	const written = role === 'number' ? undefined : activity[role === 'title' ? 'content' : role];
	if (written && written.places.length > 0) return written;
	const base = firstCell(activity);
	const columns = tables.find(({ table }) => table === base?.table)?.columns ?? [];
	// Beside a column of stages the numbers count stages, or stand in the cell of the activity.
	if (role === 'number' && columns.some((each) => each.role === 'stage')) return undefined;
	const column = columns.find((each) => each.role === role)?.column;
	if (!base || column === undefined) return undefined;
	return { text: role === 'number' ? activity.number : '', places: [{ ...base, column }] };
}

/** The row of the table that an activity begins in. */
export function rowOf(activity: ProposedActivity): { table: number; row: number } | undefined {
	const cell = firstCell(activity);
	return cell && { table: cell.table, row: cell.row };
}

function firstCell({
	content,
	term,
	responsible,
	result
}: ProposedActivity): Extract<Place, { at: 'cell' }> | undefined {
	return [content, term, responsible, result]
		.flatMap(({ places }) => places)
		.find((place) => place.at === 'cell');
}
