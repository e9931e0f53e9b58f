import { line, linesOf, type Grid, type GridBlock } from '../grid.ts';
import { refuse, taken, type ImportOutcome } from '../refusals.ts';
import { createNumbering, type Numbering } from './docx-numbering.ts';
import { nestedTables, readDocxTable } from './docx-table.ts';
import { paragraphText } from './docx-text.ts';
import { findAll, isElement, parseXml, type MarkupElement } from './markup.ts';
import type { Zip } from './zip.ts';

export function readDocx(zip: Zip): ImportOutcome<Grid> {
	const main = xmlPart(zip, 'word/document.xml') ?? xmlPart(zip, mainPartName(zip));
	if (!main) return refuse('damaged');
	if (!main.ok) return main;
	const body = findAll(main.value, 'body')[0];
	if (!body) return refuse('damaged');
	const numbering = createNumbering(
		optional(zip, 'word/numbering.xml'),
		optional(zip, 'word/styles.xml')
	);
	const blocks: GridBlock[] = [];
	collect(body, numbering, blocks);
	return taken({
		blocks: [...around(zip, 'header', numbering), ...blocks, ...around(zip, 'foot', numbering)]
	});
}

export function xmlPart(zip: Zip, name: string): ImportOutcome<MarkupElement> | undefined {
	const bytes = zip.read(name);
	if (!bytes?.ok) return bytes;
	return parseXml(new TextDecoder().decode(bytes.value));
}

/** A part without which the rest can still be read: what is wrong with it does not matter. */
export function optional(zip: Zip, name: string): MarkupElement | undefined {
	const part = xmlPart(zip, name);
	return part?.ok ? part.value : undefined;
}

function mainPartName(zip: Zip): string {
	return zip.names.find((name) => /(^|\/)document\d*\.xml$/.test(name)) ?? '';
}

function collect(parent: MarkupElement, numbering: Numbering, into: GridBlock[]): void {
	for (const child of parent.children.filter(isElement)) {
		if (child.name === 'p') into.push(...linesOf(paragraphText(child, numbering, '\t')));
		else if (child.name === 'tbl') into.push(...tableBlocks(child, numbering));
		else if (wrappers.has(child.name)) collect(child, numbering, into);
	}
}

const wrappers = new Set(['sdt', 'sdtContent', 'ins', 'customXml', 'smartTag', 'moveTo', 'body']);

function tableBlocks(table: MarkupElement, numbering: Numbering): readonly GridBlock[] {
	const own = readDocxTable(table, numbering);
	const inner = nestedTables(table).flatMap((nested) => tableBlocks(nested, numbering));
	const shown = own.rows.some((row) => row.some((cell) => cell.text !== ''));
	return shown ? [own, ...inner] : inner;
}

/** Page headers, footers and footnotes; page numbers alone are no text of the document. */
function around(zip: Zip, kind: 'header' | 'foot', numbering: Numbering): readonly GridBlock[] {
	const pattern =
		kind === 'header' ? /^word\/header\d*\.xml$/ : /^word\/(footer\d*|footnotes)\.xml$/;
	const texts = zip.names
		.filter((name) => pattern.test(name))
		.flatMap((name) => paragraphsIn(optional(zip, name)))
		.map((paragraph) => paragraphText(paragraph, numbering, '\t'))
		.filter((text) => /\p{L}{2}/u.test(text));
	const lines = [...new Set(texts)].flatMap(linesOf);
	return lines.length === 0 ? [] : [...lines, line('')];
}

function paragraphsIn(root: MarkupElement | undefined): readonly MarkupElement[] {
	return root ? findAll(root, 'p') : [];
}
