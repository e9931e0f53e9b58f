import { describe, expect, test } from 'vitest';
import type { Bench } from '../storage.contract.ts';
import { appendMany, bytes, tailOf, updateOf } from './make-updates.ts';

export function appendCases(bench: Bench): void {
	describe('appending', () => {
		test('positions begin at 1 and grow by one over all documents', async () => {
			const { log } = bench.storage;
			expect(await log.append([updateOf('a'), updateOf('b')])).toEqual([1, 2]);
			expect(await log.append([updateOf('a')])).toEqual([3]);
		});

		test('appending nothing gives no positions', async () => {
			expect(await bench.storage.log.append([])).toEqual([]);
		});

		test('calls of one turn get their positions in the order in which they came', async () => {
			const { log } = bench.storage;
			const calls = [1, 2, 3, 4, 5].map(() => log.append([updateOf('a'), updateOf('b')]));
			expect((await Promise.all(calls)).flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		});

		test('[P1] an update is not in the log before its append has resolved', async () => {
			const { log } = bench.storage;
			const appended = log.append([updateOf('a')]);
			expect(log.head()).toBe(0);
			expect(log.headOf('a')).toBe(0);
			await appended;
			expect(log.head()).toBe(1);
		});

		test('everything said about an update comes back as it was', async () => {
			const said = updateOf('a', {
				update: bytes(0, 255, 128),
				batchId: 'batch-1',
				authorId: 'person-с-кириллицей',
				deviceId: 'ПК в учительской',
				at: 0
			});
			await bench.storage.log.append([said]);
			await bench.reopen();
			const { tail } = await bench.storage.log.read('a');
			expect(tail).toEqual([{ ...said, position: 1 }]);
		});

		test('a live edit has no batch id after it was read back', async () => {
			await bench.storage.log.append([updateOf('a')]);
			const { tail } = await bench.storage.log.read('a');
			expect(tail[0]).not.toHaveProperty('batchId');
		});

		test('an empty update is a row like any other', async () => {
			await bench.storage.log.append([updateOf('a', { update: bytes() })]);
			await bench.reopen();
			const { tail } = await bench.storage.log.read('a');
			expect(tail.map(({ update }) => update.length)).toEqual([0]);
		});

		test('an update of a megabyte comes back whole', async () => {
			const update = new Uint8Array(1024 * 1024).map((_, index) => index % 251);
			await bench.storage.log.append([updateOf('a', { update })]);
			await bench.reopen();
			const { tail } = await bench.storage.log.read('a');
			expect(Buffer.compare(tail[0]?.update ?? bytes(), update)).toBe(0);
		});

		test('a view into a larger buffer is stored without what lies around it', async () => {
			const around = bytes(9, 9, 1, 2, 9, 9);
			await bench.storage.log.append([updateOf('a', { update: around.subarray(2, 4) })]);
			const { tail } = await bench.storage.log.read('a');
			expect([...(tail[0]?.update ?? [])]).toEqual([1, 2]);
		});

		test('whoever changes what was read does not change what is stored', async () => {
			await bench.storage.log.append([updateOf('a', { update: bytes(7) })]);
			const first = await bench.storage.log.read('a');
			first.tail[0]?.update.fill(0);
			const second = await bench.storage.log.read('a');
			expect([...(second.tail[0]?.update ?? [])]).toEqual([7]);
		});

		test('two thousand updates of one call are all there', async () => {
			await appendMany(bench.storage, 'a', 2000);
			await bench.reopen();
			expect(await tailOf(bench.storage, 'a')).toHaveLength(2000);
			expect(bench.storage.log.headOf('a')).toBe(2000);
		});

		test('after a restart positions go on where they were', async () => {
			await appendMany(bench.storage, 'a', 3);
			await bench.reopen();
			expect(await bench.storage.log.append([updateOf('b')])).toEqual([4]);
		});

		test('ids that are names of JavaScript itself are ids like any other', async () => {
			const { log } = bench.storage;
			await log.append([updateOf('constructor'), updateOf('toString')]);
			expect(log.headOf('constructor')).toBe(1);
			expect(log.headOf('hasOwnProperty')).toBe(0);
			expect(await tailOf(bench.storage, 'toString')).toEqual([2]);
		});

		test('ids that differ only in letter case are two documents', async () => {
			await bench.storage.log.append([updateOf('Plan'), updateOf('plan')]);
			await bench.reopen();
			expect(await tailOf(bench.storage, 'Plan')).toEqual([1]);
			expect(await tailOf(bench.storage, 'plan')).toEqual([2]);
		});
	});
}
