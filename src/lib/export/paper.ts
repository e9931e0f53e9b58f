/** An official paper as its blocks, from which both the Word file and the printed page are made. */
export interface Paper {
	readonly title: string;
	readonly blocks: readonly PaperBlock[];
	/** It lies on its side, for a wide table. */
	readonly isWide?: boolean;
}

export type PaperBlock =
	| { readonly kind: PaperText; readonly text: string }
	| { readonly kind: 'list'; readonly items: readonly string[] }
	| PaperTable
	/** A new page, which lies or stands whatever the others do. */
	| { readonly kind: 'page'; readonly isWide?: boolean };

/** What is asked stays with the lines for its answer, a signature with the one after it. */
export type PaperText = 'heading' | 'centered' | 'right' | 'text' | 'asked' | 'small' | 'signature';

export interface PaperTable {
	readonly kind: 'table';
	readonly caption: string;
	readonly headings: readonly string[];
	/** Parts of the width, in whatever unit. */
	readonly widths: readonly number[];
	readonly rows: readonly (readonly string[])[];
}

/** A line to be written on by hand, or what is known already. */
export function orLine(text: string, letters = 30): string {
	return text.trim() === '' ? '_'.repeat(letters) : text.trim();
}

/** «5 сентября 2026 г.»; an empty day is a line to be filled in. */
export function dayInWords(day: string): string {
	const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
	if (!match) return '«___» ______________ 20___ г.';
	const [, year = '', month = '', date = ''] = match;
	return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year} г.`;
}

const months =
	'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** «05.09.2026». */
export function dayInFigures(day: string): string {
	const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
	return match ? `${match[3]}.${match[2]}.${match[1]}` : day;
}

export interface PaperPage {
	readonly isWide: boolean;
	readonly blocks: readonly Exclude<PaperBlock, { readonly kind: 'page' }>[];
}

/** The blocks by the pages that they begin on. */
export function pagesOf({ blocks, isWide = false }: Paper): readonly PaperPage[] {
	const pages: { isWide: boolean; blocks: PaperPage['blocks'][number][] }[] = [
		{ isWide, blocks: [] }
	];
	for (const block of blocks) {
		if (block.kind === 'page') pages.push({ isWide: block.isWide ?? isWide, blocks: [] });
		else pages.at(-1)?.blocks.push(block);
	}
	return pages;
}

/** Some papers, each beginning on a page of its own. */
export function bound(title: string, papers: readonly Paper[]): Paper {
	const blocks = papers.flatMap((paper, at): readonly PaperBlock[] =>
		at === 0 ? paper.blocks : [{ kind: 'page' }, ...paper.blocks]
	);
	return { title, blocks };
}
