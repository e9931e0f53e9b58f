import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { rowChecksum } from '../checksum.ts';
import { StorageError } from '../storage.ts';
import type { Position, StoredUpdate } from '../storage.ts';

const columns =
	'"position", "documentId", "batchId", "authorId", "deviceId", "at", "checksum", "update"';

type Row = Record<string, SQLOutputValue>;

/** The table `log`: rows go in with a checksum and come out only when it fits. */
export class LogRows {
	readonly #db: DatabaseSync;
	readonly #insert: StatementSync;
	readonly #select: StatementSync;
	readonly #delete: StatementSync;

	constructor(db: DatabaseSync) {
		this.#db = db;
		this.#insert = db.prepare(`INSERT INTO log (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
		this.#select = db.prepare(`SELECT ${columns} FROM log WHERE "position" = ?`);
		this.#delete = db.prepare('DELETE FROM log WHERE "position" = ?');
	}

	insert(row: StoredUpdate): void {
		const { position, documentId, batchId, authorId, deviceId, at, update } = row;
		const batch = batchId ?? null;
		const checksum = rowChecksum(row);
		this.#insert.run(position, documentId, batch, authorId, deviceId, at, checksum, update);
	}

	/** Throws `damaged` for a row that is not what was stored, or is not there. */
	read(position: Position): StoredUpdate {
		const row = this.#select.get(position);
		const stored = row && checkedRow(row);
		if (!stored) throw new StorageError('damaged');
		return stored;
	}

	delete(position: Position): void {
		this.#delete.run(position);
	}

	/** All rows; those that do not fit their checksum as they are. */
	*scan(): Iterable<ScannedRow> {
		for (const row of this.#db
			.prepare(`SELECT ${columns} FROM log ORDER BY "position"`)
			.iterate()) {
			const stored = checkedRow(row);
			if (stored) yield { is: 'sound', row: stored };
			else
				yield { is: 'damaged', claims: String(row['documentId']), isOf: (id) => isRowOf(row, id) };
		}
	}
}

export type ScannedRow =
	| { readonly is: 'sound'; readonly row: StoredUpdate }
	| {
			readonly is: 'damaged';
			/** The document the row says it belongs to. */
			readonly claims: string;
			/** True when the row is sound but for the document's name, which was this one. */
			readonly isOf: (documentId: string) => boolean;
	  };

function isRowOf(row: Row, documentId: string): boolean {
	return checkedRow({ ...row, documentId }) !== undefined;
}

function checkedRow(row: Row): StoredUpdate | undefined {
	const stored = asStored(row);
	return stored && rowChecksum(stored) === row['checksum'] ? stored : undefined;
}

function asStored(row: Row): StoredUpdate | undefined {
	const { position, documentId, batchId, authorId, deviceId, at, update } = row;
	if (typeof position !== 'number' || typeof at !== 'number') return undefined;
	if (typeof documentId !== 'string' || typeof authorId !== 'string') return undefined;
	if (typeof deviceId !== 'string' || !(update instanceof Uint8Array)) return undefined;
	const stored = { position, documentId, authorId, deviceId, at, update };
	if (batchId === null) return stored;
	return typeof batchId === 'string' ? { ...stored, batchId } : undefined;
}
