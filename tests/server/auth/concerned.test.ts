import { expect, test } from 'vitest';
import { concernedBy } from '../../../server/auth/concerned.ts';
import { openHouse } from '../http/house.ts';

async function district() {
	const house = await openHouse();
	const loaded = await house.loadDemo();
	if (!loaded.ok) throw new Error('no example');
	const { people } = loaded.value;
	const of = (organisation: string) =>
		people.filter((person) => person.organisation === organisation).map(({ personId }) => personId);
	return { house, people, of };
}

test('a new pair concerns its school and the district above, nobody of another school', async () => {
	const { house, people, of } = await district();
	const school = people[0]!.organisation;
	const above = people.filter(({ role }) => role === 'mun_curator').map(({ personId }) => personId);
	const pair = [...house.facts.all('pairs')][0]!;
	const concerned = concernedBy([{ table: 'pairs', put: pair }], house.facts);
	expect(new Set(concerned)).toEqual(new Set([...of(school), ...above]));
});

test('of what was removed everybody is told, of a session and a link nobody', async () => {
	const { house, people } = await district();
	expect(concernedBy([{ table: 'grants', remove: 'gone' }], house.facts).size).toBe(people.length);
	expect(concernedBy([{ table: 'sessions', remove: 'gone' }], house.facts).size).toBe(0);
	expect(concernedBy([{ table: 'links', remove: 'gone' }], house.facts).size).toBe(0);
});
