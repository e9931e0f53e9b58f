import type { ApprovalBlock, Roadmap, TitlePage } from '#lib/domain/roadmap/roadmap.ts';
import { titleWithPeriod } from '#lib/domain/roadmap/cells.ts';
import {
	pageBreak,
	wordCell,
	wordParagraph,
	wordRow,
	wordTable,
	type WordStyle
} from './ooxml/word.ts';
import { textWidth, wordFile } from './ooxml/word-file.ts';
import { widthsOf } from './roadmap-columns.ts';
import { tableOf, type PrintedRow, type PrintedTable, type PrintOptions } from './roadmap-table.ts';

/** The roadmap as the official Word document, in the columns it came in. */
export function roadmapDocx(roadmap: Roadmap, options: PrintOptions = {}): Uint8Array {
	const { titlePage, approvals } = roadmap;
	const title = titleWithPeriod(titlePage);
	const body = [
		...letterhead(titlePage),
		...approvalTable(approvals, titlePage),
		...order(titlePage),
		...(title === '' ? [] : [wordParagraph(title, 'Heading1')]),
		printedTable(tableOf(roadmap, options), title),
		wordParagraph(''),
		...[...titlePage.authors, ...titlePage.signatures].flatMap(signed)
	];
	return wordFile(body.join(''), title);
}

function letterhead({ organisation, contacts }: TitlePage): readonly string[] {
	const blocks = [linesAs(organisation, 'Centered'), linesAs(contacts, 'Small')];
	return blocks
		.filter((block) => block.length > 0)
		.flatMap((block) => [...block, wordParagraph('')]);
}

function linesAs(text: string, style: WordStyle): readonly string[] {
	return text === '' ? [] : text.split('\n').map((line) => wordParagraph(line, style));
}

/** A line that says who wrote or signed it, and an empty one that parts it from the next. */
function signed(text: string): readonly string[] {
	return [...text.split('\n').map((line) => wordParagraph(line)), wordParagraph('')];
}

/** The order stands on a page of its own before its appendix. */
function order({ order: text }: TitlePage): readonly string[] {
	return text === '' ? [] : [...text.split('\n').map((line) => wordParagraph(line)), pageBreak];
}

/** «ПРИНЯТО» on the left, «УТВЕРЖДАЮ» on the right; the words of the order stand in the order. */
function approvalTable(
	approvals: readonly ApprovalBlock[],
	{ order: ordered }: TitlePage
): readonly string[] {
	const blocks = approvals
		.filter(({ kind, text }) => kind !== 'order' || !ordered.includes(text))
		.map(({ text }) => text);
	if (blocks.length === 0) return [];
	// One block alone stands at the right edge, as it is usual.
	const texts = blocks.length === 1 ? ['', ...blocks] : blocks;
	const width = Math.floor(textWidth / texts.length);
	const cells = texts.map((text) =>
		wordCell({ width, columns: 1, merge: 'none', content: cellParagraphs(text, 'TableText') })
	);
	const table = wordTable({
		widths: texts.map(() => width),
		rows: [wordRow(cells, { isHeading: false })],
		hasBorders: false,
		caption: ''
	});
	return [table, wordParagraph('')];
}

function printedTable({ columns, rows }: PrintedTable, caption: string): string {
	const widths = widthsOf(columns, textWidth);
	const heading = columns.map(({ heading: text }, at) =>
		wordCell({
			width: widths[at] ?? 0,
			columns: 1,
			merge: 'none',
			content: cellParagraphs(text, 'TableHeading')
		})
	);
	const printed = rows.map((row, at) => tableRow(row, above(rows, at), widths));
	return wordTable({
		widths,
		rows: [wordRow(heading, { isHeading: true }), ...printed],
		hasBorders: true,
		caption: caption.replace(/\n/g, ' ')
	});
}

type Above = PrintedRow['cells'];

/** Cells of rows above that reach down into this one. */
function above(rows: readonly PrintedRow[], at: number): Above {
	return rows
		.slice(0, at)
		.flatMap(({ cells }, row) => cells.filter((cell) => row + cell.rows > at));
}

function tableRow(row: PrintedRow, reaching: Above, widths: readonly number[]): string {
	const own = row.cells.map((cell) => ({ ...cell, isOwn: true }));
	const all = [...own, ...reaching.map((cell) => ({ ...cell, isOwn: false }))].sort(
		(a, b) => a.column - b.column
	);
	const cells = all.map(({ column, columns, rows, text, isOwn }) =>
		wordCell({
			width: widths.slice(column, column + columns).reduce((sum, width) => sum + width, 0),
			columns,
			merge: !isOwn ? 'goes-on' : rows > 1 ? 'starts' : 'none',
			content: cellParagraphs(isOwn ? text : '', row.kind === 'stage' ? 'Heading2' : 'TableText')
		})
	);
	return wordRow(cells, { isHeading: false });
}

/** Each line is a paragraph; one that begins with a sign of a list hangs by it. */
function cellParagraphs(text: string, style: WordStyle): string {
	return text
		.split('\n')
		.map((line) =>
			wordParagraph(line, style === 'TableText' && isListed(line) ? 'TableList' : style)
		)
		.join('');
}

function isListed(line: string): boolean {
	return /^(?:[-–—•▪·]|\d{1,2}[.)]|[а-и]\))\s/.test(line);
}
