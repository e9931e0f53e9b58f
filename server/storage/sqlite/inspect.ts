import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage.ts';
import type { Position } from '../storage.ts';
import { inspectFiles } from './files.ts';
import { loadIndex } from './load-index.ts';
import { readAllRecords } from './records.ts';
import { checkReadable, readMeta, versionOf } from './climb.ts';
import { schemaSteps } from './schema.ts';

export interface Inspection {
	readonly version: number;
	readonly epoch: string;
	readonly head: Position;
	readonly documents: number;
	readonly rows: number;
	readonly damagedRows: number;
	readonly damagedIds: readonly string[];
	readonly files: number;
	readonly damagedFiles: number;
	/** What SQLite says about the file as a whole; empty when all is well. */
	readonly complaints: readonly string[];
}

/** Looks at every byte that is kept. Throws `damaged` when the records cannot be trusted. */
export function inspect(db: DatabaseSync): Inspection {
	checkReadable(db, schemaSteps.length);
	const complaints = complaintsOf(db);
	const { index, damagedIds, soundRows, damagedRows } = loadIndex(db);
	readAllRecords(db);
	return {
		version: versionOf(db),
		epoch: readMeta(db, 'epoch') ?? '',
		head: index.head,
		documents: [...index.documentIds()].length,
		rows: soundRows,
		damagedRows,
		damagedIds: [...damagedIds].toSorted(),
		...inspectFiles(db),
		complaints
	};
}

export function checkSound({ complaints }: Inspection): void {
	if (complaints.length > 0) throw new StorageError('damaged', complaints);
}

function complaintsOf(db: DatabaseSync): readonly string[] {
	const rows = db.prepare('PRAGMA integrity_check(20)').all();
	return rows.map((row) => String(row['integrity_check'])).filter((line) => line !== 'ok');
}
