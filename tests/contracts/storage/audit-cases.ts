import { describe, expect, test } from 'vitest';
import { brokenAt, chainStart } from '../../../server/storage/audit/chain.ts';
import type { AuditEvent } from '../../../server/storage/audit/trail.ts';
import type { Bench } from '../storage.contract.ts';
import { rowOf, school } from './make-records.ts';

export function auditCases(bench: Bench): void {
	describe('audit', () => {
		const audit = () => bench.storage.audit;

		test('entries come back in their order, chained, over a restart', async () => {
			await audit().append([eventOf({ object: 'a' }), eventOf({ object: 'b' })]);
			await bench.reopen();
			await audit().append([eventOf({ object: 'c' })]);
			const entries = await audit().read(0, 10);
			expect(entries.map(({ place, object }) => [place, object])).toEqual([
				[1, 'a'],
				[2, 'b'],
				[3, 'c']
			]);
			expect(brokenAt(chainStart, entries)).toBeUndefined();
			expect(audit().head()).toEqual({ place: 3, hash: entries[2]?.hash });
		});

		test('whatever is changed, left out or put in later breaks the chain at its place', async () => {
			await audit().append(['a', 'b', 'c', 'd'].map((object) => eventOf({ object })));
			const [a, b, c, d] = await audit().read(0, 10);
			if (!a || !b || !c || !d) throw new Error('four entries were written');
			expect(brokenAt(chainStart, [a, { ...b, by: 'somebody else' }, c, d])).toBe(2);
			expect(brokenAt(chainStart, [a, { ...b, detail: '', object: 'bx' }, c, d])).toBe(2);
			expect(brokenAt(chainStart, [a, c, d])).toBe(2);
			expect(brokenAt(chainStart, [b, c, d])).toBe(1);
			expect(brokenAt(chainStart, [a, b, b, c])).toBe(3);
			expect(brokenAt(a, [b, c, d])).toBeUndefined();
		});

		test('a change of records and what is told of it are one: both or none', async () => {
			await bench.storage.records.write(school, [eventOf({ object: 'school' })]);
			const bad = { table: 'people', put: { id: 'p', name: 5, organisationId: 'o' } };
			const write = bench.storage.records.write([bad] as never, [eventOf({ object: 'bad' })]);
			await expect(write).rejects.toThrow();
			await bench.storage.records.write([rowOf('settings')], [eventOf({ object: 'settings' })]);
			await bench.reopen();
			const entries = await audit().read(0, 10);
			expect(entries.map(({ object }) => object)).toEqual(['school', 'settings']);
			expect(brokenAt(chainStart, entries)).toBeUndefined();
		});

		test('a person is found as doer and as the one it is about, newest first', async () => {
			await audit().append([
				eventOf({ by: 'anna', object: '1' }),
				eventOf({ by: 'vera', object: '2' }),
				eventOf({ by: 'vera', about: 'anna', object: '3' })
			]);
			const found = await audit().ofPerson('anna', 10);
			expect(found.map(({ object }) => object)).toEqual(['3', '1']);
			expect((await audit().ofPerson('anna', 1)).map(({ object }) => object)).toEqual(['3']);
			expect(await audit().read(1, 1)).toMatchObject([{ object: '2' }]);
		});
	});
}

function eventOf(more: Partial<AuditEvent>): AuditEvent {
	const nobody = { by: '', about: '', organisationId: 'school-1', object: '', detail: 'mentor' };
	return { at: 1, event: 'privilege_permissions_changed', ...nobody, ...more };
}
