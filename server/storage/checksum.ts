import { crc32 } from 'node:zlib';
import type { Snapshot, StoredUpdate } from './storage.ts';

/** Covers every column, so that a row whose document or order was changed by the disk is noticed too. */
export function rowChecksum(row: StoredUpdate): number {
	const batch = row.batchId === undefined ? '' : `=${row.batchId}`;
	const heading = `${row.position}\n${row.documentId}\n${batch}\n${row.authorId}\n${row.deviceId}\n${row.at}\n${row.update.length}\n`;
	return crc32(row.update, crc32(heading));
}

export function snapshotChecksum(documentId: string, snapshot: Snapshot): number {
	const { position, update, coverage } = snapshot;
	const heading = `${position}\n${documentId}\n${update.length}\n${coverage.length}\n`;
	return crc32(coverage, crc32(update, crc32(heading)));
}

/** A batch is its content too: an id that comes again with other bytes must not swallow them. */
export function batchKey(batchId: string, update: Uint8Array): string {
	return `${batchId}:${update.length}:${crc32(update)}`;
}
