import { line, type Grid, type GridBlock } from '../grid.ts';
import { refuse, taken, type ImportOutcome } from '../refusals.ts';
import { optional, xmlPart } from './docx.ts';
import { findAll, type MarkupElement } from './markup.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readFormats, richText } from './xlsx-values.ts';
import type { Zip } from './zip.ts';

/** Sheets by our own reading: the library at hand drops merged cells, and they carry the stages. */
export function readXlsx(zip: Zip): ImportOutcome<Grid> {
	const workbook = xmlPart(zip, 'xl/workbook.xml');
	if (!workbook) return refuse('damaged');
	if (!workbook.ok) return workbook;
	const values = {
		strings: sharedStrings(optional(zip, 'xl/sharedStrings.xml')),
		formats: readFormats(optional(zip, 'xl/styles.xml')),
		since1904: isSince1904(workbook.value)
	};
	const blocks: GridBlock[] = [];
	for (const { name, part } of sheetsOf(zip, workbook.value)) {
		const sheet = xmlPart(zip, part);
		if (sheet && !sheet.ok) return sheet;
		const table = sheet ? readSheet(sheet.value, name, values) : undefined;
		if (table?.rows.length) blocks.push(table, line(''));
	}
	return taken({ blocks });
}

function isSince1904(workbook: MarkupElement): boolean {
	const written = findAll(workbook, 'workbookPr')[0]?.attributes['date1904'];
	return written === '1' || written === 'true';
}

function sheetsOf(
	zip: Zip,
	workbook: MarkupElement
): readonly { readonly name: string; readonly part: string }[] {
	const relations = optional(zip, 'xl/_rels/workbook.xml.rels');
	const targets = new Map(
		(relations ? findAll(relations, 'Relationship') : []).map(({ attributes }) => [
			attributes['Id'] ?? '',
			partName(attributes['Target'] ?? '')
		])
	);
	return findAll(workbook, 'sheet').map(({ attributes }, index) => ({
		name: attributes['name'] ?? '',
		part: targets.get(attributes['id'] ?? '') ?? `xl/worksheets/sheet${index + 1}.xml`
	}));
}

function partName(target: string): string {
	return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function sharedStrings(root: MarkupElement | undefined): readonly string[] {
	return root ? findAll(root, 'si').map(richText) : [];
}
