import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StorageError } from '../../../../server/storage/storage.ts';
import type { Storage } from '../../../../server/storage/storage.ts';
import { school } from '../../../contracts/storage/make-records.ts';
import { updateOf } from '../../../contracts/storage/make-updates.ts';
import { makeDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';

/** Step through the file that is no multiple of anything in it. */
const everyByte = 193;
const documentIds = ['document-1', 'plan'];

let at: DataFolder;
beforeEach(() => {
	at = makeDataFolder();
});
afterEach(() => at.dispose());

type Kept = ReadonlyMap<string, unknown>;

test('[S7] whatever byte of the file is flipped, nothing wrong is ever served', async () => {
	await fill();
	const file = join(at.folder, 'tropa.db');
	const whole = readFileSync(file);
	const kept = await keptOrRefused();
	expect([...kept.keys()]).toEqual([...documentIds, 'records']);
	let refusals = 0;
	for (let offset = 0; offset < whole.length; offset += everyByte) {
		writeFileSync(file, whole);
		flip(file, offset, whole);
		for (const [name, found] of await keptOrRefused()) {
			if (found === 'refused') refusals += 1;
			else expect([offset, name, found]).toEqual([offset, name, kept.get(name)]);
		}
	}
	expect(refusals).toBeGreaterThan(0);
}, 120_000);

async function fill(): Promise<void> {
	const storage = await at.open();
	await storage.records.write(school);
	for (let number = 0; number < 60; number++) {
		const update = new Uint8Array(200).fill(number + 1);
		const documentId = documentIds[number % 2] ?? '';
		await storage.log.append([updateOf(documentId, { update, batchId: `batch-${number}` })]);
	}
	const update = new Uint8Array(6000).map((_, index) => (index * index) % 253);
	await storage.log.fold('plan', { position: 30, update, coverage: new Uint8Array([1, 2]) });
	await storage.close();
}

function flip(file: string, offset: number, whole: Uint8Array): void {
	const handle = openSync(file, 'r+');
	writeSync(handle, new Uint8Array([(whole[offset] ?? 0) ^ (1 << (offset % 8))]), 0, 1, offset);
	closeSync(handle);
}

/** What the storage gives of each document and of the records; refused as a whole, or one by one. */
async function keptOrRefused(): Promise<Kept> {
	let storage: Storage;
	try {
		storage = await at.open();
	} catch (error) {
		return refusedAll(error);
	}
	try {
		const kept = new Map<string, unknown>();
		for (const id of documentIds) kept.set(id, await orRefused(storage.log.read(id)));
		return kept.set('records', await orRefused(storage.records.readAll()));
	} finally {
		await storage.close();
	}
}

function refusedAll(error: unknown): Kept {
	if (!(error instanceof StorageError)) throw error;
	return new Map([...documentIds, 'records'].map((name) => [name, 'refused']));
}

async function orRefused(answer: Promise<unknown>): Promise<unknown> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof StorageError) return 'refused';
		throw error;
	}
}
