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
		const sql = `SELECT ${columns} FROM log ORDER BY "position"`;
		for (const row of this.#db.prepare(sql).iterate()) {
			const stored = checkedRow(row);
			yield stored ? { is: 'sound', row: stored } : asDamaged(row);
		}
	}
}

export type ScannedRow =
	| { readonly is: 'sound'; readonly row: StoredUpdate }
	| {
			readonly is: 'damaged';
			readonly position: Position;
			/** The document the row says it belongs to. */
			readonly claims: string;
			/** True when the row is sound but for the document's name, which was this one. */
			readonly isOf: (documentId: string) => boolean;
	  };

function asDamaged(row: Row): ScannedRow {
	const position = Number(row['position']);
	const claims = String(row['documentId']);
	return { is: 'damaged', position, claims, isOf: (id) => isRowOf(row, id) };
}

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
