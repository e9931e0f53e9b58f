import { expect, test } from 'vitest';
import { brokenAt, chainStart } from '../../../server/storage/audit/chain.ts';
import { openHouse, refusalOf } from './house.ts';

const day = 24 * 60 * 60 * 1000;

async function district() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const teacher = await house.signedIn({ name: 'Ольга', organisationId, role: 'mentor' });
	const town = { kind: 'district', name: 'Район', parentId: null, id: 'town' } as const;
	await house.facts.change([{ table: 'organisations', put: town }]);
	const methodist = await house.signedIn({
		name: 'Нина',
		organisationId: town.id,
		role: 'mun_curator'
	});
	return { house, organisationId, curator, teacher, methodist, town };
}

interface Listed {
	readonly organisations: readonly { readonly id: string; readonly addsSchools: boolean }[];
	readonly people: readonly {
		readonly id: string;
		readonly name: string;
		readonly roles: readonly {
			readonly id: string;
			readonly role: string;
			readonly to: number | null;
			readonly ground: string;
			readonly state: string;
		}[];
	}[];
}

test('a person has a second role by an order until its day, and it ends by itself', async () => {
	const { house, organisationId, curator, teacher } = await district();
	const as = { cookie: curator.cookie };
	const to = house.clock.now + 10 * day;
	const role = { organisationId, role: 'psychologist', to, ground: 'приказ № 7 от 01.09.2026' };
	expect((await house.post(`/api/people/${teacher.id}/roles`, role, as)).status).toBe(200);
	const held = async () => {
		const me = await house.get('/api/me', { cookie: teacher.cookie });
		return ((await me.json()) as { roles: { role: string }[] }).roles.map((one) => one.role);
	};
	expect(await held()).toEqual(['mentor', 'psychologist']);
	const again = await house.post(`/api/people/${teacher.id}/roles`, role, as);
	expect(await refusalOf(again)).toBe('role-held');
	const past = { ...role, role: 'methodist', to: house.clock.now };
	expect(await refusalOf(await house.post(`/api/people/${teacher.id}/roles`, past, as))).toBe(
		'term-empty'
	);
	house.clock.now = to - 1;
	expect(await held()).toEqual(['mentor', 'psychologist']);
	house.clock.now = to;
	expect(await held()).toEqual(['mentor']);
	const listed = (await (await house.get('/api/people', as)).json()) as Listed;
	const theirs = listed.people.find(({ id }) => id === teacher.id)?.roles ?? [];
	expect(theirs.map(({ role: name, ground }) => [name, ground])).toEqual([
		['mentor', ''],
		['psychologist', 'приказ № 7 от 01.09.2026']
	]);
});

test('an accepted role gives nothing until the curator confirms it; declined it is gone', async () => {
	const { house, organisationId, curator } = await district();
	const as = { cookie: curator.cookie };
	await house.facts.change(
		['invited', 'accepted'].flatMap((state) => [
			{ table: 'people', put: { id: state, name: `Имя ${state}`, organisationId } },
			{
				table: 'grants',
				put: {
					...{ id: `grant-${state}`, personId: state, organisationId, role: 'mentor' },
					...{ ground: '', state, from: 0, to: null }
				}
			}
		]) as never
	);
	const roles = (id: string) => house.facts.accountOf(id, house.clock.now)?.roles.length;
	expect([roles('invited'), roles('accepted')]).toEqual([0, 0]);
	const confirm = (id: string) => house.post(`/api/roles/grant-${id}/confirm`, {}, as);
	expect(await refusalOf(await confirm('invited'))).toBe('not-accepted');
	expect((await confirm('accepted')).status).toBe(200);
	expect(roles('accepted')).toBe(1);
	expect((await house.post('/api/roles/grant-invited/end', {}, as)).status).toBe(200);
	expect(house.facts.find('grants', 'grant-invited')).toBeUndefined();
});

test('nobody keeps roles but who may: not a mentor, not another school, not oneself higher', async () => {
	const { house, organisationId, curator, teacher, methodist } = await district();
	const other = await house.register.found({ school: 'Школа № 6', curator: 'Инна' });
	const stranger = await house.signedIn({
		...{ name: 'Зоя', organisationId: other.organisationId, role: 'curator' as const }
	});
	const role = { organisationId, role: 'methodist', to: null, ground: '' };
	const give = (who: { cookie: string }, to: string, more = {}) =>
		house.post(`/api/people/${to}/roles`, { ...role, ...more }, { cookie: who.cookie });
	expect(await refusalOf(await give(teacher, teacher.id))).toBe('forbidden');
	expect(await refusalOf(await give(stranger, teacher.id))).toBe('forbidden');
	expect(await refusalOf(await give(methodist, teacher.id))).toBe('forbidden');
	expect(await refusalOf(await give(curator, curator.id, { role: 'director' }))).toBe('forbidden');
	// Somebody of another school is as unknown as nobody.
	expect(await refusalOf(await give(curator, stranger.id))).toBe('not-found');
	expect(await refusalOf(await give(curator, 'nobody'))).toBe('not-found');
	const grant = [...house.facts.all('grants')].find(({ personId }) => personId === teacher.id);
	const end = (who: { cookie: string }, id: string) =>
		house.post(`/api/roles/${id}/end`, {}, { cookie: who.cookie });
	expect(await refusalOf(await end(stranger, grant!.id))).toBe('not-found');
	expect(await refusalOf(await end(stranger, 'no-grant'))).toBe('not-found');
	const listed = (await (
		await house.get('/api/people', { cookie: teacher.cookie })
	).json()) as Listed;
	expect(listed).toEqual({ organisations: [], people: [] });
	const token = await house.sessions.mintToken(curator.id, 'api', 'test');
	const byToken = await house.post(`/api/people/${teacher.id}/roles`, role, {
		authorization: `Bearer ${token}`
	});
	expect(await refusalOf(byToken)).toBe('not-for-programs');
});

test('a school is never left without anybody who could give roles', async () => {
	const { house, organisationId, curator } = await district();
	const as = { cookie: curator.cookie };
	const grants = [...house.facts.all('grants')].filter(
		(grant) => grant.organisationId === organisationId && grant.role === 'curator'
	);
	const [founder, own] = grants;
	expect((await house.post(`/api/roles/${founder!.id}/end`, {}, as)).status).toBe(200);
	expect(await refusalOf(await house.post(`/api/roles/${own!.id}/end`, {}, as))).toBe(
		'last-keeper'
	);
});

test('the curator of a district adds a school, whose curator comes in by the link', async () => {
	const { house, methodist, curator, town } = await district();
	const school = { organisationId: town.id, name: 'Школа № 9', curator: 'Лада Ивина' };
	const refused = await house.post('/api/schools', school, { cookie: curator.cookie });
	expect(await refusalOf(refused)).toBe('forbidden');
	const as = { cookie: methodist.cookie };
	const added = (await (await house.post('/api/schools', school, as)).json()) as {
		organisationId: string;
		link: { address: string };
	};
	const entered = await house.post('/api/enter', { secret: added.link.address.split('#')[1] });
	const { person } = (await entered.json()) as { person: { id: string; name: string } };
	expect(person.name).toBe('Лада Ивина');
	expect(house.facts.accountOf(person.id, house.clock.now)).toMatchObject({
		roles: [{ role: 'curator', organisationId: added.organisationId }],
		documents: expect.arrayContaining([
			expect.objectContaining({ kind: 'roadmap', mode: 'read-write' }),
			expect.objectContaining({ kind: 'registry', mode: 'read-write' })
		])
	});
	const listed = (await (await house.get('/api/people', as)).json()) as Listed;
	expect(listed.organisations.map(({ id, addsSchools }) => [id, addsSchools])).toEqual(
		expect.arrayContaining([
			[town.id, true],
			[added.organisationId, false]
		])
	);
	expect(listed.people.map(({ name }) => name).toSorted()).toEqual(['Лада Ивина', 'Нина']);
});

test('the audit tells who changed which right, in a chain, and no name or order', async () => {
	const { house, organisationId, curator, teacher } = await district();
	const role = { organisationId, role: 'methodist', to: null, ground: 'приказ № 7' };
	await house.post(`/api/people/${teacher.id}/roles`, role, { cookie: curator.cookie });
	const entries = await house.storage.audit.read(0, 1000);
	expect(brokenAt(chainStart, entries)).toBeUndefined();
	expect(entries.at(-1)).toMatchObject({
		...{ event: 'authz_change', by: curator.id, about: teacher.id, organisationId },
		...{ detail: 'methodist confirmed', at: house.clock.now }
	});
	const text = JSON.stringify(entries);
	for (const word of ['Вера', 'Ольга', 'Школа', '№ 7']) expect(text).not.toContain(word);
});
