import { pageBreak, wordCell, wordParagraph, wordRow, wordTable } from './ooxml/word.ts';
import { textWidth, uprightTextWidth, wordFile } from './ooxml/word-file.ts';
import type { Paper, PaperBlock, PaperTable } from './paper.ts';

/** A paper as a Word file that the school can still change before it is signed. */
export function paperDocx(paper: Paper): Uint8Array {
	const isWide = paper.isWide === true;
	const width = isWide ? textWidth : uprightTextWidth;
	const body = paper.blocks.map((block) => blockXml(block, width)).join('');
	return wordFile(body, paper.title, { isUpright: !isWide });
}

function blockXml(block: PaperBlock, width: number): string {
	switch (block.kind) {
		case 'heading':
			return paragraphs(block.text, 'Heading1');
		case 'centered':
			return paragraphs(block.text, 'Centered');
		case 'right':
			return paragraphs(block.text, 'Right');
		case 'small':
			return paragraphs(block.text, 'Small');
		case 'text':
			return paragraphs(block.text, 'Body');
		case 'list':
			return block.items.map((item, at) => paragraphs(`${at + 1}. ${item}`, 'Body')).join('');
		case 'table':
			return tableXml(block, width) + wordParagraph('');
		case 'page':
			return pageBreak;
	}
}

function paragraphs(text: string, style: Parameters<typeof wordParagraph>[1]): string {
	return text
		.split('\n')
		.map((line) => wordParagraph(line, style))
		.join('');
}

function tableXml({ caption, headings, widths, rows }: PaperTable, width: number): string {
	const sum = widths.reduce((total, one) => total + one, 0);
	const twips = widths.map((one) => Math.floor((one / sum) * width));
	const row = (texts: readonly string[], isHeading: boolean): string =>
		wordRow(
			texts.map((text, at) =>
				wordCell({
					...{ width: twips[at] ?? 0, columns: 1, merge: 'none' },
					content: paragraphs(text, isHeading ? 'TableHeading' : 'TableText')
				})
			),
			{ isHeading }
		);
	return wordTable({
		widths: twips,
		rows: [row(headings, true), ...rows.map((texts) => row(texts, false))],
		hasBorders: true,
		caption
	});
}
