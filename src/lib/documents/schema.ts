import * as Y from 'yjs';
import { numberOf } from './fields.ts';
import { kinds, type KindName } from './kinds.ts';

/** The schema a document was written in; documents older than the field count as the first. */
export function schemaOf(doc: Y.Doc): number {
	return numberOf(doc.getMap<unknown>('meta').get('schema'), 1);
}

/** A document from a newer app: it is shown as far as it is understood, and not written to. */
export function isNewerThanApp(doc: Y.Doc, kind: KindName): boolean {
	return schemaOf(doc) > kinds[kind].schema;
}

/** A document's first content. Written once, by the server, when it makes the document. */
export function firstContentOf(kind: KindName): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => doc.getMap('meta').set('schema', kinds[kind].schema));
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
}
