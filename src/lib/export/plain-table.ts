import { sheetFile, sheetStyles, type SheetRow } from './ooxml/sheet-file.ts';
import { csvOf } from './csv.ts';

/** Rows of texts under headings: a base, a list, an answer to a monitoring. */
export interface PlainTable {
	/** The sheet's name: at most 31 letters, without the signs a spreadsheet refuses. */
	readonly name: string;
	readonly title: string;
	readonly headings: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

const narrowest = 8;
const widest = 48;

export function tableXlsx({ name, title, headings, rows }: PlainTable): Uint8Array {
	const row = (texts: readonly string[], style: number): SheetRow => ({
		cells: texts.map((text, column) => ({ column, columns: 1, rows: 1, text, style }))
	});
	return sheetFile({
		name,
		title,
		widths: headings.map((heading, at) => widthOf([heading, ...rows.map((one) => one[at] ?? '')])),
		rows: [row(headings, sheetStyles.heading), ...rows.map((one) => row(one, sheetStyles.cell))],
		headingRow: 0
	});
}

/** For a spreadsheet of a Russian Windows; no cell of it can be run as a formula. */
export function tableCsv({ headings, rows }: PlainTable): string {
	return csvOf([headings, ...rows]);
}

function widthOf(texts: readonly string[]): number {
	const longest = Math.max(...texts.map((text) => text.length));
	return Math.min(widest, Math.max(narrowest, longest + 2));
}
