import { expect, test } from 'vitest';
import { openHouse, refusalOf } from '../http/house.ts';
import type { House } from '../http/house.ts';

const day = 24 * 60 * 60 * 1000;
const attempt = 'a'.repeat(43);

interface Ticket {
	readonly id: string;
	readonly name: string;
	readonly address: string;
	readonly code: string;
}

async function schoolWithCurator() {
	const house = await openHouse();
	const founded = await house.register.found({ school: 'Школа № 5', curator: 'Полозова Мария' });
	const { organisationId } = founded;
	const curator = await house.signedIn({ name: 'Ивина Лада', organisationId, role: 'curator' });
	const as = { cookie: curator.cookie };
	const invite = async (...people: readonly { name: string; role: string }[]) => {
		const answer = await house.post('/api/invitations', { organisationId, people }, as);
		return (await answer.json()) as { invitations: readonly Ticket[]; error?: string };
	};
	return { house, organisationId, as, invite, curatorId: curator.id };
}

const secretOf = ({ address }: Ticket): string => address.split('#')[1] ?? '';
const join = (house: House, ticket: object, by = attempt): Promise<Response> =>
	house.post('/api/join', { ...ticket, attempt: by });

test('a whole list is invited; whoever comes waits, and is in when the curator confirms', async () => {
	const { house, as, invite } = await schoolWithCurator();
	const people = Array.from({ length: 30 }, (_, at) => ({ name: `Учитель ${at}`, role: 'mentor' }));
	const { invitations } = await invite(...people);
	expect(invitations.map(({ name }) => name)).toEqual(people.map(({ name }) => name));
	expect(new Set(invitations.map(({ code }) => code)).size).toBe(30);
	const [first] = invitations;
	expect(first!.address).toMatch(/^http:\/\/localhost:8787\/join#[\w-]{43}$/);
	const looked = await house.post('/api/join/look', { secret: secretOf(first!) });
	expect(await looked.json()).toMatchObject({
		name: 'Учитель 0',
		role: 'mentor',
		organisation: 'Школа № 5',
		madeBy: 'Ивина Лада'
	});
	const joined = await join(house, { secret: secretOf(first!) });
	expect(await joined.json()).toMatchObject({
		person: { name: 'Учитель 0' },
		roles: [],
		documents: []
	});
	const cookie = joined.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	const [grant] = [...house.facts.all('grants')].filter(({ state }) => state === 'accepted');
	expect((await house.post(`/api/roles/${grant!.id}/confirm`, {}, as)).status).toBe(200);
	expect(await (await house.get('/api/me', { cookie })).json()).toMatchObject({
		roles: [{ role: 'mentor' }]
	});
});

test('a shared or replayed invitation opens once, by link or by code, also in the same moment', async () => {
	const { house, invite } = await schoolWithCurator();
	const [ticket] = (await invite({ name: 'Лада', role: 'mentor' })).invitations;
	const secret = secretOf(ticket!);
	const answers = await Promise.all([
		join(house, { secret }, 'b'.repeat(43)),
		join(house, { code: ticket!.code }, 'c'.repeat(43))
	]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
	expect(await refusalOf(await join(house, { secret }, 'd'.repeat(43)))).toBe('link-used');
	expect(await refusalOf(await house.post('/api/join/look', { secret }))).toBe('link-used');
	expect(await refusalOf(await house.post('/api/enter', { secret }))).toBe('link-unknown');
});

test('whoever did not hear the answer asks again from the same device, for a while', async () => {
	const { house, invite } = await schoolWithCurator();
	const [ticket] = (await invite({ name: 'Лада', role: 'mentor' })).invitations;
	const secret = secretOf(ticket!);
	expect((await join(house, { secret })).status).toBe(200);
	expect((await join(house, { secret })).status).toBe(200);
	house.clock.now += 16 * 60_000;
	expect(await refusalOf(await join(house, { secret }))).toBe('link-used');
});

test('revoked, expired, made anew: none of the old ones opens anything', async () => {
	const { house, as, invite } = await schoolWithCurator();
	const people = [
		{ name: 'Анна', role: 'mentor' },
		{ name: 'Вера', role: 'mentee' }
	];
	const [anna, vera] = (await invite(...people)).invitations;
	await house.post(`/api/invitations/${anna!.id}/revoke`, {}, as);
	expect(await refusalOf(await join(house, { secret: secretOf(anna!) }))).toBe(
		'invitation-revoked'
	);
	const made = await house.post(`/api/invitations/${vera!.id}/again`, {}, as);
	const [fresh] = ((await made.json()) as { invitations: readonly Ticket[] }).invitations;
	expect(await refusalOf(await join(house, { secret: secretOf(vera!) }))).toBe('link-unknown');
	expect(await refusalOf(await join(house, { code: vera!.code }))).toBe('link-unknown');
	house.clock.now += 15 * day;
	expect(await refusalOf(await join(house, { secret: secretOf(fresh!) }))).toBe('link-expired');
	const listed = (await (await house.get('/api/invitations', as)).json()) as {
		invitations: readonly { name: string; revokedAt: number | null; expired: boolean }[];
	};
	const states = listed.invitations.map(({ name, revokedAt }) => [name, revokedAt !== null]);
	expect(states.toSorted()).toEqual([
		['Анна', true],
		['Вера', false]
	]);
});

test('nobody invites to what is not theirs to give, and a stranger sees and revokes nothing', async () => {
	const { house, organisationId, invite } = await schoolWithCurator();
	expect((await invite({ name: 'Лада', role: 'admin' })).error).toBe('forbidden');
	expect((await invite({ name: 'Лада', role: 'mun_curator' })).error).toBe('forbidden');
	const [ticket] = (await invite({ name: 'Лада', role: 'mentor' })).invitations;
	const mentor = { name: 'Нина', organisationId, role: 'mentor' } as const;
	const as = { cookie: (await house.signedIn(mentor)).cookie };
	const people = [{ name: 'Вера', role: 'mentor' }];
	const tried = await house.post('/api/invitations', { organisationId, people }, as);
	expect(await refusalOf(tried)).toBe('forbidden');
	expect(await refusalOf(await house.post(`/api/invitations/${ticket!.id}/revoke`, {}, as))).toBe(
		'not-found'
	);
	expect(await (await house.get('/api/invitations', as)).json()).toEqual({
		organisations: [],
		invitations: []
	});
	expect((await join(house, { secret: secretOf(ticket!) })).status).toBe(200);
});

test('codes are not guessed: after some from one address it waits, and a class elsewhere comes in', async () => {
	const { house, invite } = await schoolWithCurator();
	const people = Array.from({ length: 30 }, (_, at) => ({ name: `Ученик ${at}`, role: 'mentee' }));
	const { invitations } = await invite(...people);
	const from = (address: string) => ({ 'x-forwarded-for': address });
	const statuses: number[] = [];
	for (let guess = 0; guess < 200; guess += 1) {
		const code = String(guess).padStart(12, '0');
		statuses.push((await house.post('/api/join/look', { code }, from('203.0.113.9'))).status);
	}
	expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(70);
	for (const { code } of invitations) {
		const joined = await house.post('/api/join', { code, attempt }, from('198.51.100.7'));
		expect(joined.status).toBe(200);
	}
});

test('no secret and no code of an invitation is stored or logged', async () => {
	const { house, invite } = await schoolWithCurator();
	const [ticket] = (await invite({ name: 'Лада', role: 'mentor' })).invitations;
	await join(house, { code: ticket!.code });
	const kept = JSON.stringify([[...house.facts.all('invitations')], house.lines]);
	expect(kept).not.toContain(secretOf(ticket!));
	expect(kept).not.toContain(ticket!.code);
	expect(kept).not.toContain(ticket!.code.replaceAll(' ', ''));
});
