import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/storage/storage.ts';
import { appendCases } from './storage/append-cases.ts';
import { auditCases } from './storage/audit-cases.ts';
import { batchCases } from './storage/batch-cases.ts';
import { damageCases } from './storage/damage-cases.ts';
import { digestCases } from './storage/digest-cases.ts';
import { fileCases } from './storage/file-cases.ts';
import { foldCases } from './storage/fold-cases.ts';
import { ownerCases } from './storage/owner-cases.ts';
import { readCases } from './storage/read-cases.ts';
import { recordCases } from './storage/record-cases.ts';

/** One engine with a disk of its own, which outlives the storages opened on it. */
export interface StorageOnTest {
	open(): Promise<Storage>;
	/** One bit of the newest row of the document changes on the disk, while nobody has it open. */
	damageRow(documentId: string): Promise<void>;
	damageSnapshot(documentId: string): Promise<void>;
	damageDigest(documentId: string): Promise<void>;
	dispose(): Promise<void>;
}

/** What a group of cases works with. */
export interface Bench {
	readonly storage: Storage;
	/** Closes the storage, does something to the disk, and opens it again. */
	reopen(meanwhile?: (engine: StorageOnTest) => Promise<void>): Promise<void>;
}

/** Every engine must pass all of it. */
export function storageContract(name: string, make: () => Promise<StorageOnTest>): void {
	describe(`a storage by ${name}`, () => {
		let engine: StorageOnTest;
		let storage: Storage;
		const bench: Bench = {
			get storage() {
				return storage;
			},
			async reopen(meanwhile) {
				await storage.close();
				await meanwhile?.(engine);
				storage = await engine.open();
			}
		};

		beforeEach(async () => {
			engine = await make();
			storage = await engine.open();
		});
		afterEach(async () => {
			await storage.close();
			await engine.dispose();
		});

		openingCases(bench);
		appendCases(bench);
		batchCases(bench);
		readCases(bench);
		foldCases(bench);
		ownerCases(bench);
		damageCases(bench);
		recordCases(bench);
		auditCases(bench);
		fileCases(bench);
		digestCases(bench);
	});
}

function openingCases(bench: Bench): void {
	describe('opening', () => {
		test('a new storage is empty and can be written', () => {
			expect(bench.storage.log.head()).toBe(0);
			expect(bench.storage.condition()).toBe('writable');
		});

		test('[P10] the epoch stays the same from one start to the next', async () => {
			const { epoch } = bench.storage;
			await bench.reopen();
			expect(epoch).not.toBe('');
			expect(bench.storage.epoch).toBe(epoch);
		});

		test('[S5] a second opening of the same place is refused while the first is open', async () => {
			await bench.reopen(async (engine) => {
				const first = await engine.open();
				await expect(engine.open()).rejects.toMatchObject({ trouble: 'locked' });
				await first.close();
			});
			expect(bench.storage.log.head()).toBe(0);
		});

		test('closing waits for what was appended just before', async () => {
			const appended = bench.storage.log.append([
				{ documentId: 'd', update: new Uint8Array([1]), authorId: 'a', deviceId: 'v', at: 1 }
			]);
			await bench.reopen();
			expect(await appended).toEqual([1]);
			expect(bench.storage.log.headOf('d')).toBe(1);
		});
	});
}
