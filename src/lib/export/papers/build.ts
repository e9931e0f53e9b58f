import { textWidth, uprightTextWidth, wordFile } from '../ooxml/word-file.ts';
import { wordCell, wordParagraph, wordRow, wordTable } from '../ooxml/word.ts';

/** Pieces of a template: what a school later edits in its word processor. */
export type Piece =
	| { readonly heading: string }
	| { readonly section: string }
	| { readonly centered: string }
	| { readonly right: string }
	| { readonly text: string }
	/** Side by side, without lines around: who has agreed, and who approves. */
	| { readonly sides: readonly (readonly string[])[] }
	| { readonly facts: readonly (readonly [label: string, value: string])[] }
	| { readonly table: Table }
	| { readonly signatures: readonly string[] };

interface Table {
	/** Said aloud by a screen reader. */
	readonly caption: string;
	/** Width in parts of the whole, heading, and what stands in each row. */
	readonly columns: readonly (readonly [width: number, heading: string, field: string])[];
}

export function buildTemplate(
	pieces: readonly Piece[],
	{ title, isUpright }: { readonly title: string; readonly isUpright: boolean }
): Uint8Array {
	const width = isUpright ? uprightTextWidth : textWidth;
	return wordFile(pieces.map((piece) => xmlOf(piece, width)).join(''), title, { isUpright });
}

function xmlOf(piece: Piece, width: number): string {
	if ('heading' in piece) return wordParagraph(piece.heading, 'Heading1');
	if ('section' in piece) return wordParagraph(piece.section, 'Heading2');
	if ('centered' in piece) return wordParagraph(piece.centered, 'Centered');
	if ('right' in piece) return wordParagraph(piece.right, 'Right');
	if ('text' in piece) return wordParagraph(piece.text, 'Body');
	if ('sides' in piece) return sidesXml(piece.sides, width) + wordParagraph('');
	if ('facts' in piece) return factsXml(piece.facts, width) + wordParagraph('');
	if ('table' in piece) return tableXml(piece.table, width) + wordParagraph('');
	return piece.signatures.map((line) => wordParagraph(line, 'Signature')).join('');
}

function sidesXml(sides: readonly (readonly string[])[], width: number): string {
	const widths = sides.map(() => Math.floor(width / sides.length));
	const cells = sides.map((lines, at) =>
		wordCell({
			...{ width: widths[at] ?? 0, columns: 1, merge: 'none' },
			content: lines.map((line) => wordParagraph(line, 'TableText')).join('')
		})
	);
	const rows = [wordRow(cells, { isHeading: false })];
	return wordTable({ widths, rows, hasBorders: false, caption: '' });
}

function factsXml(facts: readonly (readonly [string, string])[], width: number): string {
	const widths = [Math.floor(width * 0.35), Math.floor(width * 0.65)] as const;
	const rows = facts.map(([label, value]) =>
		wordRow([cell(widths[0], label, 'TableStrong'), cell(widths[1], value, 'TableText')], {
			isHeading: false
		})
	);
	return wordTable({ widths, rows, hasBorders: true, caption: '' });
}

/** In more columns than this, letters of the usual size tear words apart. */
const mostUsual = 7;

function tableXml({ caption, columns }: Table, width: number): string {
	const parts = columns.reduce((sum, [part]) => sum + part, 0);
	const widths = columns.map(([part]) => Math.floor((width * part) / parts));
	const size = columns.length > mostUsual ? 'Narrow' : 'Table';
	const row = (of: 1 | 2): string =>
		wordRow(
			columns.map((column, at) =>
				cell(widths[at] ?? 0, column[of], of === 1 ? `${size}Heading` : `${size}Text`)
			),
			{ isHeading: of === 1 }
		);
	const rows = [row(1), row(2)];
	return wordTable({ widths, rows, hasBorders: true, caption });
}

function cell(width: number, text: string, style: Parameters<typeof wordParagraph>[1]): string {
	return wordCell({ width, columns: 1, merge: 'none', content: wordParagraph(text, style) });
}
