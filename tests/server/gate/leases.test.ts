import { expect, test } from 'vitest';
import { createMemoryLeases } from '../../../server/gate/leases.ts';

test('a client id belongs to the person who wrote under it first', () => {
	const leases = createMemoryLeases();
	expect(leases.claim('note', [1], 'anna')).toBe(true);
	expect(leases.claim('note', [1], 'anna')).toBe(true);
	expect(leases.claim('note', [1], 'boris')).toBe(false);
	expect(leases.ownerOf('note', 1)).toBe('anna');
});

test('one foreign id refuses all, and takes none of them', () => {
	const leases = createMemoryLeases();
	leases.claim('note', [1], 'anna');
	expect(leases.claim('note', [2, 1, 3], 'boris')).toBe(false);
	expect(leases.ownerOf('note', 2)).toBeUndefined();
	expect(leases.claim('note', [2, 3], 'clara')).toBe(true);
});

test('each document has its own', () => {
	const leases = createMemoryLeases();
	leases.claim('note', [1], 'anna');
	expect(leases.claim('plan', [1], 'boris')).toBe(true);
	leases.forget('note');
	expect(leases.claim('note', [1], 'boris')).toBe(true);
	expect(leases.ownerOf('plan', 1)).toBe('boris');
});

test('what was kept is restored, and nobody who came meanwhile loses theirs', () => {
	const leases = createMemoryLeases();
	leases.claim('note', [2], 'boris');
	leases.restore('note', [
		[1, 'anna'],
		[2, 'anna']
	]);
	expect([1, 2, 3].map((client) => leases.ownerOf('note', client))).toEqual([
		'anna',
		'boris',
		undefined
	]);
});
