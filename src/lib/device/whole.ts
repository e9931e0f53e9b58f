import * as Y from 'yjs';
import { docOf } from '#lib/documents/doc-of.ts';

/** What of a doc is whole: Yjs gives what it could not put in yet along with the rest. */
export function wholeOf(doc: Y.Doc, stateVector?: Uint8Array): Uint8Array {
	const { store } = doc;
	const { pendingStructs, pendingDs } = store;
	store.pendingStructs = null;
	store.pendingDs = null;
	try {
		return Y.encodeStateAsUpdate(doc, stateVector);
	} finally {
		store.pendingStructs = pendingStructs;
		store.pendingDs = pendingDs;
	}
}

/** Rows as one, through a document and not by merging, which takes minutes for thousands of rows. */
export function mergedOf(rows: readonly Uint8Array[]): Uint8Array {
	return Y.encodeStateAsUpdate(docOf(rows));
}
