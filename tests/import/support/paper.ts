import { strToU8, zipSync } from 'fflate';

/** A document as a school would type it, written out in each format the import reads. */
export interface Paper {
	readonly before: readonly string[];
	readonly rows: readonly (readonly PaperCell[])[];
	readonly after: readonly string[];
}

/** A text, or a text over several columns and rows; `down` continues the cell above. */
export type PaperCell =
	string | { readonly text: string; readonly columns?: number; readonly rows?: number };

interface FullCell {
	readonly text: string;
	readonly columns: number;
	readonly rows: number;
}

export function full(cell: PaperCell): FullCell {
	const { text, columns = 1, rows = 1 } = typeof cell === 'string' ? { text: cell } : cell;
	return { text, columns, rows };
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function toHtml({ before, rows, after }: Paper): Uint8Array {
	const lines = (texts: readonly string[]): string =>
		texts.map((text) => `<p>${escaped(text)}</p>`).join('\n');
	const cells = (row: readonly PaperCell[]): string =>
		row
			.map(full)
			.map(
				({ text, columns, rows: down }) =>
					`<td colspan="${columns}" rowspan="${down}">${escaped(text).replaceAll('\n', '<br>')}</td>`
			)
			.join('');
	const table = rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n');
	return strToU8(
		`<!doctype html><meta charset="utf-8"><body>${lines(before)}<table>${table}</table>${lines(after)}`
	);
}

export function toCsv({ before, rows, after }: Paper, delimiter = ';'): Uint8Array {
	const quoted = (text: string): string =>
		/[\n";,|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	const record = (row: readonly PaperCell[]): string =>
		row
			.map(full)
			.flatMap(({ text, columns }) => [quoted(text), ...Array<string>(columns - 1).fill('')])
			.join(delimiter);
	const width = rows[0]?.length ?? 1;
	const wide = (text: string): string =>
		[quoted(text), ...Array<string>(width - 1).fill('')].join(delimiter);
	return strToU8([...before.map(wide), ...rows.map(record), ...after.map(wide)].join('\r\n'));
}

export function toText({ before, rows, after }: Paper): Uint8Array {
	const record = (row: readonly PaperCell[]): string =>
		row
			.map(full)
			.flatMap(({ text, columns }) => [
				text.replaceAll('\n', ' '),
				...Array<string>(columns - 1).fill('')
			])
			.join('\t');
	return strToU8([...before, ...rows.map(record), ...after].join('\n'));
}

export function toXlsx({ before, rows, after }: Paper): Uint8Array {
	const width = rows[0]?.length ?? 1;
	const merges: string[] = [];
	const all = [
		...before.map((text): readonly PaperCell[] => [text]),
		...rows,
		...after.map((text): readonly PaperCell[] => [text])
	];
	const taken = new Set<string>();
	const sheetRows = all.map((row, at) => {
		let column = 0;
		const cells = row.map(full).map(({ text, columns, rows: down }) => {
			while (taken.has(`${at} ${column}`)) column += 1;
			for (let y = at; y < at + down; y += 1) {
				for (let x = column; x < column + columns; x += 1) taken.add(`${y} ${x}`);
			}
			const spot = `${letter(column)}${at + 1}`;
			if (columns > 1 || down > 1)
				merges.push(`${spot}:${letter(column + columns - 1)}${at + down}`);
			column += columns;
			return text === ''
				? ''
				: `<c r="${spot}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
		});
		return `<row r="${at + 1}">${cells.join('')}</row>`;
	});
	const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
	return sheetBook(
		`<sheetData>${sheetRows.join('')}</sheetData>${merged ? `<mergeCells count="${merges.length}">${merged}</mergeCells>` : ''}`,
		width
	);
}

/** A workbook of one sheet with that content; further parts may be added. */
export function sheetBook(
	sheet: string,
	_width = 5,
	parts: Readonly<Record<string, string>> = {}
): Uint8Array {
	const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
	return zipped({
		'[Content_Types].xml':
			'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
		'xl/workbook.xml': `<workbook ${space} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="План" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels':
			'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
		'xl/worksheets/sheet1.xml': `<worksheet ${space}>${sheet}</worksheet>`,
		...parts
	});
}

function letter(column: number): string {
	return String.fromCharCode(65 + column);
}

export function toDocx({ before, rows, after }: Paper): Uint8Array {
	return docxOf(
		`${before.map(paragraph).join('')}${docxTable(rows)}${after.map(paragraph).join('')}`
	);
}

/** A Word file with that body; further parts may be added. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
	return zipped({
		'[Content_Types].xml':
			'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
		'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
		...parts
	});
}

export function paragraph(text: string): string {
	const runs = escaped(text)
		.split('\n')
		.map((part) => `<w:t xml:space="preserve">${part}</w:t>`)
		.join('<w:br/>');
	return `<w:p><w:r>${runs}</w:r></w:p>`;
}

export function docxTable(rows: readonly (readonly PaperCell[])[]): string {
	const open = new Map<number, { left: number; columns: number }>();
	const body = rows.map((row) => {
		const cells: string[] = [];
		const queue = row.map(full);
		let column = 0;
		while (queue.length > 0 || open.has(column)) {
			const above = open.get(column);
			if (above) {
				cells.push(docxCell('', above.columns, '<w:vMerge/>'));
				above.left -= 1;
				if (above.left === 0) open.delete(column);
				column += above.columns;
				continue;
			}
			const cell = queue.shift();
			if (!cell) break;
			const merge = cell.rows > 1 ? '<w:vMerge w:val="restart"/>' : '';
			if (cell.rows > 1) open.set(column, { left: cell.rows - 1, columns: cell.columns });
			cells.push(docxCell(paragraph(cell.text), cell.columns, merge));
			column += cell.columns;
		}
		return `<w:tr>${cells.join('')}</w:tr>`;
	});
	return `<w:tbl>${body.join('')}</w:tbl>`;
}

export function docxCell(content: string, columns = 1, merge = ''): string {
	return `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/>${merge}</w:tcPr>${content || '<w:p/>'}</w:tc>`;
}

export function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
	return zipSync(
		Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
	);
}
