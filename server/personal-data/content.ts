import * as Y from 'yjs';
import { plainContent } from '#lib/documents/plain-content.ts';
import type { UpdateLog } from '../storage/storage.ts';

/** A document as plain values, by the names of its roots. */
export async function contentOf(
	log: Pick<UpdateLog, 'read'>,
	documentId: string
): Promise<Readonly<Record<string, unknown>>> {
	const { snapshot, tail } = await log.read(documentId);
	const doc = new Y.Doc();
	if (snapshot) Y.applyUpdate(doc, snapshot.update);
	for (const { update } of tail) Y.applyUpdate(doc, update);
	return plainContent(doc);
}
