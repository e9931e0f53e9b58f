import type { OpenDocument } from '#lib/device/surface.ts';
import { noteIn } from '#lib/documents/notes/read.ts';

/** What this version's editor can show. The binding deletes whatever it cannot, so it never meets such a note. */
const knownNodes = new Set([
	'paragraph',
	'heading',
	'bulletList',
	'orderedList',
	'listItem',
	'taskList',
	'taskItem'
]);
const knownFormats = new Set(['bold']);

type Doc = OpenDocument['doc'];

/** False for a note that a newer version, or another program, has written as this one cannot show it. */
export function isShowable(doc: Doc, meetingId: string): boolean {
	return isKnownInside(noteIn(doc, meetingId));
}

interface Block {
	toArray(): readonly unknown[];
}

/** Any value may stand among the blocks: what is not a type of Yjs, no binding knows how to take. */
function isKnownInside(parent: Block): boolean {
	return parent.toArray().every((child) => {
		if (typeof child !== 'object' || child === null || !isKnown(child)) return false;
		return !isBlock(child) || isKnownInside(child);
	});
}

function isBlock(node: object): node is Block {
	return 'nodeName' in node;
}

function isKnown(node: object): boolean {
	if ('nodeName' in node) return knownNodes.has(String(node.nodeName));
	return 'toDelta' in node && hasKnownFormats(node as RichText);
}

interface RichText {
	toDelta(): readonly { readonly attributes?: object }[];
}

function hasKnownFormats(text: RichText): boolean {
	return text
		.toDelta()
		.every(({ attributes }) =>
			Object.keys(attributes ?? {}).every((format) => knownFormats.has(format))
		);
}
