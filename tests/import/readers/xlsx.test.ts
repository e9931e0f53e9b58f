import { expect, test } from 'vitest';
import { sheetBook } from '../support/paper.ts';
import { tablesOf } from '../support/reading.ts';

function shown(
	sheet: string,
	parts: Readonly<Record<string, string>> = {}
): readonly (readonly string[])[] {
	const [table] = tablesOf(sheetBook(sheet, 5, parts));
	return table?.rows.map((cells) => cells.map(({ text }) => text)) ?? [];
}

test('shared, formatted, inline and computed texts are read', () => {
	const strings =
		'<sst xmlns="s"><si><t>целый</t></si><si><r><t>из </t></r><r><t>частей</t></r><rPh><t>нет</t></rPh></si></sst>';
	const row =
		'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>внутри</t></is></c><c r="D1" t="str"><v>итог</v></c></row>';
	expect(shown(`<sheetData>${row}</sheetData>`, { 'xl/sharedStrings.xml': strings })).toEqual([
		['целый', 'из частей', 'внутри', 'итог']
	]);
});

test('numbers are shown as the sheet shows them: dates, months, «1.10», plain ones', () => {
	const styles =
		'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="mmmm\\ yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="2"/></cellXfs></styleSheet>';
	const cells = [1, 2, 3].map((style) => `<c s="${style}"><v>46000</v></c>`).join('');
	const row = `<row>${cells}<c s="4"><v>1.1000000000000001</v></c><c><v>1.1000000000000001</v></c><c><v>7</v></c></row>`;
	expect(shown(`<sheetData>${row}</sheetData>`, { 'xl/styles.xml': styles })).toEqual([
		['09.12.2025', '09.12.2025', 'декабрь 2025', '1.10', '1.1', '7']
	]);
});

test('merged cells have their spans, empty rows stay between filled ones', () => {
	const row = (at: number, text: string): string =>
		`<row r="${at}"><c r="A${at}" t="str"><v>${text}</v></c><c r="C${at}" t="str"><v>.</v></c></row>`;
	const [table] = tablesOf(
		sheetBook(
			`<sheetData>${row(1, 'верх')}${row(3, 'низ')}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`
		)
	);
	expect(table?.rows.map((cells) => cells.length)).toEqual([2, 0, 2]);
	expect(table?.rows[0]?.[0]).toEqual({ column: 0, columns: 2, rows: 2, text: 'верх' });
});

test('a stray cell in the last row costs nothing', () => {
	const sheet =
		'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row></sheetData>';
	expect(shown(sheet)).toEqual([['1'], [], ['2']]);
});
