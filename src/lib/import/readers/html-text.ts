import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';

const blocks = new Set(
	'p div li ul ol tr td th table h1 h2 h3 h4 h5 h6 section article header footer dd dt dl pre hr blockquote center caption'.split(
		' '
	)
);
const silent = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);

/** An item that already begins with its own sign or number keeps it and gets no other. */
const ownMarker = /^\s*(?:[-–—•▪*·]|\d+(?:\.\d+)*[.)]|[а-яa-z]\))/i;

/** The text as a reader of the page sees it: blocks on lines of their own, list signs restored. */
export function htmlToText(root: MarkupNode): string {
	return tidy(flow(root));
}

function flow(node: MarkupNode): string {
	if (!isElement(node)) return node.replace(/[ \t\r\n\f]+/g, ' ');
	if (node.name === 'br') return '\n';
	if (silent.has(node.name) || node.name === 'table') return '';
	if (node.name === 'ol' || node.name === 'ul') return listText(node);
	const inner = node.children.map(flow).join('');
	return blocks.has(node.name) ? `\n${inner}\n` : inner;
}

function listText(list: MarkupElement): string {
	const start = Number.parseInt(list.attributes['start'] ?? '1', 10);
	let number = Number.isFinite(start) ? start : 1;
	const pieces = list.children.map((child) => {
		if (!isElement(child) || child.name !== 'li') return flow(child);
		const text = tidy(child.children.map(flow).join(''));
		const marker = list.name === 'ol' ? `${number}. ` : '– ';
		number += 1;
		return `\n${text === '' || ownMarker.test(text) ? '' : marker}${text}\n`;
	});
	return `\n${pieces.join('')}\n`;
}

export function tidy(text: string): string {
	const lines = text.split('\n').map((line) => line.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, ''));
	return lines.filter((line) => line !== '').join('\n');
}
