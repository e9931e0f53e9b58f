import { describe, expect, test } from 'vitest';
import type { RecordChange } from '../../../server/storage/records.ts';
import type { Bench } from '../storage.contract.ts';
import { rowOf, school } from './make-records.ts';

const names = [
	'settings',
	'organisations',
	'people',
	'grants',
	'pairs',
	'pairMembers',
	'documents',
	'links',
	'sessions',
	'quarantine',
	'approvals',
	'credentials',
	'passkeys',
	'recoveryCodes',
	'invitations',
	'publications',
	'calendarFeeds',
	'submissions',
	'deviceKeys'
] as const;

export function recordCases(bench: Bench): void {
	describe('records', () => {
		const all = () => bench.storage.records.readAll();
		const write = (...changes: readonly RecordChange[]) => bench.storage.records.write(changes);

		test('a new storage has every table, empty', async () => {
			const tables = await all();
			expect(Object.keys(tables).toSorted()).toEqual([...names].toSorted());
			expect(Object.values(tables).flat()).toEqual([]);
		});

		test('a whole school comes back as it was written, over a restart', async () => {
			await write(...school);
			await bench.reopen();
			const tables = await all();
			for (const { table, put } of school) expect(tables[table]).toContainEqual(put);
			expect(Object.values(tables).flat()).toHaveLength(school.length);
		});

		test.each(names)('a row of %s is replaced by its next version', async (name) => {
			await write(...school);
			const before = (await all())[name];
			await write(rowOf(name, { changed: true }));
			await bench.reopen();
			const after = (await all())[name];
			expect(after).toHaveLength(before.length);
			expect(after).toContainEqual(rowOf(name, { changed: true }).put);
		});

		test.each(names)('a row of %s with a missing value is refused', async (name) => {
			await write(...school);
			const before = await all();
			const { table, put } = rowOf(name, { changed: true });
			const { id } = put;
			const hollow = { table, put: { id } } as unknown as RecordChange;
			await expect(write(hollow)).rejects.toThrow();
			expect(await all()).toEqual(before);
		});

		test.each([
			...(['settings', 'documents', 'sessions', 'links', 'grants', 'pairMembers'] as const),
			'quarantine' as const
		])('a row of %s can be removed', async (name) => {
			await write(...school);
			const removal = { table: name, remove: rowOf(name).put.id } as RecordChange;
			await write(removal);
			await bench.reopen();
			const ids = (await all())[name].map(({ id }) => id);
			expect(ids).not.toContain(rowOf(name).put.id);
		});

		test('removing what is not there changes nothing', async () => {
			await write(...school);
			const before = await all();
			await write({ table: 'people', remove: 'person-nobody' });
			expect(await all()).toEqual(before);
		});

		test('all of a write or nothing: one bad row undoes the good ones', async () => {
			const bad = { table: 'people', put: { id: 'p', name: 5, organisationId: 'o' } };
			const changes = [{ table: 'settings', put: { id: 'a', value: 'b' } }, bad];
			await expect(write(...(changes as unknown as RecordChange[]))).rejects.toThrow();
			await bench.reopen();
			expect((await all()).settings).toEqual([]);
		});

		test('a value that is not one of the known ones is refused', async () => {
			const { put } = rowOf('pairs');
			const change = { table: 'pairs', put: { ...put, state: 'forgotten' } };
			await expect(write(change as unknown as RecordChange)).rejects.toThrow();
		});

		test('the last of several versions in one write stays', async () => {
			const put = (value: string) => ({ table: 'settings', put: { id: 'a', value } }) as const;
			await write(put('1'), put('2'), { table: 'settings', remove: 'a' }, put('3'));
			expect((await all()).settings).toEqual([{ id: 'a', value: '3' }]);
		});

		test('a right of nobody is refused', async () => {
			await expect(write(rowOf('grants'))).rejects.toThrow();
			expect((await all()).grants).toEqual([]);
		});

		test('within one write the order of persons and their rights does not matter', async () => {
			await write(...school.toReversed());
			expect(Object.values(await all()).flat()).toHaveLength(school.length);
		});

		test('a person who has rights cannot vanish from under them', async () => {
			await write(...school);
			const { id } = rowOf('people').put;
			await expect(write({ table: 'people', remove: id })).rejects.toThrow();
			expect((await all()).people).toContainEqual(rowOf('people').put);
		});

		test('a link without a person needs none', async () => {
			const link = rowOf('links').put;
			await write({ table: 'links', put: { ...link, personId: null } });
			await bench.reopen();
			expect((await all()).links).toEqual([{ ...link, personId: null }]);
		});

		test('names keep quotes, emoji and line ends', async () => {
			const value = `О'Нил «Тропа»; DROP TABLE people; -- 👩‍🏫\n\t"`;
			await write({ table: 'settings', put: { id: 'a', value } });
			await bench.reopen();
			expect((await all()).settings).toEqual([{ id: 'a', value }]);
		});

		test('moments in the far past and future keep every millisecond', async () => {
			const pair = rowOf('pairs').put;
			const put = { ...pair, createdAt: -62_135_596_800_001 };
			await write(
				{ table: 'pairs', put },
				{ table: 'pairs', put: { ...pair, id: 'pair-2', createdAt: 8.64e15 } }
			);
			await bench.reopen();
			const moments = (await all()).pairs.map(({ createdAt }) => createdAt);
			expect(moments.toSorted((a, b) => a - b)).toEqual([put.createdAt, 8.64e15]);
		});

		test('writing nothing is allowed', async () => {
			await write();
			expect(Object.values(await all()).flat()).toEqual([]);
		});

		test('records and the log do not disturb each other', async () => {
			const update = {
				documentId: 'd',
				update: new Uint8Array(1),
				authorId: 'a',
				deviceId: 'v',
				at: 1
			};
			await Promise.all([
				write(...school),
				bench.storage.log.append([update]),
				write(rowOf('settings'))
			]);
			expect(bench.storage.log.head()).toBe(1);
			expect((await all()).settings).toHaveLength(1);
		});
	});
}
