import { escaped } from '../ooxml/xml.ts';
import { columnName, plainName, type PaperData, type PaperList } from './paper-data.ts';

/** A word processor cuts a field into runs as it likes; here each stands in one text again. */
export function withWholeFields(xml: string): string {
	return xml.split(paragraphEnd).map(joined).join(paragraphEnd);
}

const paragraphEnd = '</w:p>';
const textRun = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;
const field = /\{\{([^{}]*)\}\}/g;

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
export function namesIn(xml: string): { readonly names: string[]; readonly unclosed: string[] } {
	const names: string[] = [];
	const unclosed: string[] = [];
	for (const piece of xml.split(paragraphEnd)) {
		const whole = [...piece.matchAll(textRun)].map((match) => match[1] ?? '').join('');
		for (const match of whole.matchAll(field)) names.push(unescaped(match[1] ?? '').trim());
		const left = whole.replace(field, '');
		const open = left.indexOf('{{');
		if (open >= 0) unclosed.push(unescaped(left.slice(open, open + 40)));
		else if (left.includes('}}')) unclosed.push(unescaped(left.slice(0, 40)));
	}
	return { names, unclosed };
}

export function filled(xml: string, { fields, lists }: PaperData): string {
	const known = new Map(Object.entries(fields).map(([name, value]) => [plainName(name), value]));
	const repeated = ['w:tr', 'w:p'].reduce((text, tag) => repeat(text, tag, lists), xml);
	return substituted(repeated, known);
}

/** Innermost elements that name a column, once for each item of its list. */
function repeat(xml: string, tag: string, lists: PaperData['lists']): string {
	return innermost(xml, tag).reduceRight((text, { from, to }) => {
		const piece = text.slice(from, to);
		const found = Object.entries(lists).find(([name, list]) => isOf(piece, name, list));
		if (!found) return text;
		const items = found[1].items.map((item) => substituted(piece, valuesOf(found, item)));
		return text.slice(0, from) + items.join('') + text.slice(to);
	}, xml);
}

function isOf(piece: string, name: string, { columns }: PaperList): boolean {
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

interface Span {
	readonly from: number;
	readonly to: number;
}

function innermost(xml: string, tag: string): readonly Span[] {
	const spans: Span[] = [];
	let from = -1;
	for (const match of xml.matchAll(new RegExp(`<${tag}(?=[\\s>])[^>]*>|</${tag}>`, 'g'))) {
		if (!match[0].startsWith('</')) from = match[0].endsWith('/>') ? from : match.index;
		else if (from >= 0) {
			spans.push({ from, to: match.index + match[0].length });
			from = -1;
		}
	}
	return spans;
}

/** A name that is not known here stays for whoever fills in next. */
function substituted(xml: string, values: ReadonlyMap<string, string>): string {
	return xml.replace(field, (whole, name: string) => {
		const value = values.get(plainName(unescaped(name)));
		return value === undefined ? whole : lines(value);
	});
}

function lines(value: string): string {
	return value.split('\n').map(escaped).join('</w:t><w:br/><w:t xml:space="preserve">');
}

function unescaped(text: string): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');
}
