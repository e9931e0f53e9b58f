import { expect, test } from 'vitest';
import { expired } from '../../../server/auth/expiry.ts';
import { openHouse } from '../http/house.ts';

const day = 24 * 60 * 60 * 1000;

test('ended sessions are forgotten, and old links a month after they have expired', async () => {
	const house = await openHouse();
	const { organisationId, personId } = await house.register.found({
		school: 'Школа',
		curator: 'Анна'
	});
	await house.register.linkFor(personId);
	await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const forgotten = (days: number): readonly string[] =>
		expired(house.facts, house.clock.now + days * day).map(({ table }) => table);
	expect(forgotten(1)).toEqual([]);
	expect(forgotten(4)).toEqual([]);
	expect(forgotten(34)).toEqual(['links']);
	expect(forgotten(181)).toEqual(['sessions', 'links']);
});

test('a late edit that nobody decides about goes back to its author, and is never dropped', async () => {
	const house = await openHouse();
	const { personId } = await house.register.found({ school: 'Школа', curator: 'Анна' });
	const now = house.clock.now;
	const edit = {
		...{ id: 'late', documentId: 'd', authorId: personId, deviceId: 'p', batchId: 'b' },
		...{ update: 'AAA=', at: now, decidedBy: null, decidedAt: null, word: '' }
	};
	await house.facts.change([{ table: 'quarantine', put: { ...edit, state: 'waiting' } }]);
	const changes = (days: number) =>
		expired(house.facts, now + days * day).filter(({ table }) => table === 'quarantine');
	expect(changes(29)).toEqual([]);
	expect(changes(30)).toMatchObject([{ put: { state: 'returned', update: 'AAA=' } }]);
	await house.facts.change([
		{ table: 'quarantine', put: { ...edit, state: 'closed', decidedAt: now } }
	]);
	expect(changes(300)).toEqual([]);
	expect(changes(365)).toEqual([{ table: 'quarantine', remove: 'late' }]);
});
