import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStorage } from '../../../../server/storage/open-storage.ts';
import type { StorageOnTest } from '../../../contracts/storage.contract.ts';

export interface DataFolder extends StorageOnTest {
	readonly folder: string;
	/** Does something to the database behind the storage's back. */
	tamper(sql: string, ...values: readonly string[]): Promise<void>;
	/** How much of the disk all its files take. */
	bytes(): number;
}

export function makeDataFolder(): DataFolder {
	const folder = mkdtempSync(join(tmpdir(), 'tropa-storage-'));
	const tamper = async (sql: string, ...values: readonly string[]) => {
		const db = new DatabaseSync(join(folder, 'tropa.db'));
		try {
			db.prepare(sql).run(...values);
		} finally {
			db.close();
		}
	};
	return {
		folder,
		tamper,
		bytes: () =>
			readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
		open: () => openStorage({ engine: 'sqlite', folder }),
		damageRow: (documentId) => tamper(damagedRow, documentId),
		damageSnapshot: (documentId) => tamper(damagedSnapshot, documentId),
		damageDigest: (documentId) =>
			tamper(`UPDATE digests SET "value" = '[]' WHERE "documentId" = ?`, documentId),
		dispose: async () => rmSync(folder, { recursive: true, force: true })
	};
}

const damagedRow = `
UPDATE log SET "at" = "at" + 1
WHERE "position" = (SELECT max("position") FROM log WHERE "documentId" = ?)`;

const damagedSnapshot = `
UPDATE snapshots SET "content" = CAST(X'00' || substr("content", 2) AS BLOB) WHERE "documentId" = ?`;
