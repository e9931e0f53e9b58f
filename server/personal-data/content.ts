import { docOf } from '#lib/documents/doc-of.ts';
import { plainContent } from '#lib/documents/plain-content.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { updatesOf } from '../storage/updates-of.ts';

/** A document as plain values, by the names of its roots. */
export async function contentOf(
	log: Pick<UpdateLog, 'read'>,
	documentId: string
): Promise<Readonly<Record<string, unknown>>> {
	return plainContent(docOf(updatesOf(await log.read(documentId))));
}
