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

/** False for a note that a newer version has written more richly than this one can show. */
export function isShowable(doc: Doc, meetingId: string): boolean {
	for (const node of noteIn(doc, meetingId).createTreeWalker(() => true)) {
		if (!isKnown(node)) return false;
	}
	return true;
}

function isKnown(node: object): boolean {
	if ('nodeName' in node) return knownNodes.has(String(node.nodeName));
	return !('toDelta' in node) || hasKnownFormats(node as RichText);
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
