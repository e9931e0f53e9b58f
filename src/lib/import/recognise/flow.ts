import type {
	ColumnRole,
	Place,
	ProposedColumn,
	ProposedTable
} from '#lib/domain/roadmap/proposal.ts';
import type { Corrections } from '../corrections.ts';
import { spread, type Grid, type GridBlock, type GridTable, type Seen } from '../grid.ts';
import { doubtfulColumns } from './columns.ts';
import { headingOf, layoutOf, type Layout } from './layout.ts';
import { linesOfRows, type Line } from './loose-rows.ts';
import { isTask, stageHeading } from './stage-heading.ts';

export interface RowCell {
	readonly text: string;
	readonly place: Place;
	readonly role: ColumnRole;
	readonly column: number;
	readonly columns: number;
	readonly rows: number;
}

/** One row of the roadmap's tables. `shared` are cells merged down from rows above. */
export interface RoadmapRow {
	readonly kind: 'row';
	readonly table: number;
	readonly row: number;
	readonly firstOfTable: boolean;
	readonly width: number;
	readonly cells: readonly RowCell[];
	readonly shared: readonly RowCell[];
}

export interface FlowLine extends Line {
	readonly kind: 'line';
}

export type Piece = RoadmapRow | FlowLine;

/** The document cut at the heading of its roadmap. */
export interface Flow {
	readonly before: readonly Line[];
	readonly pieces: readonly Piece[];
	readonly tables: readonly ProposedTable[];
	readonly doubtful: readonly ProposedTable[];
}

interface Section {
	readonly lines: readonly Line[];
	readonly rows: readonly RoadmapRow[];
	readonly table?: ProposedTable;
	readonly doubtful?: ProposedTable;
}

/** Undefined where no table of the document is a roadmap. */
export function flowOf(grid: Grid, corrections: Corrections): Flow | undefined {
	const sections = sectionsOf(grid, corrections);
	const first = sections.findIndex((section) => section.table !== undefined);
	if (first < 0) return undefined;
	const above = sections.slice(0, first + 1).flatMap(({ lines }) => lines);
	const opening = openingLines(above);
	const before = above.slice(0, above.length - opening.length);
	const pieces = sections
		.slice(first)
		.flatMap(({ lines, rows }, at) => [
			...(at === 0 ? opening : lines).map((each): FlowLine => ({ kind: 'line', ...each })),
			...rows
		]);
	return {
		before,
		pieces,
		tables: sections.flatMap(({ table }) => table ?? []),
		doubtful: sections.flatMap(({ doubtful }) => doubtful ?? [])
	};
}

/** The first stage may stand as a line right above the table, as the others stand above theirs. */
function openingLines(above: readonly Line[]): readonly Line[] {
	const belongs = ({ text }: Line): boolean =>
		text === '' || isTask(text) || stageHeading(text) !== null;
	const from = above.findLastIndex((each) => !belongs(each)) + 1;
	const heading = above.findIndex(({ text }, at) => at >= from && stageHeading(text) !== null);
	return heading < 0 ? [] : above.slice(heading);
}

function sectionsOf(grid: Grid, corrections: Corrections): readonly Section[] {
	const headed = grid.blocks.some((block) => block.kind === 'table' && headingOf(block) >= 0);
	let previous: Layout | undefined;
	let index = -1;
	return grid.blocks.map((block, at) => {
		if (block.kind === 'line') return lineSection(block, at);
		index += 1;
		const layout = layoutOf({ table: block, index, corrections, previous, headed });
		if (!layout) return { lines: linesOfRows(block, index, block.rows.length), rows: [] };
		previous = layout;
		return tableSection(block, index, layout);
	});
}

function lineSection(block: GridBlock, at: number): Section {
	const text = block.kind === 'line' ? block.text : '';
	return { lines: [{ text, place: { at: 'line', line: at } }], rows: [] };
}

function tableSection(block: GridTable, table: number, layout: Layout): Section {
	const doubtful = doubtfulColumns(layout.columns, layout.samples);
	return {
		lines: linesOfRows(block, table, layout.heading),
		rows: rowsOf(block, table, layout),
		table: { table, columns: layout.columns },
		...(doubtful.length > 0 ? { doubtful: { table, columns: doubtful } } : {})
	};
}

function rowsOf(block: GridTable, table: number, layout: Layout): readonly RoadmapRow[] {
	const shown = spread(block);
	return block.rows.slice(layout.from).map((cells, at): RoadmapRow => {
		const row = layout.from + at;
		const above = (shown[row] ?? []).filter((seen) => seen !== undefined && seen.row < row);
		const shared = [...new Set(above)].filter(
			(seen): seen is Seen => seen !== undefined && seen.row >= layout.from
		);
		return {
			kind: 'row',
			table,
			row,
			firstOfTable: at === 0,
			width: block.width,
			cells: cells
				.filter((cell) => cell.text !== '')
				.map((cell) => rowCell({ text: cell.text, row, column: cell.column, cell }, table, layout)),
			shared: shared.filter(({ text }) => text !== '').map((seen) => rowCell(seen, table, layout))
		};
	});
}

function rowCell(seen: Seen, table: number, { columns }: Layout): RowCell {
	const { text, row, column, cell } = seen;
	return {
		text,
		place: { at: 'cell', table, row, column },
		role: roleOf(columns.slice(column, column + cell.columns)),
		column,
		columns: cell.columns,
		rows: cell.rows
	};
}

/** A cell over the number and the activity holds the activity. */
function roleOf(covered: readonly ProposedColumn[]): ColumnRole {
	const roles = covered.map(({ role }) => role);
	if (roles[0] === 'number' && roles.includes('title')) return 'title';
	return roles[0] ?? 'note';
}
