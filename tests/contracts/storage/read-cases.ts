import { describe, expect, test } from 'vitest';
import type { Storage } from '../../../server/storage/storage.ts';
import type { Bench } from '../storage.contract.ts';
import { appendMany, bytes, snapshotAt, tailOf, updateOf } from './make-updates.ts';

async function since(storage: Storage, after: number, ids: readonly string[], maxBytes = 1000) {
	const { updates, upTo } = await storage.log.readSince(after, new Set(ids), maxBytes);
	return { positions: updates.map(({ position }) => position), upTo };
}

export function readCases(bench: Bench): void {
	describe('reading', () => {
		test('an unknown document is empty', async () => {
			expect(await bench.storage.log.read('nobody')).toEqual({ snapshot: undefined, tail: [] });
			expect(bench.storage.log.headOf('nobody')).toBe(0);
			expect(bench.storage.log.foldedUpTo('nobody')).toBe(0);
			expect(bench.storage.log.isDamaged('nobody')).toBe(false);
		});

		test('a document is read without the rows of others, oldest first', async () => {
			const { log } = bench.storage;
			await log.append([updateOf('a'), updateOf('b'), updateOf('a'), updateOf('c')]);
			await log.append([updateOf('a')]);
			expect(await tailOf(bench.storage, 'a')).toEqual([1, 3, 5]);
		});

		test('heads of documents and of all are known after a restart', async () => {
			await bench.storage.log.append([updateOf('a'), updateOf('b'), updateOf('a')]);
			await bench.reopen();
			const { log } = bench.storage;
			expect([log.headOf('a'), log.headOf('b'), log.head()]).toEqual([3, 2, 3]);
		});

		test('[E2] rows after a cursor come from the asked documents only', async () => {
			const { log } = bench.storage;
			await log.append(['a', 'b', 'c', 'a', 'b', 'c'].map((id) => updateOf(id)));
			expect(await since(bench.storage, 1, ['a', 'c'])).toEqual({ positions: [3, 4, 6], upTo: 6 });
		});

		test('[E8] whoever is at the head gets nothing and stays there', async () => {
			await appendMany(bench.storage, 'a', 3);
			expect(await since(bench.storage, 3, ['a'])).toEqual({ positions: [], upTo: 3 });
		});

		test('the cursor moves to the head when nothing of the asked documents follows', async () => {
			await appendMany(bench.storage, 'a', 3);
			expect(await since(bench.storage, 0, ['b'])).toEqual({ positions: [], upTo: 3 });
			expect(await since(bench.storage, 0, [])).toEqual({ positions: [], upTo: 3 });
		});

		test('[E6] a cut answer says where to go on', async () => {
			await appendMany(bench.storage, 'a', 5);
			expect(await since(bench.storage, 0, ['a'], 2)).toEqual({ positions: [1, 2], upTo: 2 });
			expect(await since(bench.storage, 2, ['a'], 2)).toEqual({ positions: [3, 4], upTo: 4 });
			expect(await since(bench.storage, 4, ['a'], 2)).toEqual({ positions: [5], upTo: 5 });
		});

		test('[E6] an answer that fits to the byte is not cut', async () => {
			await appendMany(bench.storage, 'a', 2);
			await bench.storage.log.append([updateOf('b')]);
			expect(await since(bench.storage, 0, ['a'], 2)).toEqual({ positions: [1, 2], upTo: 3 });
		});

		test('one row is given however long it is', async () => {
			await bench.storage.log.append([
				updateOf('a', { update: new Uint8Array(500) }),
				updateOf('a', { update: bytes(1) })
			]);
			expect(await since(bench.storage, 0, ['a'], 10)).toEqual({ positions: [1], upTo: 1 });
		});

		test('the rows of two documents come in the order of the log', async () => {
			await appendMany(bench.storage, 'b', 2);
			await appendMany(bench.storage, 'a', 2);
			await appendMany(bench.storage, 'b', 1);
			expect(await since(bench.storage, 0, ['a', 'b'])).toEqual({
				positions: [1, 2, 3, 4, 5],
				upTo: 5
			});
		});

		test('folded rows are not given again: the snapshot says what they were', async () => {
			await appendMany(bench.storage, 'a', 4);
			await bench.storage.log.fold('a', snapshotAt(3, 9));
			expect(await since(bench.storage, 0, ['a'])).toEqual({ positions: [4], upTo: 4 });
			expect(bench.storage.log.foldedUpTo('a')).toBe(3);
		});

		test('rows are the same after a restart', async () => {
			await bench.storage.log.append([updateOf('a'), updateOf('b'), updateOf('a')]);
			const before = await bench.storage.log.readSince(0, new Set(['a', 'b']), 1000);
			await bench.reopen();
			expect(await bench.storage.log.readSince(0, new Set(['a', 'b']), 1000)).toEqual(before);
		});

		test('tails are counted in rows and bytes', async () => {
			await appendMany(bench.storage, 'a', 4);
			await bench.storage.log.append([updateOf('b')]);
			await bench.storage.log.fold('a', snapshotAt(3, 7, 7));
			const sizes = () => [...bench.storage.log.tailSizes()].toSorted((a, b) => a.bytes - b.bytes);
			const expected = [
				{ documentId: 'a', rows: 1, bytes: 1, snapshotBytes: 2 },
				{ documentId: 'b', rows: 1, bytes: 3, snapshotBytes: 0 }
			];
			const whole = () => ['a', 'b', 'c'].map((id) => bench.storage.log.bytesOf(id));
			expect(sizes()).toEqual(expected);
			expect(whole()).toEqual([3, 3, 0]);
			await bench.reopen();
			expect(sizes()).toEqual(expected);
			expect(whole()).toEqual([3, 3, 0]);
		});

		test('a document without unfolded rows has no tail', async () => {
			await appendMany(bench.storage, 'a', 2);
			await bench.storage.log.fold('a', snapshotAt(2, 7));
			expect([...bench.storage.log.tailSizes()]).toEqual([]);
		});
	});
}
