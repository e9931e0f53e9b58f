import type { DatabaseSync } from 'node:sqlite';
import { batchKey } from '../checksum.ts';
import { LogIndex } from './log-index.ts';
import { LogRows } from './log-rows.ts';
import type { ScannedRow } from './log-rows.ts';
import { readMeta } from './schema.ts';
import { SnapshotRows } from './snapshot-rows.ts';

export interface LoadedIndex {
	readonly index: LogIndex;
	readonly damagedIds: Set<string>;
	readonly soundRows: number;
	readonly damagedRows: number;
}

type DamagedRow = Extract<ScannedRow, { is: 'damaged' }>;

/** Reads the whole log once: what belongs where, and what does not match its checksum. */
export function loadIndex(db: DatabaseSync): LoadedIndex {
	const index = new LogIndex();
	const damagedIds = new Set<string>();
	index.head = Number(readMeta(db, 'head') ?? 0);
	let damagedRows = loadSnapshots(db, index, damagedIds);
	let soundRows = 0;
	const strays: DamagedRow[] = [];
	for (const scanned of new LogRows(db).scan()) {
		if (scanned.is === 'damaged') strays.push(scanned);
		else {
			const { row } = scanned;
			index.add(row, row.batchId === undefined ? undefined : batchKey(row.batchId, row.update));
			soundRows += 1;
		}
	}
	damagedRows += strays.length;
	for (const stray of strays) for (const id of ownersOf(db, stray, index)) damagedIds.add(id);
	return { index, damagedIds, soundRows, damagedRows };
}

function loadSnapshots(db: DatabaseSync, index: LogIndex, damagedIds: Set<string>): number {
	let damaged = 0;
	for (const { documentId, position, updateLength, isSound } of new SnapshotRows(db).scan()) {
		index.fold(documentId, position, updateLength);
		if (isSound) continue;
		damagedIds.add(documentId);
		damaged += 1;
	}
	return damaged;
}

/** Whose row it was: the disk may have changed the very name of the document. */
function ownersOf(db: DatabaseSync, stray: DamagedRow, index: LogIndex): string[] {
	const registered = db.prepare('SELECT "id" FROM documents').all();
	const known = new Set([...registered.map(({ id }) => String(id)), ...index.documentIds()]);
	return [stray.claims, ...[...known].filter((id) => stray.isOf(id))];
}
