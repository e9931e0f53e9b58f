import type { GridCell, GridTable } from '../grid.ts';
import { maxColumns } from '../limits.ts';
import { childOf, findAll, textOf, type MarkupElement } from './markup.ts';
import { richText, shownNumber, type BookValues } from './xlsx-values.ts';

interface Spot {
	readonly row: number;
	readonly column: number;
}

interface Area {
	readonly from: Spot;
	readonly to: Spot;
}

const maxGap = 300;

export function readSheet(sheet: MarkupElement, name: string, values: BookValues): GridTable {
	const texts = textsOf(sheet, values);
	const areas = areasOf(sheet);
	const rows: GridCell[][] = [];
	let width = 0;
	for (const [row, cells] of texts) {
		// A stray cell in the last row of a sheet must not cost a million empty rows.
		const gapEnd = row - rows.length > maxGap ? rows.length + 1 : row;
		while (rows.length < gapEnd) rows.push([]);
		rows.push([...cells].map(([column, text]) => spanned({ row, column }, text, areas)));
		width = Math.max(width, ...[...cells.keys()].map((column) => column + 1));
	}
	const lowest = rows.length;
	const kept = rows.map((row, at) =>
		row.map((cell) => within(cell, { row: lowest - at, column: width }))
	);
	return { kind: 'table', name, width, rows: kept };
}

function textsOf(sheet: MarkupElement, values: BookValues): Map<number, Map<number, string>> {
	const texts = new Map<number, Map<number, string>>();
	let last = -1;
	for (const row of findAll(sheet, 'row')) {
		const stated = Number.parseInt(row.attributes['r'] ?? '', 10) - 1;
		const at = stated > last ? stated : last + 1;
		last = at;
		const cells = new Map<number, string>();
		let column = -1;
		for (const cell of findAll(row, 'c')) {
			column = spotOf(cell.attributes['r'] ?? '')?.column ?? column + 1;
			const text = cellText(cell, values).trim();
			if (text !== '' && column <= maxColumns) cells.set(column, text);
		}
		if (cells.size > 0) texts.set(at, cells);
	}
	return texts;
}

function cellText(cell: MarkupElement, values: BookValues): string {
	const type = cell.attributes['t'] ?? 'n';
	const inline = childOf(cell, 'is');
	if (inline) return richText(inline);
	const written = textOf(childOf(cell, 'v'));
	if (type === 's') return values.strings[Number.parseInt(written, 10)] ?? '';
	if (type !== 'n' || written === '') return written;
	const style = Number.parseInt(cell.attributes['s'] ?? '0', 10);
	return shownNumber(written, values.formats[style] ?? 'plain', values.since1904);
}

function areasOf(sheet: MarkupElement): ReadonlyMap<string, Area> {
	const areas = new Map<string, Area>();
	for (const { attributes } of findAll(sheet, 'mergeCell')) {
		const [from, to] = (attributes['ref'] ?? '').split(':').map(spotOf);
		if (from && to) areas.set(`${from.row} ${from.column}`, { from, to });
	}
	return areas;
}

function spanned(spot: Spot, text: string, areas: ReadonlyMap<string, Area>): GridCell {
	const area = areas.get(`${spot.row} ${spot.column}`);
	return {
		column: spot.column,
		columns: area ? Math.max(1, area.to.column - spot.column + 1) : 1,
		rows: area ? Math.max(1, area.to.row - spot.row + 1) : 1,
		text
	};
}

function within(cell: GridCell, room: Spot): GridCell {
	return {
		...cell,
		columns: Math.min(cell.columns, Math.max(1, room.column - cell.column)),
		rows: Math.min(cell.rows, room.row)
	};
}

/** «C12» as row and column, counted from 0. */
function spotOf(reference: string): Spot | undefined {
	const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
	if (!found) return undefined;
	const letters = [...(found[1] ?? '')];
	const column = letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
	return { row: Number.parseInt(found[2] ?? '0', 10) - 1, column };
}
