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
