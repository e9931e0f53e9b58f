import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { snapshotChecksum } from '../checksum.ts';
import { StorageError } from '../storage.ts';
import type { Position, Snapshot } from '../storage.ts';

const columns =
	'"position", "documentId", "packing", "updateLength", "coverageLength", "checksum", "content"';

type Row = Record<string, SQLOutputValue>;

export interface ScannedSnapshot {
	/** The document it says it is of. */
	readonly documentId: string;
	readonly position: Position;
	readonly updateLength: number;
	/** True when it is sound as a snapshot of this document. */
	readonly isOf: (documentId: string) => boolean;
}

/** The table `snapshots`: packed, with a checksum of what was packed. */
export class SnapshotRows {
	readonly #db: DatabaseSync;
	readonly #insert: StatementSync;
	readonly #select: StatementSync;
	readonly #delete: StatementSync;

	constructor(db: DatabaseSync) {
		this.#db = db;
		this.#insert = db.prepare(`INSERT INTO snapshots (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
		this.#select = db.prepare(`SELECT ${columns} FROM snapshots WHERE "position" = ?`);
		this.#delete = db.prepare('DELETE FROM snapshots WHERE "position" = ?');
	}

	insert(documentId: string, snapshot: Snapshot): void {
		const { position, update, coverage } = snapshot;
		const { packing, content } = pack(Buffer.concat([update, coverage]));
		const lengths = [update.length, coverage.length] as const;
		const checksum = snapshotChecksum(documentId, snapshot);
		this.#insert.run(position, documentId, packing, ...lengths, checksum, content);
	}

	/** Throws `damaged` for a snapshot that is not what was stored, or is not there. */
	read(documentId: string, position: Position): Snapshot {
		const row = this.#select.get(position);
		const snapshot = row && checkedSnapshot(row, documentId);
		if (!snapshot) throw new StorageError('damaged');
		return snapshot;
	}

	delete(position: Position): void {
		this.#delete.run(position);
	}

	*scan(): Iterable<ScannedSnapshot> {
		const sql = `SELECT ${columns} FROM snapshots ORDER BY "position"`;
		for (const row of this.#db.prepare(sql).iterate()) {
			const documentId = String(row['documentId']);
			const position = Number(row['position']);
			const updateLength = Number(row['updateLength']);
			const isOf = (id: string) => checkedSnapshot({ ...row, documentId: id }, id) !== undefined;
			yield { documentId, position, updateLength, isOf };
		}
	}
}

/** Text packs to less than half; what does not shrink stays as it is. */
function pack(content: Uint8Array): { packing: 'zstd' | 'none'; content: Uint8Array } {
	const packed = zstdCompressSync(content);
	if (packed.length < content.length) return { packing: 'zstd', content: packed };
	return { packing: 'none', content };
}

function checkedSnapshot(row: Row, documentId: string): Snapshot | undefined {
	const { position, updateLength, coverageLength } = row;
	if (typeof position !== 'number' || row['documentId'] !== documentId) return undefined;
	if (typeof updateLength !== 'number' || typeof coverageLength !== 'number') return undefined;
	const content = unpack(row, updateLength + coverageLength);
	if (content?.length !== updateLength + coverageLength) return undefined;
	const update = content.subarray(0, updateLength);
	const snapshot = { position, update, coverage: content.subarray(updateLength) };
	return snapshotChecksum(documentId, snapshot) === row['checksum'] ? snapshot : undefined;
}

function unpack(row: Row, length: number): Uint8Array | undefined {
	const { packing, content } = row;
	if (!(content instanceof Uint8Array)) return undefined;
	if (packing === 'none') return content;
	if (packing !== 'zstd' || !(length > 0)) return undefined;
	try {
		return new Uint8Array(zstdDecompressSync(content, { maxOutputLength: length }));
	} catch (error) {
		if (error instanceof Error) return undefined;
		throw error;
	}
}
