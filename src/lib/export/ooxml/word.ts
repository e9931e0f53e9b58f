import { escaped } from './xml.ts';

/** The few pieces of WordprocessingML that a roadmap is made of, in the order the schema asks for. */
export type WordStyle =
	| 'Heading1'
	| 'Heading2'
	| 'Centered'
	| 'Right'
	| 'Body'
	| 'Asked'
	| 'Small'
	| 'Signature'
	| 'TableHeading'
	| 'TableText'
	| 'NarrowHeading'
	| 'NarrowText'
	| 'TableStrong'
	| 'TableList'
	| 'Footer';

export function wordParagraph(text: string, style?: WordStyle): string {
	const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
	return `<w:p>${properties}${text === '' ? '' : wordRun(text)}</w:p>`;
}

/** A line break and a tab are elements, not letters. */
function wordRun(text: string): string {
	const pieces = text.split(/(\n|\t)/).map((piece) => {
		if (piece === '\n') return '<w:br/>';
		if (piece === '\t') return '<w:tab/>';
		return piece === '' ? '' : `<w:t xml:space="preserve">${escaped(piece)}</w:t>`;
	});
	return `<w:r>${pieces.join('')}</w:r>`;
}

export const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

export interface WordCell {
	readonly width: number;
	readonly columns: number;
	readonly merge: 'none' | 'starts' | 'goes-on';
	/** Paragraphs; a cell always has one. */
	readonly content: string;
}

export function wordCell({ width, columns, merge, content }: WordCell): string {
	const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
	const down = { none: '', starts: '<w:vMerge w:val="restart"/>', 'goes-on': '<w:vMerge/>' }[merge];
	return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${down}</w:tcPr>${content}</w:tc>`;
}

/** No page tears a row apart, unless the row is longer than a page. */
export function wordRow(cells: readonly string[], { isHeading }: { isHeading: boolean }): string {
	const repeated = isHeading ? '<w:tblHeader/>' : '';
	return `<w:tr><w:trPr><w:cantSplit/>${repeated}</w:trPr>${cells.join('')}</w:tr>`;
}

export interface WordTable {
	readonly widths: readonly number[];
	readonly rows: readonly string[];
	readonly hasBorders: boolean;
	/** Said aloud by a screen reader; empty for a table that only places texts. */
	readonly caption: string;
}

export function wordTable({ widths, rows, hasBorders, caption }: WordTable): string {
	const total = widths.reduce((sum, width) => sum + width, 0);
	const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
	const look = `<w:tblLook w:val="${caption === '' ? '0600' : '0620'}" w:firstRow="${caption === '' ? 0 : 1}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
	const said = caption === '' ? '' : `<w:tblCaption w:val="${escaped(caption)}"/>`;
	return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/>${hasBorders ? borders : ''}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>${look}${said}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

const borders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
	.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
	.join('')}</w:tblBorders>`;
