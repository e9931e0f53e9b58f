import type { Place } from '#lib/domain/roadmap/proposal.ts';
import type { GridCell, GridTable } from '../grid.ts';

export interface Line {
	readonly text: string;
	readonly place: Place;
}

interface Spot {
	readonly row: number;
	readonly cell: GridCell;
}

/**
 * Rows outside the roadmap as lines of text. Approvals stand side by side in a frame of two
 * columns, so rows of several cells are read column by column.
 */
export function linesOfRows(block: GridTable, table: number, end: number): readonly Line[] {
	return runsOf(block.rows.slice(0, end)).flatMap((run) => linesOfRun(run, table));
}

/** Rows of several cells that follow each other, with the ends of longer columns; or one row. */
function runsOf(rows: readonly (readonly GridCell[])[]): readonly (readonly Spot[])[] {
	const runs: Spot[][] = [];
	let inColumns = false;
	rows.forEach((cells, row) => {
		const spots = cells.filter(({ text }) => text !== '').map((cell) => ({ row, cell }));
		const goesOn =
			inColumns && (spots.length > 1 || (spots.length === 1 && (spots[0]?.cell.column ?? 0) > 0));
		if (goesOn) runs.at(-1)?.push(...spots);
		else runs.push(spots);
		inColumns = goesOn || spots.length > 1;
	});
	return runs;
}

function linesOfRun(run: readonly Spot[], table: number): readonly Line[] {
	const columns = [...new Set(run.map(({ cell }) => cell.column))].sort((a, b) => a - b);
	const [first] = run;
	if (!first) return [{ text: '', place: { at: 'cell', table, row: 0, column: 0 } }];
	const lines = columns.map((column) =>
		run.filter(({ cell }) => cell.column === column).flatMap((spot) => linesOfSpot(spot, table))
	);
	if (columns.length === 1) return lines.flat();
	return lines.flatMap((each) => [
		...each,
		{ text: '', place: each[0]?.place ?? placeOf(first, table) }
	]);
}

function linesOfSpot(spot: Spot, table: number): readonly Line[] {
	return spot.cell.text
		.split('\n')
		.map((each) => ({ text: each.trim(), place: placeOf(spot, table) }));
}

function placeOf({ row, cell }: Spot, table: number): Place {
	return { at: 'cell', table, row, column: cell.column };
}
