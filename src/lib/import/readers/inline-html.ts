import { htmlToText } from './html-text.ts';
import { parseHtml } from './markup.ts';

const tag = /<\/?(?:p|ul|ol|li|br|div|span|b|i|u|strong|em|sup|sub|font|a)\b[^<>]*>/i;
const entity = /&(?:nbsp|quot|laquo|raquo|ndash|mdash|amp|lt|gt|#\d+);/;

/** Reading these as a page would leave their text out; in a cell of a text file they are text. */
const loses = /<(?:table|script|style|head|title|template|noscript|!)/i;

/** Cells of text files made from pages hold bits of HTML: they become lines and list items. */
export function withoutHtml(text: string): string {
	if (!tag.test(text) && !entity.test(text)) return text;
	if (loses.test(text)) return text;
	const tree = parseHtml(text);
	return tree.ok ? htmlToText(tree.value) : text;
}
