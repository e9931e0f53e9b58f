import { describe, expect, test } from 'vitest';
import type { Bench } from '../storage.contract.ts';
import { appendMany, snapshotAt, tailOf, updateOf } from './make-updates.ts';

export function foldCases(bench: Bench): void {
	describe('folding', () => {
		test('the snapshot stands for the rows up to its position', async () => {
			await appendMany(bench.storage, 'a', 3);
			await bench.storage.log.fold('a', snapshotAt(2, 8, 8));
			const { snapshot, tail } = await bench.storage.log.read('a');
			expect(snapshot).toEqual(snapshotAt(2, 8, 8));
			expect(tail.map(({ position }) => position)).toEqual([3]);
		});

		test('a folded document is the same after a restart', async () => {
			await appendMany(bench.storage, 'a', 3);
			await bench.storage.log.fold('a', snapshotAt(2, 8, 8));
			const before = await bench.storage.log.read('a');
			await bench.reopen();
			expect(await bench.storage.log.read('a')).toEqual(before);
		});

		test('a long snapshot comes back byte for byte', async () => {
			await appendMany(bench.storage, 'a', 1);
			const update = new Uint8Array(300_000).map((_, index) => (index * 7919) % 256);
			const coverage = new Uint8Array(5000).fill(3);
			await bench.storage.log.fold('a', { position: 1, update, coverage });
			await bench.reopen();
			const { snapshot } = await bench.storage.log.read('a');
			expect(Buffer.compare(snapshot?.update ?? update.subarray(1), update)).toBe(0);
			expect(Buffer.compare(snapshot?.coverage ?? coverage.subarray(1), coverage)).toBe(0);
		});

		test('a snapshot of no bytes is a snapshot', async () => {
			await appendMany(bench.storage, 'a', 1);
			const nothing = new Uint8Array();
			await bench.storage.log.fold('a', { position: 1, update: nothing, coverage: nothing });
			await bench.reopen();
			expect((await bench.storage.log.read('a')).snapshot?.update.length).toBe(0);
		});

		test('rows of other documents stay', async () => {
			await bench.storage.log.append([updateOf('a'), updateOf('b'), updateOf('a')]);
			await bench.storage.log.fold('a', snapshotAt(3, 8));
			await bench.reopen();
			expect(await tailOf(bench.storage, 'b')).toEqual([2]);
			expect(await tailOf(bench.storage, 'a')).toEqual([]);
		});

		test('the next snapshot replaces the one before', async () => {
			await appendMany(bench.storage, 'a', 4);
			await bench.storage.log.fold('a', snapshotAt(2, 8));
			await bench.storage.log.fold('a', snapshotAt(4, 9));
			await bench.reopen();
			const { snapshot, tail } = await bench.storage.log.read('a');
			expect(snapshot).toEqual(snapshotAt(4, 9));
			expect(tail).toEqual([]);
		});

		test('an older snapshot changes nothing', async () => {
			await appendMany(bench.storage, 'a', 4);
			await bench.storage.log.fold('a', snapshotAt(3, 9));
			await bench.storage.log.fold('a', snapshotAt(2, 8));
			await bench.storage.log.fold('a', snapshotAt(3, 7));
			const { snapshot, tail } = await bench.storage.log.read('a');
			expect(snapshot).toEqual(snapshotAt(3, 9));
			expect(tail.map(({ position }) => position)).toEqual([4]);
		});

		test('a snapshot may stand for what is stored only', async () => {
			await appendMany(bench.storage, 'a', 2);
			await expect(bench.storage.log.fold('a', snapshotAt(3, 9))).rejects.toThrow();
			await expect(bench.storage.log.fold('b', snapshotAt(1, 9))).rejects.toThrow();
			expect(await tailOf(bench.storage, 'a')).toEqual([1, 2]);
		});

		test('what is appended while a fold is under way stays in the tail', async () => {
			const { log } = bench.storage;
			await appendMany(bench.storage, 'a', 2);
			const appended = log.append([updateOf('a')]);
			await Promise.all([log.fold('a', snapshotAt(2, 8)), appended]);
			expect(await tailOf(bench.storage, 'a')).toEqual([3]);
		});

		test('the head stays when its row was folded, also over a restart', async () => {
			await appendMany(bench.storage, 'a', 3);
			await bench.storage.log.fold('a', snapshotAt(3, 8));
			expect([bench.storage.log.headOf('a'), bench.storage.log.head()]).toEqual([3, 3]);
			await bench.reopen();
			expect([bench.storage.log.headOf('a'), bench.storage.log.head()]).toEqual([3, 3]);
			expect(await bench.storage.log.append([updateOf('a')])).toEqual([4]);
		});

		test('whoever changes what was handed over does not change the snapshot', async () => {
			await appendMany(bench.storage, 'a', 1);
			const snapshot = snapshotAt(1, 8);
			await bench.storage.log.fold('a', snapshot);
			snapshot.update.fill(0);
			const read = await bench.storage.log.read('a');
			expect([...(read.snapshot?.update ?? [])]).toEqual([8]);
		});
	});

	describe('erasing', () => {
		test('nothing of an erased document is left, whatever it was', async () => {
			const { log } = bench.storage;
			await log.append([updateOf('a', { batchId: 'x' }), updateOf('a'), updateOf('b')]);
			await log.fold('a', snapshotAt(1, 8));
			await log.erase('a');
			expect(await log.read('a')).toEqual({ snapshot: undefined, tail: [] });
			expect([log.headOf('a'), log.foldedUpTo('a'), log.head()]).toEqual([0, 0, 3]);
			expect(await tailOf(bench.storage, 'b')).toEqual([3]);
		});

		test('it stays erased after a restart, and its positions are not used again', async () => {
			await appendMany(bench.storage, 'a', 3);
			await bench.storage.log.erase('a');
			await bench.reopen();
			expect(await tailOf(bench.storage, 'a')).toEqual([]);
			expect(bench.storage.log.head()).toBe(3);
			expect(await bench.storage.log.append([updateOf('b')])).toEqual([4]);
		});

		test('its batches are forgotten with it', async () => {
			const { log } = bench.storage;
			const batch = updateOf('a', { batchId: 'x' });
			await log.append([batch]);
			await log.fold('a', snapshotAt(1, 8));
			await log.erase('a');
			expect(await log.append([batch])).toEqual([2]);
		});

		test('erasing what is not there changes nothing', async () => {
			await appendMany(bench.storage, 'a', 1);
			await bench.storage.log.erase('b');
			expect(await tailOf(bench.storage, 'a')).toEqual([1]);
		});
	});
}
