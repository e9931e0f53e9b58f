import { Parser } from 'htmlparser2';
import { maxDepth, maxElements, maxOpenElements, parseStepLength } from '../limits.ts';
import { refuse, taken, type ImportOutcome } from '../refusals.ts';

export interface MarkupElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly MarkupNode[];
}

export type MarkupNode = MarkupElement | string;

interface Growing extends MarkupElement {
	readonly children: MarkupNode[];
}

export function parseXml(text: string): ImportOutcome<MarkupElement> {
	return parse(text, true);
}

export function parseHtml(text: string): ImportOutcome<MarkupElement> {
	return parse(text, false);
}

/** In XML the prefixes are dropped: Word and its imitators differ in them. */
function parse(text: string, xmlMode: boolean): ImportOutcome<MarkupElement> {
	const root: Growing = { name: '', attributes: {}, children: [] };
	const path: Growing[] = [root];
	let count = 0;
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				count += 1;
				const element: Growing = {
					name: xmlMode ? localName(name) : name,
					attributes: xmlMode ? localNames(attributes) : attributes,
					children: []
				};
				const parent = path.at(-1) ?? root;
				parent.children.push(element);
				path.push(path.length > maxDepth ? parent : element);
			},
			ontext(data) {
				(path.at(-1) ?? root).children.push(data);
			},
			onclosetag() {
				if (path.length > 1) path.pop();
			}
		},
		{ xmlMode, decodeEntities: true }
	);
	for (let at = 0; at < text.length; at += parseStepLength) {
		parser.write(text.slice(at, at + parseStepLength));
		if (count > maxElements) return refuse('too-big');
		if (path.length > maxOpenElements) return refuse('damaged');
	}
	parser.end();
	return taken(root);
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(attributes).map(([name, value]) => [localName(name), value])
	);
}

export function isElement(node: MarkupNode): node is MarkupElement {
	return typeof node !== 'string';
}

export function elementsOf(parent: MarkupElement, name: string): readonly MarkupElement[] {
	return parent.children.filter(isElement).filter((child) => child.name === name);
}

export function childOf(
	parent: MarkupElement | undefined,
	name: string
): MarkupElement | undefined {
	return parent?.children.filter(isElement).find((child) => child.name === name);
}

/** All elements of that name below, in the order of the document; not inside each other. */
export function findAll(parent: MarkupElement, name: string): readonly MarkupElement[] {
	return parent.children
		.filter(isElement)
		.flatMap((child) => (child.name === name ? [child] : findAll(child, name)));
}

export function textOf(node: MarkupNode | undefined): string {
	if (node === undefined) return '';
	return isElement(node) ? node.children.map(textOf).join('') : node;
}
