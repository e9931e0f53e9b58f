import { splitDocuments } from './recognise/documents.ts';
import { isHeading, roleOfHeading } from './recognise/headings.ts';
import { looksLikeNumber } from './recognise/patterns.ts';
import { recordsOf } from './readers/delimited.ts';

/** The columns of the official table, in its order. */
export const pasteColumns = ['number', 'title', 'term', 'responsible', 'result'] as const;
export type PasteColumn = (typeof pasteColumns)[number];

export type PastedRow = Partial<Readonly<Record<PasteColumn, string>>> & {
	readonly documents: readonly string[];
};

/** Far more than anybody pastes by hand; a whole document goes by the import. */
export const mostPastedRows = 500;

/**
 * Rows copied from a spreadsheet, the first field falling on the column where they are pasted. A row
 * of headings is not a row; whoever pastes rows without numbers onto the numbers means the titles.
 */
export function pastedRows(text: string, onto: PasteColumn): readonly PastedRow[] {
	const records = recordsOf(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''), '\t')
		.map(({ fields }) => fields.map((field) => field.trim()))
		.filter((fields) => fields.some((field) => field !== ''));
	const [first = []] = records;
	const named = first.map((field) => roleOfHeading(field));
	const isNamed = isHeading(first);
	const rows = isNamed ? records.slice(1) : records;
	const columns = isNamed ? named : columnsFrom(onto, rows);
	return rows.slice(0, mostPastedRows).map((fields) => rowOf(fields, columns));
}

/** Whether it is a table at all, and not a text for one cell. */
export function isTable(text: string): boolean {
	return text.includes('\t');
}

type Columns = readonly (string | undefined)[];

function columnsFrom(onto: PasteColumn, rows: readonly (readonly string[])[]): Columns {
	const hasNumbers = rows.some(([first = '']) => looksLikeNumber(first));
	const start = onto === 'number' && !hasNumbers ? 'title' : onto;
	const widest = Math.max(0, ...rows.map((fields) => fields.length));
	// More fields than there are columns left: these are whole rows, wherever one stands.
	const last = Math.max(0, pasteColumns.length - widest);
	return pasteColumns.slice(Math.min(pasteColumns.indexOf(start), last));
}

function rowOf(fields: readonly string[], columns: Columns): PastedRow {
	const pairs = pasteColumns.flatMap((column) => {
		const text = fields[columns.indexOf(column)] ?? '';
		return columns.includes(column) && text !== '' ? [[column, text] as const] : [];
	});
	const row: Partial<Record<PasteColumn, string>> = Object.fromEntries(pairs);
	return { ...row, documents: splitDocuments(row.result ?? '') };
}
