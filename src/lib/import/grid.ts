/**
 * The one model that every reader fills and that recognition reads: lines and tables in the order
 * of the document. A merged cell stands once, at its first row and column, with its spans.
 */
export interface Grid {
	readonly blocks: readonly GridBlock[];
}

export type GridBlock = GridLine | GridTable;

/** An empty text is an empty line: it parts the blocks of a header from each other. */
export interface GridLine {
	readonly kind: 'line';
	readonly text: string;
}

export interface GridTable {
	readonly kind: 'table';
	/** The sheet's name where the source has sheets. */
	readonly name: string;
	readonly width: number;
	readonly rows: readonly (readonly GridCell[])[];
}

export interface GridCell {
	readonly column: number;
	readonly columns: number;
	readonly rows: number;
	readonly text: string;
}

/** What one place of a table shows: the cell that covers it, and where that cell stands. */
export interface Seen {
	readonly text: string;
	readonly row: number;
	readonly column: number;
	readonly cell: GridCell;
}

/** Every place of the table, so that a merged cell is seen from each row and column it covers. */
export function spread(table: GridTable): readonly (readonly (Seen | undefined)[])[] {
	const seen = table.rows.map(() => new Array<Seen | undefined>(table.width).fill(undefined));
	table.rows.forEach((cells, row) => {
		for (const cell of cells) cover(seen, row, cell);
	});
	return seen;
}

function cover(seen: (Seen | undefined)[][], row: number, cell: GridCell): void {
	const shown: Seen = { text: cell.text, row, column: cell.column, cell };
	for (const covered of seen.slice(row, row + cell.rows)) {
		const end = Math.min(covered.length, cell.column + cell.columns);
		for (let column = cell.column; column < end; column += 1) covered[column] ??= shown;
	}
}

export function line(text: string): GridLine {
	return { kind: 'line', text };
}

export function linesOf(text: string): readonly GridLine[] {
	return text.split('\n').map((each) => line(each.trim()));
}

/** A table of plain rows, such as those of a text file. */
export function plainTable(rows: readonly (readonly string[])[], name = ''): GridTable {
	const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
	return { kind: 'table', name, width, rows: rows.map(plainRow) };
}

function plainRow(texts: readonly string[]): readonly GridCell[] {
	return texts.map((text, column) => ({ column, columns: 1, rows: 1, text: text.trim() }));
}
