import type * as Y from 'yjs';
import { linesOf } from './notes/read.ts';

/** A document as plain values, by the names of its roots. */
export function plainContent(doc: Y.Doc): Readonly<Record<string, unknown>> {
	const roots = [...doc.share.keys()].sort();
	return Object.fromEntries(roots.map((root) => [root, valueOf(doc, root)]));
}

function valueOf(doc: Y.Doc, root: string): unknown {
	if (root.startsWith('note:')) return noteOf(doc.getXmlFragment(root));
	return root.startsWith('text:') ? doc.getText(root).toString() : doc.getMap(root).toJSON();
}

/** Yjs does not write out a note in which somebody has put a bare value; its words remain. */
function noteOf(note: Y.XmlFragment): string {
	try {
		return note.toString();
	} catch {
		return linesOf(note).join('\n');
	}
}
