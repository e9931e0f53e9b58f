import { describe, expect, test } from 'vitest';
import { rememberedBatches } from '../../../server/storage/storage.ts';
import type { Bench } from '../storage.contract.ts';
import { bytes, snapshotAt, tailOf, updateOf } from './make-updates.ts';

export function batchCases(bench: Bench): void {
	describe('batches', () => {
		const batch = updateOf('a', { batchId: 'batch-1' });

		test('[E7] the same batch twice is one row and has one position', async () => {
			const { log } = bench.storage;
			expect(await log.append([batch])).toEqual([1]);
			expect(await log.append([batch])).toEqual([1]);
			expect(await tailOf(bench.storage, 'a')).toEqual([1]);
			expect(log.head()).toBe(1);
		});

		test('[E7] the same batch twice in one call is one row', async () => {
			expect(await bench.storage.log.append([batch, batch])).toEqual([1, 1]);
			expect(bench.storage.log.head()).toBe(1);
		});

		test('[E7] the same batch twice in one turn is one row', async () => {
			const { log } = bench.storage;
			const both = await Promise.all([log.append([batch]), log.append([batch])]);
			expect(both).toEqual([[1], [1]]);
			expect(log.head()).toBe(1);
		});

		test('[N7] a batch whose answer was lost is known after a restart', async () => {
			await bench.storage.log.append([batch]);
			await bench.reopen();
			expect(await bench.storage.log.append([batch])).toEqual([1]);
			expect(bench.storage.log.head()).toBe(1);
		});

		test('a batch is known after its row was folded', async () => {
			const { log } = bench.storage;
			await log.append([batch]);
			await log.fold('a', snapshotAt(1, 5));
			expect(await log.append([batch])).toEqual([1]);
			await bench.reopen();
			expect(await bench.storage.log.append([batch])).toEqual([1]);
			expect(await tailOf(bench.storage, 'a')).toEqual([]);
		});

		test('a batch that was folded twice over keeps its position', async () => {
			const { log } = bench.storage;
			await log.append([batch]);
			await log.fold('a', snapshotAt(1, 5));
			await log.append([updateOf('a')]);
			await log.fold('a', snapshotAt(2, 6));
			expect(await log.append([batch])).toEqual([1]);
		});

		test('one call may hold new batches and known ones', async () => {
			const { log } = bench.storage;
			await log.append([batch]);
			const next = updateOf('a', { batchId: 'batch-2' });
			expect(await log.append([next, batch, updateOf('b')])).toEqual([2, 1, 3]);
		});

		test('the same batch id in another document is another batch', async () => {
			const { log } = bench.storage;
			await log.append([batch]);
			expect(await log.append([updateOf('b', { batchId: 'batch-1' })])).toEqual([2]);
		});

		test('a batch id that comes again with other content swallows nothing', async () => {
			const { log } = bench.storage;
			await log.append([batch]);
			const other = updateOf('a', { batchId: 'batch-1', update: bytes(9) });
			expect(await log.append([other])).toEqual([2]);
			expect(await log.append([other, batch])).toEqual([2, 1]);
		});

		test('equal live edits without a batch id are two rows', async () => {
			const { log } = bench.storage;
			expect(await log.append([updateOf('a'), updateOf('a')])).toEqual([1, 2]);
		});

		test(`the newest ${rememberedBatches} folded batches of a document are remembered`, async () => {
			const { log } = bench.storage;
			const batches = Array.from({ length: rememberedBatches + 2 }, (_, index) =>
				updateOf('a', { batchId: `batch-${index}` })
			);
			await log.append(batches);
			await log.fold('a', snapshotAt(batches.length, 5));
			expect(await log.append(batches.slice(2, 4))).toEqual([3, 4]);
			expect(await log.append(batches.slice(1, 2))).toEqual([batches.length + 1]);
		});
	});
}
