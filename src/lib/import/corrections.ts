import type { ColumnRole } from '#lib/domain/roadmap/proposal.ts';
import type { Grid, GridCell, GridTable } from './grid.ts';

/** What a person put right by hand in the preview. Places are those of the uncorrected grid. */
export interface Corrections {
	readonly tables: readonly { readonly table: number; readonly use: boolean }[];
	/** The row of a table that holds the headings of the columns. */
	readonly headings: readonly { readonly table: number; readonly row: number }[];
	readonly columns: readonly {
		readonly table: number;
		readonly column: number;
		readonly role: ColumnRole;
	}[];
	readonly rows: readonly { readonly table: number; readonly row: number; readonly as: RowKind }[];
	readonly cells: readonly {
		readonly table: number;
		readonly row: number;
		readonly column: number;
		readonly text: string;
	}[];
	/** «Это один человек»: the spelling in the document and the one that is meant. */
	readonly people: readonly { readonly written: string; readonly means: string }[];
	readonly header: { readonly title?: string; readonly organisation?: string };
}

export type RowKind =
	'activity' | 'continuation' | 'stage' | 'task' | 'narrative' | 'heading' | 'leftover';

export const noCorrections: Corrections = {
	tables: [],
	headings: [],
	columns: [],
	rows: [],
	cells: [],
	people: [],
	header: {}
};

/** Corrected texts take the place of the written ones before anything is recognised. */
export function correctGrid(grid: Grid, { cells }: Corrections): Grid {
	if (cells.length === 0) return grid;
	const texts = new Map(
		cells.map((cell) => [`${cell.table} ${cell.row} ${cell.column}`, cell.text])
	);
	let index = -1;
	return {
		blocks: grid.blocks.map((block) => {
			if (block.kind === 'line') return block;
			index += 1;
			return correctTable(block, index, texts);
		})
	};
}

function correctTable(
	table: GridTable,
	index: number,
	texts: ReadonlyMap<string, string>
): GridTable {
	return {
		...table,
		rows: table.rows.map((cells, row) => {
			const textAt = (column: number): string | undefined => texts.get(`${index} ${row} ${column}`);
			const written = cells.map((cell) => ({ ...cell, text: textAt(cell.column) ?? cell.text }));
			return [...written, ...addedCells(table.width, written, textAt)];
		})
	};
}

/** Rows of a text end at their last filled field: what stands behind it may be filled in by hand. */
function addedCells(
	width: number,
	cells: readonly GridCell[],
	textAt: (column: number) => string | undefined
): readonly GridCell[] {
	const end = cells.reduce((last, { column, columns }) => Math.max(last, column + columns), 0);
	return Array.from({ length: Math.max(0, width - end) }, (_, at) => end + at).flatMap((column) => {
		const text = textAt(column);
		return text === undefined ? [] : [{ column, columns: 1, rows: 1, text }];
	});
}
