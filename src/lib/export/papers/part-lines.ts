import { changed } from './spans.ts';

/** Where a value breaks its line; a sign that nobody types. */
export const lineEnd = '\ue000';

const breakInside = '</w:t><w:br/><w:t xml:space="preserve">';
const head = /^<w:p(?:\s[^>]*)?>(<w:pPr>.*?<\/w:pPr>)?/s;
const runHead = /^<w:r(?:\s[^>]*)?>(?:<w:rPr>.*?<\/w:rPr>)?/s;
const holder = /<(\/?)w:(?:hyperlink|ins|smartTag|sdt|fldSimple|customXml|moveTo)(?=[\s>])[^>]*>/g;

/**
 * Each line of a value is a paragraph of its own, as if it had been typed: a break within a paragraph
 * is stretched over the whole width wherever a school's template justifies its texts.
 */
export function withParagraphs(xml: string): string {
	if (!xml.includes(lineEnd)) return xml;
	return changed(xml, 'w:p', parted).replaceAll(lineEnd, breakInside);
}

function parted(paragraph: string): string {
	const properties = head.exec(paragraph)?.[1] ?? '';
	// What ends a section, or remembers how it looked before, stands once.
	if (/<w:(?:sectPr|pPrChange)/.test(properties)) return paragraph;
	const next = properties.replace(/<w:pageBreakBefore[^>]*\/>/, '');
	const [first = '', ...others] = paragraph.split(lineEnd);
	return others.reduce((written, line) => {
		const run = openRun(written);
		const end =
			run === undefined
				? breakInside
				: `</w:t></w:r></w:p><w:p>${next}${run}<w:t xml:space="preserve">`;
		return written + end + line;
	}, first);
}

/** The beginning of the run that the text ends in; undefined where something else holds the run. */
function openRun(written: string): string | undefined {
	const paragraph = written.slice(Math.max(...starts(written, 'w:p')));
	const held = [...paragraph.matchAll(holder)];
	const open = held.reduce((depth, [tag, closing]) => {
		if (tag.endsWith('/>')) return depth;
		return depth + (closing === '' ? 1 : -1);
	}, 0);
	if (open > 0 || paragraph.includes('<w:rPrChange')) return undefined;
	return runHead.exec(paragraph.slice(Math.max(...starts(paragraph, 'w:r'))))?.[0];
}

function starts(xml: string, tag: string): readonly number[] {
	return [xml.lastIndexOf(`<${tag}>`), xml.lastIndexOf(`<${tag} `), 0];
}
