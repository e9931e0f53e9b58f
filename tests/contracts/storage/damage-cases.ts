import { describe, expect, test } from 'vitest';
import { StorageError } from '../../../server/storage/storage.ts';
import type { Bench } from '../storage.contract.ts';
import { appendMany, snapshotAt, tailOf, updateOf } from './make-updates.ts';

export function damageCases(bench: Bench): void {
	describe('a damaged document', () => {
		async function damageRowOfA(): Promise<void> {
			await bench.storage.log.append([updateOf('a'), updateOf('b'), updateOf('a')]);
			await bench.reopen((engine) => engine.damageRow('a'));
		}

		async function damageSnapshotOfA(): Promise<void> {
			await bench.storage.log.append([updateOf('a'), updateOf('b'), updateOf('a')]);
			await bench.storage.log.fold('a', snapshotAt(1, 8, 8, 8));
			await bench.reopen((engine) => engine.damageSnapshot('a'));
		}

		test('[S7] is not served when a row was changed by the disk', async () => {
			await damageRowOfA();
			await expect(bench.storage.log.read('a')).rejects.toMatchObject({ trouble: 'damaged' });
		});

		test('[S7] is not served when its snapshot was changed by the disk', async () => {
			await damageSnapshotOfA();
			await expect(bench.storage.log.read('a')).rejects.toMatchObject({ trouble: 'damaged' });
		});

		test('[S7] is known from the start on', async () => {
			await damageRowOfA();
			expect(bench.storage.log.isDamaged('a')).toBe(true);
			expect(bench.storage.log.isDamaged('b')).toBe(false);
		});

		test('[S7] stands alone: the others are served and written', async () => {
			await damageRowOfA();
			expect(await tailOf(bench.storage, 'b')).toEqual([2]);
			expect(await bench.storage.log.append([updateOf('b')])).toHaveLength(1);
		});

		test('[S7] does not stop the background exchange of the others', async () => {
			await damageRowOfA();
			const { updates } = await bench.storage.log.readSince(0, new Set(['a', 'b']), 1000);
			expect(updates.map(({ documentId }) => documentId)).toEqual(['b']);
		});

		test('[P9] takes nothing, and says so', async () => {
			await damageRowOfA();
			const appended = bench.storage.log.append([updateOf('a')]);
			await expect(appended).rejects.toBeInstanceOf(StorageError);
			await expect(appended).rejects.toMatchObject({ trouble: 'damaged' });
		});

		test('[E7] refuses a call that names it as a whole, and no other call of the turn', async () => {
			await damageRowOfA();
			const { log } = bench.storage;
			const before = log.headOf('b');
			const both = await Promise.allSettled([
				log.append([updateOf('b'), updateOf('a')]),
				log.append([updateOf('c')])
			]);
			expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
			expect(log.headOf('b')).toBe(before);
			expect(await tailOf(bench.storage, 'c')).toHaveLength(1);
		});

		test('[S7] is never written over by a fold', async () => {
			await damageRowOfA();
			const fold = bench.storage.log.fold('a', snapshotAt(1, 8));
			await expect(fold).rejects.toMatchObject({ trouble: 'damaged' });
			await bench.reopen();
			await expect(bench.storage.log.read('a')).rejects.toMatchObject({ trouble: 'damaged' });
		});

		test('[P9] is still damaged after the next restart', async () => {
			await damageSnapshotOfA();
			await bench.reopen();
			expect(bench.storage.log.isDamaged('a')).toBe(true);
		});

		test('can be erased, and then begins anew', async () => {
			await damageRowOfA();
			await bench.storage.log.erase('a');
			await appendMany(bench.storage, 'a', 1);
			await bench.reopen();
			expect(await tailOf(bench.storage, 'a')).toHaveLength(1);
		});
	});
}
