import { neighbour, type Cell } from './grid-keys.ts';

/** Where a person goes on from a cell that was typed into. */
export type WayOn = 'down' | 'right' | 'left' | 'stay' | 'away';

const steps = { down: [1, 0], right: [0, 1], left: [0, -1] } as const;

/** Back from the letters to the cell, or to the one beside it. */
export function leaveCell(
	grid: HTMLElement | undefined,
	cell: Cell,
	way: Exclude<WayOn, 'away'>
): void {
	const from = cellAt(grid, cell);
	if (!grid || !from) return;
	(way === 'stay' ? from : (neighbour(grid, from, steps[way]) ?? from)).focus();
}

/** The row has moved; whoever stood in it goes with it. */
export function followRow(
	grid: HTMLElement | undefined,
	rowId: string,
	column: string | undefined
): void {
	cellAt(grid, { rowId, column: column ?? 'title' })?.focus();
}

export function columnInFocus(): string | undefined {
	return document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset['column'];
}

function cellAt(grid: HTMLElement | undefined, { rowId, column }: Cell): HTMLElement | undefined {
	const row = `[data-row="${CSS.escape(rowId)}"]`;
	return grid?.querySelector<HTMLElement>(`${row} [data-column="${column}"]`) ?? undefined;
}
