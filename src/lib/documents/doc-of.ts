import * as Y from 'yjs';

/**
 * A document to read in, or to merge updates in: in one transaction, for one by one is three times
 * slower. Yjs draws thirty-two random numbers to name a document; nobody asks these for their name, and
 * a server makes them by the thousand.
 */
export function docOf(
	updates: readonly Uint8Array[],
	{ gc = true }: { readonly gc?: boolean } = {}
): Y.Doc {
	const doc = new Y.Doc({ gc, guid: '' });
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return doc;
}
