import type * as Y from 'yjs';

/** A document as plain values, by the names of its roots. */
export function plainContent(doc: Y.Doc): Readonly<Record<string, unknown>> {
	const roots = [...doc.share.keys()].sort();
	return Object.fromEntries(roots.map((root) => [root, valueOf(doc, root)]));
}

function valueOf(doc: Y.Doc, root: string): unknown {
	if (root.startsWith('note:')) return doc.getXmlFragment(root).toString();
	return root.startsWith('text:') ? doc.getText(root).toString() : doc.getMap(root).toJSON();
}
