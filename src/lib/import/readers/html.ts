import { linesOf, type Grid, type GridBlock } from '../grid.ts';
import { maxColumns, maxRows } from '../limits.ts';
import { taken, type ImportOutcome } from '../refusals.ts';
import { htmlToText } from './html-text.ts';
import { findAll, isElement, parseHtml, type MarkupElement, type MarkupNode } from './markup.ts';
import { placeCells, type LooseCell } from './place-cells.ts';

export function readHtml(text: string): ImportOutcome<Grid> {
	const tree = parseHtml(text);
	if (!tree.ok) return tree;
	const blocks: GridBlock[] = [];
	collect(tree.value, blocks);
	return taken({ blocks });
}

/** Whatever holds a table is gone into; whatever holds none is text. */
function collect(node: MarkupNode, into: GridBlock[]): void {
	if (isElement(node) && node.name === 'table') {
		into.push(...tableBlocks(node));
		return;
	}
	if (isElement(node) && findAll(node, 'table').length > 0) {
		collectAround(node, into);
		return;
	}
	const text = htmlToText(node);
	if (text !== '') into.push(...linesOf(text), ...linesOf(''));
}

function collectAround(parent: MarkupElement, into: GridBlock[]): void {
	let run: MarkupNode[] = [];
	const flush = (): void => {
		if (run.length > 0) collect({ name: 'span', attributes: {}, children: run }, into);
		run = [];
	};
	for (const child of parent.children) {
		const holdsTable =
			isElement(child) && (child.name === 'table' || findAll(child, 'table').length > 0);
		if (!holdsTable) run.push(child);
		if (holdsTable) {
			flush();
			collect(child, into);
		}
	}
	flush();
}

function blocksIn(node: MarkupNode): readonly GridBlock[] {
	const blocks: GridBlock[] = [];
	collect(node, blocks);
	return blocks;
}

/** Tables inside cells follow the table they stood in: a frame around a page is a table as well. */
function tableBlocks(table: MarkupElement): readonly GridBlock[] {
	const rows = rowsOf(table);
	if (rows.length === 0) return blocksIn({ ...table, name: 'div' });
	const captions = table.children.filter(isElement).filter((child) => child.name === 'caption');
	const inner = rows.flatMap((row) => findAll(row, 'table')).flatMap(tableBlocks);
	const own = placeCells(rows.slice(0, maxRows + 1).map((row) => cellsOf(row).map(looseCell)));
	const shown = own.rows.some((row) => row.some((cell) => cell.text !== ''));
	return [
		...captions.flatMap((each) => linesOf(htmlToText(each))),
		...(shown ? [own] : []),
		...inner
	];
}

function rowsOf(parent: MarkupElement): readonly MarkupElement[] {
	return parent.children.filter(isElement).flatMap((child) => {
		if (child.name === 'tr') return [child];
		return child.name === 'table' || child.name === 'caption' ? [] : rowsOf(child);
	});
}

function cellsOf(row: MarkupElement): readonly MarkupElement[] {
	return row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th');
}

function looseCell(cell: MarkupElement): LooseCell {
	return {
		columns: span(cell.attributes['colspan'], maxColumns),
		rows: span(cell.attributes['rowspan'], maxRows),
		text: htmlToText({ name: 'span', attributes: {}, children: cell.children })
	};
}

function span(written: string | undefined, most: number): number {
	const count = Number.parseInt(written ?? '1', 10);
	return Number.isFinite(count) ? Math.min(Math.max(1, count), most) : 1;
}
