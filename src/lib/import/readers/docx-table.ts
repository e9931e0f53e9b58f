import type { GridCell, GridTable } from '../grid.ts';
import { maxColumns } from '../limits.ts';
import type { Numbering } from './docx-numbering.ts';
import { paragraphText } from './docx-text.ts';
import { childOf, isElement, type MarkupElement } from './markup.ts';

type Placed = { -readonly [Key in keyof GridCell]: GridCell[Key] };

/** Word writes a merge down as a chain of cells that continue the one above. */
export function readDocxTable(table: MarkupElement, numbering: Numbering): GridTable {
	const rows: Placed[][] = [];
	const above = new Map<number, Placed>();
	let width = 0;
	for (const row of within(table, 'tr')) {
		const placed: Placed[] = [];
		let column = numberAt(childOf(row, 'trPr'), 'gridBefore', 0);
		for (const cell of within(row, 'tc')) {
			const columns = columnsOf(cell);
			const text = cellText(cell, numbering);
			const upper = above.get(column);
			if (continues(cell) && upper?.columns === columns) {
				upper.rows += 1;
				upper.text = [upper.text, text].filter((part) => part !== '').join('\n');
			} else {
				const anchor: Placed = { column, columns, rows: 1, text };
				placed.push(anchor);
				above.set(column, anchor);
			}
			column += columns;
		}
		width = Math.max(width, column);
		rows.push(placed);
	}
	return { kind: 'table', name: '', width, rows };
}

/** Rows and cells may stand inside content controls and tracked insertions. */
export function within(parent: MarkupElement, name: string): readonly MarkupElement[] {
	return parent.children.filter(isElement).flatMap((child) => {
		if (child.name === name) return [child];
		return wrappers.has(child.name) ? within(child, name) : [];
	});
}

const wrappers = new Set(['sdt', 'sdtContent', 'ins', 'customXml', 'smartTag', 'moveTo']);

export function nestedTables(table: MarkupElement): readonly MarkupElement[] {
	return within(table, 'tr')
		.flatMap((row) => within(row, 'tc'))
		.flatMap((cell) => within(cell, 'tbl'));
}

function cellText(cell: MarkupElement, numbering: Numbering): string {
	return within(cell, 'p')
		.map((paragraph) => paragraphText(paragraph, numbering, ' '))
		.filter((text) => text !== '')
		.join('\n');
}

function columnsOf(cell: MarkupElement): number {
	return Math.min(Math.max(1, numberAt(childOf(cell, 'tcPr'), 'gridSpan', 1)), maxColumns);
}

function continues(cell: MarkupElement): boolean {
	const merge = childOf(childOf(cell, 'tcPr'), 'vMerge');
	return merge !== undefined && merge.attributes['val'] !== 'restart';
}

function numberAt(properties: MarkupElement | undefined, name: string, otherwise: number): number {
	const written = Number.parseInt(childOf(properties, name)?.attributes['val'] ?? '', 10);
	return written >= 0 && written <= maxColumns ? written : otherwise;
}
