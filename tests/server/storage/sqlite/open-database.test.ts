import { crc32 } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkDurable, openDatabase } from '../../../../server/storage/sqlite/open-database.ts';
import { readMeta } from '../../../../server/storage/sqlite/climb.ts';
import { schemaSteps } from '../../../../server/storage/sqlite/schema.ts';
import type { SchemaStep } from '../../../../server/storage/sqlite/schema.ts';
import { snapshotAt, tailOf, updateOf } from '../../../contracts/storage/make-updates.ts';
import { rowOf, school } from '../../../contracts/storage/make-records.ts';
import { makeDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';

let at: DataFolder;
beforeEach(() => {
	at = makeDataFolder();
});
afterEach(() => at.dispose());

async function fill(): Promise<void> {
	const storage = await at.open();
	await storage.log.append([updateOf('plan')]);
	await storage.records.write(school);
	await storage.close();
}

describe('the promise of the disk', () => {
	test('[F9] the database is opened with a full sync at every commit', () => {
		const db = openDatabase(at.folder);
		expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
		expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
		expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
		expect(db.prepare('PRAGMA secure_delete').get()).toEqual({ secure_delete: 1 });
		db.close();
	});

	test.each(['OFF', 'NORMAL'])('[F9] a start with synchronous = %s is refused', (mode) => {
		const db = openDatabase(at.folder);
		db.exec(`PRAGMA synchronous = ${mode}`);
		expect(() => checkDurable(db)).toThrow(expect.objectContaining({ trouble: 'unsafe' }));
		db.close();
	});

	test('[F9] a start without the write-ahead log is refused', () => {
		const db = new DatabaseSync(':memory:');
		expect(() => checkDurable(db)).toThrow(expect.objectContaining({ trouble: 'unsafe' }));
		db.close();
	});

	test('nobody else on the machine may look into the data', async () => {
		chmodSync(at.folder, 0o755);
		await fill();
		const storage = await at.open();
		await storage.log.append([updateOf('plan')]);
		for (const name of readdirSync(at.folder).filter((file) => file.startsWith('tropa.db'))) {
			expect([name, statSync(join(at.folder, name)).mode & 0o077]).toEqual([name, 0]);
		}
		await storage.close();
	});
});

describe('what is in the folder', () => {
	test('a database of another program is not taken', async () => {
		const db = new DatabaseSync(join(at.folder, 'tropa.db'));
		db.exec('CREATE TABLE recipes (name TEXT)');
		db.close();
		await expect(at.open()).rejects.toMatchObject({ trouble: 'not-ours' });
	});

	test('a file that is no database is not taken, and stays as it was', async () => {
		const file = join(at.folder, 'tropa.db');
		writeFileSync(file, randomBytes(8192));
		const before = statSync(file);
		await expect(at.open()).rejects.toMatchObject({ trouble: 'not-ours' });
		expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
	});

	test('an empty file, left by a start that was cut off, becomes a database', async () => {
		writeFileSync(join(at.folder, 'tropa.db'), '');
		await fill();
		const storage = await at.open();
		expect(storage.log.head()).toBe(1);
		await storage.close();
	});

	test('after a refused start the folder is free', async () => {
		await fill();
		await at.tamper('PRAGMA user_version = 99');
		await at.tamper(`UPDATE meta SET "value" = '99' WHERE "key" = 'readableFrom'`);
		await expect(at.open()).rejects.toMatchObject({ trouble: 'too-new' });
		await at.tamper(`PRAGMA user_version = ${schemaSteps.length}`);
		await at.tamper(`UPDATE meta SET "value" = '1' WHERE "key" = 'readableFrom'`);
		const storage = await at.open();
		await storage.close();
	});

	test('[S7] a right that was changed behind our back gives nobody anything', async () => {
		await fill();
		await at.tamper(`UPDATE grants SET "role" = 'admin'`);
		const storage = await at.open();
		await expect(storage.records.readAll()).rejects.toMatchObject({ trouble: 'damaged' });
		await storage.close();
	});

	test('[S7] a row whose document was changed is missed by the document it belongs to', async () => {
		const storage = await at.open();
		await storage.log.append([updateOf('plan'), updateOf('journal')]);
		await storage.records.write([...school, rowOf('documents')]);
		await storage.close();
		await at.tamper(`UPDATE log SET "documentId" = 'plan' WHERE "documentId" = 'journal'`);
		const again = await at.open();
		expect(again.log.isDamaged('plan')).toBe(true);
		await again.close();
	});

	test('[S7] a row whose only document was renamed is missed by the registered one', async () => {
		const storage = await at.open();
		const { id } = rowOf('documents').put;
		await storage.records.write(school);
		await storage.log.append([updateOf(id)]);
		await storage.close();
		await at.tamper(`UPDATE log SET "documentId" = 'documenT-1'`);
		const again = await at.open();
		await expect(again.log.read(id)).rejects.toMatchObject({ trouble: 'damaged' });
		await again.close();
	});
});

describe('while the server runs', () => {
	test('[S7] a row that the disk changed is not folded away', async () => {
		const storage = await at.open();
		await storage.log.append([updateOf('plan'), updateOf('plan')]);
		await at.damageRow('plan');
		const fold = storage.log.fold('plan', snapshotAt(2, 1, 2, 3));
		await expect(fold).rejects.toMatchObject({ trouble: 'damaged' });
		expect(storage.log.isDamaged('plan')).toBe(true);
		expect(storage.log.foldedUpTo('plan')).toBe(0);
		await storage.close();
	});

	test('[S7] a row that the disk changed is noticed by whoever reads it', async () => {
		const storage = await at.open();
		await storage.log.append([updateOf('plan'), updateOf('journal')]);
		await at.damageRow('plan');
		const { updates } = await storage.log.readSince(0, new Set(['plan', 'journal']), 1000);
		expect(updates.map(({ documentId }) => documentId)).toEqual(['journal']);
		await expect(storage.log.read('plan')).rejects.toMatchObject({ trouble: 'damaged' });
		await storage.close();
	});

	test('[S8] a snapshot that does not read back as it was written takes no row away', async () => {
		const storage = await at.open();
		await storage.log.append([updateOf('plan'), updateOf('plan')]);
		await at.tamper(`
CREATE TRIGGER spoil AFTER INSERT ON snapshots BEGIN
	UPDATE snapshots SET "content" = zeroblob(3) WHERE "position" = NEW."position";
END`);
		const fold = storage.log.fold('plan', snapshotAt(2, 1, 2, 3));
		await expect(fold).rejects.toMatchObject({ trouble: 'failed' });
		expect(storage.condition()).toBe('failed');
		await storage.close();
		await at.tamper('DROP TRIGGER spoil');
		const again = await at.open();
		expect(await tailOf(again, 'plan')).toEqual([1, 2]);
		await again.close();
	});
});

describe('schema steps', () => {
	const next: SchemaStep = {
		readableFrom: 1,
		sql: 'ALTER TABLE settings ADD COLUMN "note" TEXT;'
	};

	test('[S13] a database widened by the next release is read and written by this one', async () => {
		await fill();
		openDatabase(at.folder, [...schemaSteps, next]).close();
		await at.tamper(`UPDATE settings SET "note" = 'kept'`);
		const storage = await at.open();
		await storage.records.write([rowOf('settings', { changed: true })]);
		expect((await storage.records.readAll()).settings).toEqual([
			rowOf('settings', { changed: true }).put
		]);
		await storage.close();
		const db = openDatabase(at.folder, [...schemaSteps, next]);
		expect(db.prepare('SELECT "note" FROM settings').get()).toEqual({ note: 'kept' });
		db.close();
	});

	test('[S13] a database that this release cannot read is refused', async () => {
		await fill();
		openDatabase(at.folder, [
			...schemaSteps,
			{ ...next, readableFrom: schemaSteps.length + 1 }
		]).close();
		await expect(at.open()).rejects.toMatchObject({ trouble: 'too-new' });
	});

	test('[S13] a session and a link of the first release are what they were', async () => {
		const db = openDatabase(at.folder, schemaSteps.slice(0, 1));
		const rows = {
			organisations: ['o', 'school', 'Школа', null],
			people: ['p', 'Ольга Примерова', 'o'],
			links: ['l', 'sign-in', 'p', 'once', 1, 2, null],
			sessions: ['s', 'p', 'browser', 'Android', 1, 1, 9]
		};
		for (const [table, cells] of Object.entries(rows)) {
			const marks = [...cells, cells.length, 0].map(() => '?').join(', ');
			const checksum = crc32(JSON.stringify([table, ...cells]));
			db.prepare(`INSERT INTO ${table} VALUES (${marks})`).run(...cells, cells.length, checksum);
		}
		db.close();
		const storage = await at.open();
		const { links, sessions } = await storage.records.readAll();
		expect(links).toMatchObject([{ id: 'l', usedAt: null, madeBy: null }]);
		expect(sessions).toMatchObject([{ id: 's', expiresAt: 9, proof: null, app: null }]);
		await storage.close();
	});

	test('[S14] a step that fails leaves the database where it was', async () => {
		await fill();
		const broken: SchemaStep = { readableFrom: 1, sql: 'CREATE TABLE half (id TEXT); NONSENSE;' };
		expect(() => openDatabase(at.folder, [...schemaSteps, next, broken])).toThrow();
		const db = openDatabase(at.folder, [...schemaSteps, next]);
		expect(db.prepare('PRAGMA user_version').get()).toEqual({
			user_version: schemaSteps.length + 1
		});
		const half = db.prepare(`SELECT count(*) AS "n" FROM sqlite_schema WHERE name = 'half'`).get();
		expect(half).toEqual({ n: 0 });
		db.close();
	});

	test('the epoch is made once', () => {
		const first = openDatabase(at.folder);
		const epoch = readMeta(first, 'epoch');
		first.close();
		const second = openDatabase(at.folder, [...schemaSteps, next]);
		expect(readMeta(second, 'epoch')).toBe(epoch);
		expect(epoch).toMatch(/^[0-9a-f-]{36}$/);
		second.close();
	});
});
