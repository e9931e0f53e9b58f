import { crc32 } from 'node:zlib';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Digests, KeptDigest } from '../digests.ts';
import { reading } from './disk.ts';
import type { SqliteDisk } from './disk.ts';

export class SqliteDigests implements Digests {
	readonly #disk: SqliteDisk;
	readonly #put: StatementSync;
	readonly #remove: StatementSync;

	constructor(disk: SqliteDisk) {
		this.#disk = disk;
		this.#put = disk.db.prepare(
			`INSERT INTO digests ("documentId", "position", "basis", "value", "checksum")
			VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "position" = excluded."position",
			"basis" = excluded."basis", "value" = excluded."value", "checksum" = excluded."checksum"`
		);
		this.#remove = disk.db.prepare('DELETE FROM digests WHERE "documentId" = ?');
	}

	async readAll(): Promise<readonly KeptDigest[]> {
		this.#disk.checkOpen();
		return reading(() => digestsIn(this.#disk.db));
	}

	async put(rows: readonly KeptDigest[]): Promise<void> {
		this.#disk.checkOpen();
		if (rows.length === 0) return;
		const bytes = rows.reduce((sum, { value }) => sum + value.length, 0);
		this.#disk.commit(bytes, () => {
			for (const row of rows) {
				const { documentId, position, basis, value } = row;
				this.#put.run(documentId, position, basis, value, checksumOf(row));
			}
		});
	}

	async remove(documentIds: readonly string[]): Promise<void> {
		this.#disk.checkOpen();
		if (documentIds.length === 0) return;
		this.#disk.commit(0, () => {
			for (const id of documentIds) this.#remove.run(id);
		});
		this.#disk.tidy();
	}

	/** Inside of the transaction that erases the document. */
	eraseRowOf(documentId: string): void {
		this.#remove.run(documentId);
	}
}

function digestsIn(db: DatabaseSync): readonly KeptDigest[] {
	return db.prepare('SELECT * FROM digests ORDER BY "documentId"').all().flatMap(soundRow);
}

function soundRow(row: Record<string, SQLOutputValue>): readonly KeptDigest[] {
	const { documentId, position, basis, value } = row;
	const digest = {
		documentId: String(documentId),
		position: Number(position),
		basis: String(basis),
		value: String(value)
	};
	return checksumOf(digest) === row['checksum'] ? [digest] : [];
}

function checksumOf({ documentId, position, basis, value }: KeptDigest): number {
	return crc32(JSON.stringify([documentId, position, basis, value]));
}
