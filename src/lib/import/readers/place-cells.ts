import type { GridCell, GridTable } from '../grid.ts';

/** A cell that knows its spans and its place among the cells of its row, but not its column. */
export interface LooseCell {
	readonly columns: number;
	readonly rows: number;
	readonly text: string;
}

/** Gives every cell its column: cells that reach down from rows above push the others right. */
export function placeCells(rows: readonly (readonly LooseCell[])[]): GridTable {
	const takenUntil: number[] = [];
	let width = 0;
	const placed = rows.map((cells, row) => {
		let column = 0;
		return cells.map((cell): GridCell => {
			while ((takenUntil[column] ?? 0) > row) column += 1;
			const down = Math.min(cell.rows, rows.length - row);
			for (let at = column; at < column + cell.columns; at += 1) takenUntil[at] = row + down;
			const start = column;
			column += cell.columns;
			width = Math.max(width, column);
			return { ...cell, rows: down, column: start };
		});
	});
	return { kind: 'table', name: '', width, rows: placed };
}
