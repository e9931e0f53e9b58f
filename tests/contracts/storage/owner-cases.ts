import { describe, expect, test } from 'vitest';
import type { Bench } from '../storage.contract.ts';
import { snapshotAt, updateOf } from './make-updates.ts';

export function ownerCases(bench: Bench): void {
	const owners = async (documentId: string) => {
		const read = await bench.storage.log.clientOwners(documentId);
		return [...read].toSorted(([one], [other]) => one - other);
	};

	describe('who has which client id', () => {
		test('[P8a] it is on the disk with the row that claims it, and stays when the row is folded', async () => {
			const { log } = bench.storage;
			await log.append([updateOf('a', { authorId: 'anna', claims: [7, 4_294_967_295] })]);
			await log.append([updateOf('a', { authorId: 'boris' })]);
			await log.fold('a', snapshotAt(2, 8));
			await bench.reopen();
			expect(await owners('a')).toEqual([
				[7, 'anna'],
				[4_294_967_295, 'anna']
			]);
		});

		test('[P8a] whoever was first keeps it, in one turn as over a restart', async () => {
			await bench.storage.log.append([
				updateOf('a', { authorId: 'anna', claims: [7] }),
				updateOf('a', { authorId: 'boris', claims: [7, 8] })
			]);
			await bench.reopen();
			await bench.storage.log.append([updateOf('a', { authorId: 'clara', claims: [8, 9] })]);
			expect(await owners('a')).toEqual([
				[7, 'anna'],
				[8, 'boris'],
				[9, 'clara']
			]);
		});

		test('each document has owners of its own, and an erased one has none', async () => {
			const { log } = bench.storage;
			await log.append([
				updateOf('a', { authorId: 'anna', claims: [7] }),
				updateOf('b', { authorId: 'boris', claims: [7] })
			]);
			await log.erase('a');
			expect(await owners('a')).toEqual([]);
			expect(await owners('b')).toEqual([[7, 'boris']]);
		});
	});
}
