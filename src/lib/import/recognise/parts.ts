import type { ProposedPart } from '#lib/domain/roadmap/proposal.ts';
import type { PartRow } from './drafts.ts';
import { splitList, wholeItem, type ListItem } from './lists.ts';
import { termPieces } from '../term-check.ts';
import { datesIn, isDated, looksLikeTerm } from './patterns.ts';

export interface PartTexts {
	/** The list inside the activity's own cell. */
	readonly items: readonly ListItem[];
	readonly term: string;
	readonly responsible: string;
	readonly result: string;
	/** Rows that share the activity's cell. */
	readonly rows: readonly PartRow[];
}

export function partsOf(texts: PartTexts): readonly ProposedPart[] {
	if (texts.rows.length > 0) return partsOfRows(texts);
	if (texts.items.length > 1 || (texts.items.length === 1 && texts.items[0]?.marker === '–'))
		return partsOfItems(texts);
	return partsOfResults(texts);
}

function partsOfRows({ items, rows }: PartTexts): readonly ProposedPart[] {
	const titled = items.length === rows.length;
	return rows.map((row, at) => ({
		...row,
		marker: titled ? (items[at]?.marker ?? '') : '',
		title: titled ? textOf(items[at]) : ''
	}));
}

/** Terms, people and results go to the parts only where there is one for each of them. */
function partsOfItems({ items, term, responsible, result }: PartTexts): readonly ProposedPart[] {
	const terms = termsFor(term, items.length);
	const people = numbered(responsible, items.length);
	const results = isNumbered(items) ? numbered(result, items.length) : [];
	return items.map((item, at) => ({
		marker: item.marker,
		title: textOf(item),
		term: terms[at] ?? bracketTerm(item.text),
		responsible: people[at] ?? '',
		result: results[at] ?? ''
	}));
}

/** Numbered results with a term each make parts of an activity that has no list of its own. */
function partsOfResults({ term, result }: PartTexts): readonly ProposedPart[] {
	const { items } = splitList(result);
	if (items.length < 2 || !isNumbered(items)) return [];
	const terms = termsFor(term, items.length);
	const inner = items.map((item) => bracketTerm(item.text));
	const known =
		terms.length > 0 ? terms : inner.filter((each) => each !== '').length > 1 ? inner : [];
	if (known.length === 0) return [];
	return items.map((item, at) => ({
		marker: item.marker,
		title: textOf(item),
		term: known[at] ?? '',
		responsible: '',
		result: wholeItem(item)
	}));
}

function termsFor(term: string, count: number): readonly string[] {
	const pieces = count > 1 && datesIn(term) >= count ? termPieces(term) : [];
	return pieces.length === count ? pieces : [];
}

function numbered(text: string, count: number): readonly string[] {
	const { lead, items } = splitList(text);
	return lead === '' && items.length === count && isNumbered(items) ? items.map(textOf) : [];
}

function isNumbered(items: readonly ListItem[]): boolean {
	return items.every(({ marker }) => /\d/.test(marker));
}

/** «Приказ о закреплении пар (август)». */
function bracketTerm(text: string): string {
	const inner = /\(([^()]{3,60})\)[\s.;,]*$/.exec(text)?.[1]?.trim() ?? '';
	return isDated(inner) && looksLikeTerm(inner) && inner.split(' ').length <= 5 ? inner : '';
}

function textOf(item: ListItem | undefined): string {
	if (!item) return '';
	return [item.text, ...item.items.map(wholeItem)].filter((text) => text !== '').join('\n');
}
