import { expect, test } from 'vitest';
import { readContacts } from '#lib/domain/contact.ts';
import { openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

async function schoolIn(house: House, name: string) {
	const { organisationId } = await house.register.found({ school: name, curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };
	const made = await house.post('/api/pairs', names, { cookie: curator.cookie });
	const { links } = (await made.json()) as {
		links: readonly { person: { id: string }; address: string }[];
	};
	return { curator, mentor: links[0]!, mentee: links[1]! };
}

async function seenBy(house: House, cookie: string) {
	return readContacts(await (await house.get('/api/contacts', { cookie })).json());
}

test('the two of a pair and their curator know when each was heard of', async () => {
	const house = await openHouse();
	const { curator, mentor, mentee } = await schoolIn(house, 'Школа № 5');
	const entered = await house.post('/api/enter', { secret: mentor.address.split('#')[1] });
	const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
	const expected = [
		{ personId: mentor.person.id, at: house.clock.now, app: undefined },
		{ personId: mentee.person.id, at: undefined, app: undefined }
	];
	expect(await seenBy(house, curator.cookie)).toEqual(expected);
	expect(await seenBy(house, cookie)).toEqual(expected);
});

test('nobody of another school is among them', async () => {
	const house = await openHouse();
	const own = await schoolIn(house, 'Школа № 5');
	const other = await schoolIn(house, 'Школа № 6');
	const ids = (await seenBy(house, other.curator.cookie)).map(({ personId }) => personId);
	expect(ids).toEqual([other.mentor.person.id, other.mentee.person.id]);
	expect(ids).not.toContain(own.mentor.person.id);
	expect((await house.get('/api/contacts')).status).toBe(401);
});
