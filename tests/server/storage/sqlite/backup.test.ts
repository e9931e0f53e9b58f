import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { schemaSteps } from '../../../../server/storage/sqlite/schema.ts';
import { backup, verifyBackup } from '../../../../server/storage/sqlite/backup.ts';
import { examine } from '../../../../server/storage/sqlite/examine.ts';
import { restore } from '../../../../server/storage/sqlite/restore.ts';
import type { Storage } from '../../../../server/storage/storage.ts';
import { rowOf, school } from '../../../contracts/storage/make-records.ts';
import { appendMany, tailOf, updateOf } from '../../../contracts/storage/make-updates.ts';
import { makeDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';

let at: DataFolder;
let elsewhere: DataFolder;
let file = '';
beforeEach(() => {
	at = makeDataFolder();
	elsewhere = makeDataFolder();
	file = join(elsewhere.folder, 'copy.tropa');
});
afterEach(async () => {
	await at.dispose();
	await elsewhere.dispose();
});

const now = Date.UTC(2026, 10, 21);
const documentId = rowOf('documents').put.id;

async function withStorage<Value>(work: (storage: Storage) => Promise<Value>): Promise<Value> {
	const storage = await at.open();
	try {
		return await work(storage);
	} finally {
		await storage.close();
	}
}

async function fill(): Promise<string> {
	return withStorage(async (storage) => {
		await storage.records.write(school);
		await appendMany(storage, documentId, 3);
		await keepFile(storage);
		return storage.epoch;
	});
}

const fileKey = { documentId, sha256: 'c'.repeat(64) };

async function keepFile({ files }: Storage): Promise<void> {
	const said = {
		type: 'image/jpeg',
		authorId: 'p',
		startedAt: 1,
		storedAt: 2,
		unneededSince: null
	};
	await files.put({ ...fileKey, bytes: 5000, ...said });
	await files.append(fileKey, 0, new Uint8Array(3000).fill(1));
	await files.append(fileKey, 3000, new Uint8Array(2000).fill(2));
}

describe('files in a copy', () => {
	test('are in it, come back with it, and are read to the last byte when it is checked', async () => {
		await fill();
		expect(await backup(at.folder, file)).toMatchObject({ files: 1, damagedFiles: 0 });
		await withStorage(({ files }) => files.remove([fileKey]));
		await restore({ file, folder: at.folder, dryRun: false, now });
		const content = await withStorage(({ files }) => files.read(fileKey, 2990, 20));
		expect([...content]).toEqual([...Array(10).fill(1), ...Array(10).fill(2)]);
	});

	test('a bit that turned over in one is found', async () => {
		await fill();
		await at.tamper(`UPDATE filePieces SET "content" = zeroblob(2000) WHERE "from" = 3000`);
		expect(await backup(at.folder, file)).toMatchObject({ files: 1, damagedFiles: 1 });
		expect(verifyBackup(file).damagedFiles).toBe(1);
		const reading = withStorage(({ files }) => files.read(fileKey, 0, 5000));
		await expect(reading).rejects.toMatchObject({ trouble: 'damaged' });
	});
});

describe('a copy', () => {
	test('[S6] made while the server runs holds what was acknowledged, the log beside the file included', async () => {
		await withStorage(async (storage) => {
			await storage.records.write(school);
			await appendMany(storage, documentId, 500);
			expect(statSync(join(at.folder, 'tropa.db-wal')).size).toBeGreaterThan(0);
			const report = await backup(at.folder, file);
			expect(report).toMatchObject({ head: 500, rows: 500, documents: 1, damagedIds: [] });
			expect(report.epoch).toBe(storage.epoch);
		});
	});

	test('[S6] made in the midst of writing is one moment: all rows up to some position', async () => {
		await withStorage(async (storage) => {
			await appendMany(storage, documentId, 1);
			const copying = storage.backup?.(file);
			let isDone = false;
			void copying?.then(() => (isDone = true));
			// As the hub does, once a turn: a bare loop would leave no turn for the copy to end in.
			while (!isDone) {
				await storage.log.append([updateOf(documentId), updateOf('other')]);
				await new Promise((resolve) => setImmediate(resolve));
			}
			const report = await copying;
			expect(report?.rows).toBe(report?.head);
			expect(storage.log.head()).toBeGreaterThanOrEqual(report?.head ?? Infinity);
		});
	});

	test('is verified by reading every row of it', async () => {
		await fill();
		const made = await backup(at.folder, file);
		const before = statSync(file).mtimeMs;
		expect(verifyBackup(file)).toEqual(made);
		expect(statSync(file).mtimeMs).toBe(before);
		expect(readdirSync(elsewhere.folder)).toEqual(['copy.tropa']);
	});

	test('may be looked into by nobody else', async () => {
		await fill();
		await backup(at.folder, file);
		expect(statSync(file).mode & 0o077).toBe(0);
	});

	test('that was cut off is not taken for one', async () => {
		await fill();
		await backup(at.folder, file);
		const whole = readFileSync(file);
		writeFileSync(file, whole.subarray(0, whole.length - 4096));
		expect(() => verifyBackup(file)).toThrow(expect.objectContaining({ trouble: 'damaged' }));
	});

	test('that is something else is not taken for one', () => {
		writeFileSync(file, 'не копия');
		expect(() => verifyBackup(file)).toThrow(expect.objectContaining({ trouble: 'not-ours' }));
	});

	test('that is not there is not taken for one', () => {
		expect(() => verifyBackup(file)).toThrow(expect.objectContaining({ trouble: 'not-ours' }));
	});

	test('that cannot be made leaves the one before it', async () => {
		await fill();
		const made = await backup(at.folder, file);
		const nowhere = backup(join(at.folder, 'nowhere'), file);
		await expect(nowhere).rejects.toMatchObject({ trouble: 'not-ours' });
		expect(verifyBackup(file)).toEqual(made);
	});

	test('of a database with a damaged document says which, and holds the others', async () => {
		await fill();
		await withStorage((storage) => storage.log.append([updateOf('plan')]));
		await at.damageRow(documentId);
		const report = await backup(at.folder, file);
		expect(report.damagedIds).toEqual([documentId]);
		expect(report.rows).toBe(3);
	});

	test('holds nothing of what was erased before it', async () => {
		const secret = 'тайна-которую-стёрли';
		await withStorage(async (storage) => {
			const update = new TextEncoder().encode(secret);
			await storage.log.append([updateOf('gone', { update }), updateOf('gone', { update })]);
			await storage.log.fold('gone', { position: 1, update, coverage: update });
			await storage.log.erase('gone');
			expect(bytesIn(at.folder)).not.toContain(secret);
			await backup(at.folder, file);
		});
		expect(readFileSync(file, 'utf8')).not.toContain(secret);
	});
});

describe('restoring', () => {
	test('brings back what was in the copy, under a new epoch', async () => {
		const epoch = await fill();
		await backup(at.folder, file);
		await withStorage((storage) => appendMany(storage, documentId, 4));
		await restore({ file, folder: at.folder, dryRun: false, now });
		await withStorage(async (storage) => {
			expect(await tailOf(storage, documentId)).toEqual([1, 2, 3]);
			expect((await storage.records.readAll()).people).toEqual([rowOf('people').put]);
			expect(storage.epoch).not.toBe(epoch);
			expect(storage.restoredAt).toBe(now);
		});
	});

	test('into a new folder makes it', async () => {
		await fill();
		await backup(at.folder, file);
		const folder = join(elsewhere.folder, 'new', 'data');
		const report = await restore({ file, folder, dryRun: false, now });
		expect(report).toMatchObject({ movedTo: undefined, erasedIds: [], areErasuresKnown: true });
		expect(existsSync(join(folder, 'tropa.db'))).toBe(true);
	});

	test('each restore has an epoch of its own', async () => {
		await fill();
		await backup(at.folder, file);
		const epochs = new Set<string>();
		for (let time = 0; time < 3; time++) {
			await restore({ file, folder: at.folder, dryRun: false, now });
			epochs.add(await withStorage(async ({ epoch }) => epoch));
		}
		expect(epochs.size).toBe(3);
	});

	test('[S6] what was erased after the copy was made stays erased', async () => {
		const secret = 'стёрто-после-копии';
		await fill();
		await withStorage((storage) =>
			storage.log.append([updateOf(documentId, { update: new TextEncoder().encode(secret) })])
		);
		await backup(at.folder, file);
		const erased = rowOf('documents', { changed: true }).put;
		await withStorage(async (storage) => {
			await storage.log.erase(documentId);
			await storage.records.write([{ table: 'documents', put: erased }]);
		});
		const report = await restore({ file, folder: at.folder, dryRun: false, now });
		expect(report.erasedIds).toEqual([documentId]);
		await withStorage(async (storage) => {
			expect(await tailOf(storage, documentId)).toEqual([]);
			expect((await storage.records.readAll()).documents).toEqual([erased]);
		});
		expect(readFileSync(join(at.folder, 'tropa.db'), 'utf8')).not.toContain(secret);
	});

	test('moves the database that was there aside, whole', async () => {
		await fill();
		await backup(at.folder, file);
		await withStorage((storage) => appendMany(storage, documentId, 4));
		const { movedTo } = await restore({ file, folder: at.folder, dryRun: false, now });
		expect(examine(movedTo ?? '').found).toMatchObject({ rows: 7, complaints: [] });
		const second = await restore({ file, folder: at.folder, dryRun: false, now });
		expect(second.movedTo).not.toBe(movedTo);
	});

	test('a trial changes nothing and says what would be', async () => {
		await fill();
		await backup(at.folder, file);
		await withStorage((storage) => appendMany(storage, documentId, 1));
		const before = namesIn(at.folder);
		const report = await restore({ file, folder: at.folder, dryRun: true, now });
		expect(report).toMatchObject({ copy: { rows: 3 }, movedTo: join(at.folder, 'replaced-1') });
		expect(namesIn(at.folder)).toEqual(before);
		await withStorage(async (storage) => expect(storage.log.head()).toBe(4));
	});

	test('a trial into a folder that does not exist makes none', async () => {
		await fill();
		await backup(at.folder, file);
		const folder = join(elsewhere.folder, 'none');
		await restore({ file, folder, dryRun: true, now });
		expect(existsSync(folder)).toBe(false);
	});

	test('is refused while the server runs', async () => {
		await fill();
		await backup(at.folder, file);
		await withStorage(async () => {
			const restoring = restore({ file, folder: at.folder, dryRun: false, now });
			await expect(restoring).rejects.toMatchObject({ trouble: 'locked' });
		});
	});

	test('from a broken copy leaves everything as it was', async () => {
		const epoch = await fill();
		writeFileSync(file, new Uint8Array(10_000).fill(7));
		await expect(restore({ file, folder: at.folder, dryRun: false, now })).rejects.toThrow();
		await withStorage(async (storage) => {
			expect([storage.epoch, storage.log.head()]).toEqual([epoch, 3]);
		});
	});

	test('over a database that cannot be read says that nobody knows what was erased', async () => {
		await fill();
		await backup(at.folder, file);
		writeFileSync(join(at.folder, 'tropa.db'), new Uint8Array(10_000).fill(7));
		const report = await restore({ file, folder: at.folder, dryRun: false, now });
		expect(report.areErasuresKnown).toBe(false);
		await withStorage(async (storage) => expect(storage.log.head()).toBe(3));
	});

	test('that was cut off before the last step is finished by the next start', async () => {
		await fill();
		await backup(at.folder, file);
		await withStorage((storage) => appendMany(storage, documentId, 4));
		writeFileSync(join(at.folder, 'restored.db'), readFileSync(file));
		await withStorage(async (storage) => expect(storage.log.head()).toBe(3));
		expect(readdirSync(at.folder)).toContain('replaced-1');
	});
});

describe('a doctor', () => {
	test('sees a healthy folder, in use and not', async () => {
		await fill();
		expect(examine(at.folder)).toMatchObject({
			isInUse: false,
			found: { version: schemaSteps.length, rows: 3, documents: 1, damagedRows: 0, complaints: [] },
			walBytes: 0,
			lastBackup: undefined
		});
		await withStorage(async (storage) => {
			await appendMany(storage, 'plan', 5);
			const seen = examine(at.folder);
			expect(seen).toMatchObject({ isInUse: true, found: { rows: 8 } });
			expect(seen.walBytes).toBeGreaterThan(0);
			expect(seen.freeBytes).toBeGreaterThan(0);
		});
	});

	test('knows when the last copy was made', async () => {
		await fill();
		await backup(at.folder, file);
		const { lastBackup } = examine(at.folder);
		expect(lastBackup?.file).toBe(file);
		expect(lastBackup?.at).toBe(statSync(join(at.folder, 'last-backup.json')).mtimeMs);
	});

	test('names damaged documents', async () => {
		await fill();
		await at.damageRow(documentId);
		expect(examine(at.folder).found).toMatchObject({ damagedRows: 1, damagedIds: [documentId] });
	});

	test('says when the records cannot be trusted', async () => {
		await fill();
		await at.tamper(`UPDATE people SET "name" = 'Кто-то Другой'`);
		expect(examine(at.folder).found).toEqual({ trouble: 'damaged' });
	});

	test('finds nothing in a folder without data', () => {
		expect(() => examine(at.folder)).toThrow(expect.objectContaining({ trouble: 'not-ours' }));
	});
});

/** Without what SQLite lays beside a database while somebody looks at it. */
function namesIn(folder: string): readonly string[] {
	return readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name));
}

function bytesIn(folder: string): string {
	return readdirSync(folder)
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('\n');
}
