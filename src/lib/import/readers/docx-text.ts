import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';
import type { Numbering } from './docx-numbering.ts';

/** What was struck out in review, field codes, and the second copy of a text box are not text. */
const silent = new Set([
	'del',
	'moveFrom',
	'instrText',
	'delText',
	'pPr',
	'rPr',
	'Fallback',
	'tbl'
]);

/** One paragraph with its restored list number; `tab` is a blank inside cells. */
export function paragraphText(paragraph: MarkupElement, numbering: Numbering, tab: string): string {
	const marker = numbering.markerOf(paragraph);
	const text = paragraph.children.map((child) => flow(child, tab)).join('');
	const lines = text.split('\n').map((line) => line.trim());
	const whole = lines.filter((line) => line !== '').join('\n');
	return [marker, whole].filter((part) => part !== '').join(' ');
}

function flow(node: MarkupNode, tab: string): string {
	if (!isElement(node)) return '';
	if (silent.has(node.name)) return '';
	if (node.name === 't') return node.children.filter((child) => !isElement(child)).join('');
	if (node.name === 'tab') return tab;
	if (node.name === 'br' || node.name === 'cr') return '\n';
	if (node.name === 'noBreakHyphen') return '-';
	const inner = node.children.map((child) => flow(child, tab)).join('');
	return node.name === 'p' ? `\n${inner}\n` : inner;
}
