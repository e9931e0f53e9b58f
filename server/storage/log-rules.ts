import { assert } from '#lib/domain/assert.ts';
import { StorageError } from './storage.ts';
import type { Position, UpdateLog } from './storage.ts';

/** False when there is nothing to fold any more. */
export function checkFold(log: UpdateLog, documentId: string, upTo: Position): boolean {
	if (log.isDamaged(documentId)) throw new StorageError('damaged');
	assert(upTo <= log.headOf(documentId), 'a snapshot stands for rows that are not stored');
	return upTo > log.foldedUpTo(documentId);
}
