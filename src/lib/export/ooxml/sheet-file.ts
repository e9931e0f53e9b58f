import { linkTypes, packed, propertiesPart, rootLinks } from './package.ts';
import { escaped } from './xml.ts';

/** A workbook of one sheet. Every cell is a text: nothing in it can be run as a formula. */
export interface Sheet {
	readonly name: string;
	readonly title: string;
	readonly widths: readonly number[];
	readonly rows: readonly SheetRow[];
	/** The row that is printed on every page, counted from 0. */
	readonly headingRow: number;
}

export interface SheetRow {
	readonly cells: readonly SheetCell[];
}

export interface SheetCell {
	readonly column: number;
	readonly columns: number;
	readonly rows: number;
	readonly text: string;
	readonly style: number;
}

/** Places in the list of formats below. */
export const sheetStyles = { plain: 0, title: 1, heading: 2, stage: 3, cell: 4 } as const;

const space = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function sheetFile(sheet: Sheet): Uint8Array {
	return packed({
		parts: [
			{ name: 'xl/workbook.xml', type: `${kind}.sheet.main+xml`, xml: workbook(sheet) },
			{ name: 'xl/worksheets/sheet1.xml', type: `${kind}.worksheet+xml`, xml: sheetXml(sheet) },
			{ name: 'xl/styles.xml', type: `${kind}.styles+xml`, xml: styles },
			propertiesPart(sheet.title)
		],
		links: {
			'': rootLinks('xl/workbook.xml'),
			'xl/workbook.xml': [
				{ id: 'rId1', type: linkTypes.sheet, target: 'worksheets/sheet1.xml' },
				{ id: 'rId2', type: linkTypes.styles, target: 'styles.xml' }
			]
		}
	});
}

function workbook({ name, headingRow }: Sheet): string {
	const heading = `'${escaped(name)}'!$${headingRow + 1}:$${headingRow + 1}`;
	return `<workbook xmlns="${space}" xmlns:r="${links}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${heading}</definedName></definedNames></workbook>`;
}

function sheetXml({ widths, rows }: Sheet): string {
	const columns = widths
		.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
		.join('');
	const merged = rows.flatMap((row, at) => mergesOf(row, at));
	const merges =
		merged.length === 0
			? ''
			: `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
	return `<worksheet xmlns="${space}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${columns}</cols><sheetData>${rows.map(rowXml).join('')}</sheetData>${merges}<pageMargins left="0.8" right="0.4" top="0.6" bottom="0.4" header="0.2" footer="0.2"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

function rowXml({ cells }: SheetRow, at: number): string {
	const written = cells.map(({ column, text, style }) => {
		const spot = `r="${letters(column)}${at + 1}" s="${style}"`;
		const inner = `<is><t xml:space="preserve">${escaped(text)}</t></is>`;
		return text === '' ? `<c ${spot}/>` : `<c ${spot} t="inlineStr">${inner}</c>`;
	});
	return `<row r="${at + 1}"${heightOf(cells)}>${written.join('')}</row>`;
}

const lineHeight = 16;
const lettersInLine = 120;

/** A spreadsheet finds the height of a row by itself, but not of one that is merged across. */
function heightOf(cells: SheetRow['cells']): string {
	const [cell] = cells;
	if (!cell || cells.length > 1 || cell.columns === 1) return '';
	const lines = cell.text
		.split('\n')
		.map((line) => Math.max(1, Math.ceil(line.length / lettersInLine)));
	const height = lineHeight * lines.reduce((sum, count) => sum + count, 0);
	return ` ht="${Math.min(height, 400)}" customHeight="1"`;
}

function mergesOf({ cells }: SheetRow, at: number): readonly string[] {
	return cells
		.filter(({ columns, rows }) => columns > 1 || rows > 1)
		.map(({ column, columns, rows }) => {
			const from = `${letters(column)}${at + 1}`;
			return `${from}:${letters(column + columns - 1)}${at + rows}`;
		});
}

/** A … Z, AA … */
function letters(column: number): string {
	const last = String.fromCharCode(65 + (column % 26));
	return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

const font = '<sz val="12"/><name val="Times New Roman"/><family val="1"/>';
const edge = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('');
const format = (fontId: number, borderId: number, place: string): string =>
	`<xf numFmtId="49" fontId="${fontId}" fillId="0" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment ${place} wrapText="1"/></xf>`;

const styles = `<styleSheet xmlns="${space}"><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/></border><border>${edge}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
	format(0, 0, 'vertical="top"'),
	format(1, 0, 'horizontal="center" vertical="top"'),
	format(1, 1, 'horizontal="center" vertical="center"'),
	format(1, 1, 'vertical="top"'),
	format(0, 1, 'vertical="top"')
].join('')}</cellXfs></styleSheet>`;
