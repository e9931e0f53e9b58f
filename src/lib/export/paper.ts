/** An official paper as its blocks, from which both the Word file and the printed page are made. */
export interface Paper {
	readonly title: string;
	readonly blocks: readonly PaperBlock[];
	/** A wide table lies on its side. */
	readonly isWide?: boolean;
}

export type PaperBlock =
	| { readonly kind: 'heading' | 'centered' | 'right' | 'text' | 'small'; readonly text: string }
	| { readonly kind: 'list'; readonly items: readonly string[] }
	| PaperTable
	| { readonly kind: 'page' };

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

/** Some papers, each beginning on a page of its own. */
export function bound(title: string, papers: readonly Paper[]): Paper {
	const blocks = papers.flatMap((paper, at): readonly PaperBlock[] =>
		at === 0 ? paper.blocks : [{ kind: 'page' }, ...paper.blocks]
	);
	return { title, blocks };
}
