import { escaped } from '../ooxml/xml.ts';
import { columnName, plainName, type PaperData, type PaperList } from './paper-data.ts';
import { lineEnd, withParagraphs } from './part-lines.ts';
import { changed, innermost } from './spans.ts';

/** A word processor cuts a field into runs as it likes; here each stands in one text again. */
export function withWholeFields(xml: string): string {
	return xml.split(paragraphEnd).map(joined).join(paragraphEnd);
}

const paragraphEnd = '</w:p>';
const textRun = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;
const field = /\{\{([^{}]*)\}\}/g;
const singleBraces = /\{\s*\{?([^{}]*)\}?\s*\}/g;

function joined(piece: string): string {
	const texts = [...piece.matchAll(textRun)].map((match) => match[1] ?? '');
	const whole = texts.join('');
	const owner = texts.flatMap((text, at) => Array<number>(text.length).fill(at));
	for (const match of whole.matchAll(field)) {
		owner.fill(owner[match.index] ?? 0, match.index, match.index + match[0].length);
	}
	const now = texts.map(() => '');
	owner.forEach((at, letter) => (now[at] += whole[letter] ?? ''));
	let at = 0;
	return piece.replace(textRun, () => `<w:t xml:space="preserve">${now[at++] ?? ''}</w:t>`);
}

/** What stands in braces, as it is written; and where braces are opened and not closed. */
export interface FieldsIn {
	readonly names: readonly string[];
	readonly unclosed: readonly string[];
	/** In single braces, which may be meant or not. */
	readonly loose: readonly { readonly name: string; readonly written: string }[];
}

export function fieldsIn(xml: string): FieldsIn {
	const names: string[] = [];
	const unclosed: string[] = [];
	const loose: { name: string; written: string }[] = [];
	for (const piece of xml.split(paragraphEnd)) {
		const whole = [...piece.matchAll(textRun)].map((match) => match[1] ?? '').join('');
		for (const match of whole.matchAll(field)) names.push(unescaped(match[1] ?? '').trim());
		const left = whole.replace(field, '');
		const open = left.indexOf('{{');
		if (open >= 0) unclosed.push(unescaped(left.slice(open, open + 40)));
		else if (left.includes('}}')) unclosed.push(unescaped(left.slice(0, 40)));
		else
			for (const [written, name = ''] of left.matchAll(singleBraces))
				loose.push({ name: unescaped(name), written: unescaped(written) });
	}
	return { names, unclosed, loose };
}

/** Rows, and paragraphs outside of tables, that name two lists: nobody knows which to repeat. */
export function mixedIn(xml: string, lists: PaperData['lists']): readonly (readonly string[])[] {
	const rows = innermost(xml, 'w:tr').map(({ from, to }) => xml.slice(from, to));
	const outside = changed(xml, 'w:tr', () => '');
	const paragraphs = innermost(outside, 'w:p').map(({ from, to }) => outside.slice(from, to));
	return [...rows, ...paragraphs]
		.map((piece) => Object.keys(lists).filter((name) => isOf(piece, name, lists[name]?.columns)))
		.filter((names) => names.length > 1);
}

export function filled(xml: string, { fields, lists }: PaperData): string {
	const known = new Map(Object.entries(fields).map(([name, value]) => [plainName(name), value]));
	const repeated = ['w:tr', 'w:p'].reduce((text, tag) => repeat(text, tag, lists), xml);
	const all = withParagraphs(substituted(repeated, known));
	return all.replaceAll(brace.open, '{').replaceAll(brace.close, '}');
}

/** Innermost elements that name a column, once for each item of its list. */
function repeat(xml: string, tag: string, lists: PaperData['lists']): string {
	return changed(xml, tag, (piece) => {
		const found = Object.entries(lists).find(([name, list]) => isOf(piece, name, list.columns));
		if (!found) return piece;
		const [name, { columns, items }] = found;
		if (items.length === 0) return blankOf(piece, name, columns);
		return items.map((item) => substituted(piece, valuesOf(found, item))).join('');
	});
}

/** A list of nothing leaves one empty row or line, to be written on by hand. */
function blankOf(piece: string, name: string, columns: readonly string[]): string {
	return changed(piece, 'w:p', (paragraph) =>
		isOf(paragraph, name, columns) ? paragraph.replace(textRun, '') : paragraph
	);
}

function isOf(piece: string, name: string, columns: readonly string[] = []): boolean {
	const own = new Set(columns.map((column) => plainName(columnName(name, column))));
	return [...piece.matchAll(field)].some((match) => own.has(plainName(unescaped(match[1] ?? ''))));
}

function valuesOf(
	[name, { columns }]: readonly [string, PaperList],
	item: Readonly<Record<string, string>>
): ReadonlyMap<string, string> {
	return new Map(
		columns.map((column) => [plainName(columnName(name, column)), item[column] ?? ''])
	);
}

/** A name that is not known here stays for whoever fills in next. */
function substituted(xml: string, values: ReadonlyMap<string, string>): string {
	return xml.replace(field, (whole, name: string) => {
		const value = values.get(plainName(unescaped(name)));
		return value === undefined ? whole : written(value);
	});
}

/** Braces that a person typed are no field to whoever fills in next. */
const brace = { open: '&#123;', close: '&#125;' } as const;

function written(value: string): string {
	return escaped(value.replaceAll(lineEnd, ''))
		.replaceAll('{', brace.open)
		.replaceAll('}', brace.close)
		.replaceAll('\n', lineEnd);
}

function unescaped(text: string): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');
}
