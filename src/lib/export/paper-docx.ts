import { wordsFit } from './ooxml/fit.ts';
import {
	pageBreak,
	wordCell,
	wordParagraph,
	wordRow,
	wordTable,
	type WordStyle
} from './ooxml/word.ts';
import { sectionEnd, textWidth, uprightTextWidth, wordFile } from './ooxml/word-file.ts';
import { pagesOf, type Paper, type PaperPage, type PaperTable, type PaperText } from './paper.ts';

/** A paper as a Word file that the school can still change before it is signed. */
export function paperDocx(paper: Paper): Uint8Array {
	const pages = pagesOf(paper);
	const body = pages.map((page, at) => {
		const width = page.isWide ? textWidth : uprightTextWidth;
		const next = pages[at + 1];
		const turns = next && next.isWide !== page.isWide;
		const end = turns ? sectionEnd({ isUpright: !page.isWide }) : next ? pageBreak : '';
		return page.blocks.map((block) => blockXml(block, width)).join('') + end;
	});
	return wordFile(body.join(''), paper.title, { isUpright: pages.at(-1)?.isWide !== true });
}

const styleOf = {
	heading: 'Heading1',
	centered: 'Centered',
	right: 'Right',
	small: 'Small',
	text: 'Body',
	asked: 'Asked',
	signature: 'Signature'
} as const satisfies Record<PaperText, WordStyle>;

function blockXml(block: PaperPage['blocks'][number], width: number): string {
	if (block.kind === 'list')
		return block.items.map((item, at) => paragraphs(`${at + 1}. ${item}`, 'Body')).join('');
	if (block.kind === 'table') return tableXml(block, width) + wordParagraph('');
	return paragraphs(block.text, styleOf[block.kind]);
}

function paragraphs(text: string, style: WordStyle): string {
	return text
		.split('\n')
		.map((line) => wordParagraph(line, style))
		.join('');
}

function tableXml({ caption, headings, widths, rows }: PaperTable, width: number): string {
	const sum = widths.reduce((total, one) => total + one, 0);
	const twips = widths.map((one) => Math.floor((one / sum) * width));
	const styles = wordsFit(twips, [headings, ...rows])
		? (['TableHeading', 'TableText'] as const)
		: (['NarrowHeading', 'NarrowText'] as const);
	const row = (texts: readonly string[], isHeading: boolean): string =>
		wordRow(
			texts.map((text, at) =>
				wordCell({
					...{ width: twips[at] ?? 0, columns: 1, merge: 'none' },
					content: paragraphs(text, styles[isHeading ? 0 : 1])
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
