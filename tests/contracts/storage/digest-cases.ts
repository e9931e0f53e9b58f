import { describe, expect, test } from 'vitest';
import type { KeptDigest } from '../../../server/storage/digests.ts';
import type { Bench } from '../storage.contract.ts';

const one: KeptDigest = { documentId: 'd', position: 1, basis: '1', value: '{"of":"journal"}' };
const other: KeptDigest = { ...one, documentId: 'e', value: '{"of":"heard"}' };

export function digestCases(bench: Bench): void {
	describe('digests', () => {
		const digests = () => bench.storage.digests;
		const kept = async () =>
			(await digests().readAll()).toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));

		test('a new storage has none, and nothing given or taken away changes that', async () => {
			await digests().put([]);
			await digests().remove([]);
			await digests().remove(['d']);
			expect(await kept()).toEqual([]);
		});

		test('what was put is there after a restart, one row for a document', async () => {
			await digests().put([one, other]);
			await digests().put([{ ...one, position: 2, value: '{}' }]);
			await bench.reopen();
			expect(await kept()).toEqual([{ ...one, position: 2, value: '{}' }, other]);
		});

		test('what was removed stays removed', async () => {
			await digests().put([one, other]);
			await digests().remove(['d']);
			await bench.reopen();
			expect(await kept()).toEqual([other]);
		});

		test('a document that is erased takes its digest along', async () => {
			await bench.storage.log.append([
				{ documentId: 'd', update: new Uint8Array([1]), authorId: 'a', deviceId: 'v', at: 1 }
			]);
			await digests().put([one, other]);
			await bench.storage.log.erase('d');
			await bench.reopen();
			expect(await kept()).toEqual([other]);
		});

		test('a row that is not what was put is as if it were not there, and can be put again', async () => {
			await digests().put([one, other]);
			await bench.reopen((engine) => engine.damageDigest('d'));
			expect(await kept()).toEqual([other]);
			await digests().put([one]);
			await bench.reopen();
			expect(await kept()).toEqual([one, other]);
		});
	});
}
