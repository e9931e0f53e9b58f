import type { DatabaseSync } from 'node:sqlite';
import { batchKey } from '../checksum.ts';
import { LogIndex } from './log-index.ts';
import { LogRows } from './log-rows.ts';
import { readMeta } from './climb.ts';
import { SnapshotRows } from './snapshot-rows.ts';

export interface LoadedIndex {
	readonly index: LogIndex;
	readonly damagedIds: Set<string>;
	readonly soundRows: number;
	readonly damagedRows: number;
}

/** Something that does not match its checksum. */
interface Stray {
	/** The document it says it belongs to. */
	readonly claims: string;
	/** True when it is sound but for the name of the document, which was this one. */
	readonly isOf: (documentId: string) => boolean;
}

/** Reads the whole log once: what belongs where, and what does not match its checksum. */
export function loadIndex(db: DatabaseSync): LoadedIndex {
	const index = new LogIndex();
	index.head = Number(readMeta(db, 'head') ?? 0);
	const strays = [...loadSnapshots(db, index)];
	let soundRows = 0;
	for (const scanned of new LogRows(db).scan()) {
		if (scanned.is === 'damaged') {
			const { claims: documentId, position } = scanned;
			index.addPlace({ documentId, position, size: 0 });
			strays.push(scanned);
		} else {
			const { row } = scanned;
			index.add(row, row.batchId === undefined ? undefined : batchKey(row.batchId, row.update));
			soundRows += 1;
		}
	}
	return { index, damagedIds: ownersOf(db, strays, index), soundRows, damagedRows: strays.length };
}

function* loadSnapshots(db: DatabaseSync, index: LogIndex): Iterable<Stray> {
	for (const { documentId, position, updateLength, isOf } of new SnapshotRows(db).scan()) {
		index.fold(documentId, position, updateLength);
		if (!isOf(documentId)) yield { claims: documentId, isOf };
	}
}

/** Whose they were: the disk may have changed the very name of the document. */
function ownersOf(db: DatabaseSync, strays: readonly Stray[], index: LogIndex): Set<string> {
	if (strays.length === 0) return new Set();
	const registered = db.prepare('SELECT "id" FROM documents').all();
	const known = new Set([...registered.map(({ id }) => String(id)), ...index.documentIds()]);
	return new Set(
		strays.flatMap(({ claims, isOf }) => [claims, ...[...known].filter((id) => isOf(id))])
	);
}
