import { splitList, wholeItem } from './lists.ts';
import { splitOutside } from './outside.ts';

/** The papers a result cell names: its list, or its lines, or its clauses, else the whole. */
export function splitDocuments(cell: string): readonly string[] {
	if (cell.trim() === '') return [];
	const { lead, items } = splitList(cell);
	if (items.length > 1) {
		return [
			...(lead === '' || lead.endsWith(':') ? [] : [lead]),
			...items.map((item) => bare(wholeItem(item)))
		];
	}
	const lines = cell.split('\n').filter((each) => each.trim() !== '');
	const begun = lines.length > 1 && lines.slice(1).every((each) => /^[\s«"–—-]*[А-ЯЁ]/.test(each));
	const pieces = begun ? lines : splitOutside(cell, ';');
	return pieces.map(bare).filter((piece) => piece !== '');
}

function bare(text: string): string {
	return text
		.trim()
		.replace(/^(?:[-–—•▪·]|\d{1,2}[.)])\s*/, '')
		.replace(/[\s;,]+$/, '');
}
