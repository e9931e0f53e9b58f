import { expect, test } from 'vitest';
import { openHouse, refusalOf } from './house.ts';

const day = 24 * 60 * 60 * 1000;

async function houseWithMentor() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({
		school: 'Школа № 5',
		curator: 'Полозова Мария'
	});
	const mentor = { name: 'Иволгина Анна', organisationId, role: 'mentor' } as const;
	const personId = await house.register.add(mentor);
	return { house, personId, secret: await house.register.linkFor(personId) };
}

function cookieOf(answer: Response): string {
	return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

test('a sign-in link lets its person in, and the cookie says who they are from then on', async () => {
	const { house, personId, secret } = await houseWithMentor();
	const entered = await house.post('/api/enter', { secret });
	expect(entered.status).toBe(200);
	expect(await entered.json()).toMatchObject({ person: { id: personId, name: 'Иволгина Анна' } });
	const me = await house.get('/api/me', { cookie: `other=1; ${cookieOf(entered)}` });
	expect(await me.json()).toMatchObject({ person: { id: personId }, roles: [{ role: 'mentor' }] });
});

test('a link for one use opens once, also when two come in the same moment', async () => {
	const { house, secret } = await houseWithMentor();
	const answers = await Promise.all([
		house.post('/api/enter', { secret }),
		house.post('/api/enter', { secret })
	]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
	expect(await refusalOf(await house.post('/api/enter', { secret }))).toBe('link-used');
});

test('an old link, an unknown one and a set-up link open nothing, each for its own reason', async () => {
	const { house, secret } = await houseWithMentor();
	const setupSecret = await house.register.openForSetup();
	house.clock.now += 4 * day;
	expect(await refusalOf(await house.post('/api/enter', { secret }))).toBe('link-expired');
	expect(await refusalOf(await house.post('/api/enter', { secret: setupSecret }))).toBe(
		'link-unknown'
	);
	expect(await refusalOf(await house.post('/api/enter', { secret: 'x'.repeat(43) }))).toBe(
		'link-unknown'
	);
	expect(await refusalOf(await house.post('/api/enter', { secret: '' }))).toBe('malformed');
});

test('the disk being full does not spend the link', async () => {
	const { house, secret } = await houseWithMentor();
	house.disk.failNext('full');
	expect(await refusalOf(await house.post('/api/enter', { secret }))).toBe('storage-full');
	expect((await house.post('/api/enter', { secret })).status).toBe(200);
});

test('without a session, with a foreign or an expired one, nobody is anybody', async () => {
	const { house, secret } = await houseWithMentor();
	const cookie = cookieOf(await house.post('/api/enter', { secret }));
	for (const headers of [
		{},
		{ cookie: 'tropa-session=guess' },
		{ cookie, authorization: 'Bearer guess' }
	]) {
		expect(await refusalOf(await house.get('/api/me', headers))).toBe('sign-in-needed');
	}
	house.clock.now += 181 * day;
	expect(await refusalOf(await house.get('/api/me', { cookie }))).toBe('sign-in-needed');
});

test('a token works in its header only, and a cookie as a cookie only', async () => {
	const { house, personId } = await houseWithMentor();
	const token = await house.sessions.mintToken(personId, 'api', 'integration');
	const [, secret = ''] = (await house.sessions.startInBrowser(personId, 'test')).split(/[=;]/);
	const statusWith = async (headers: Record<string, string>): Promise<number> =>
		(await house.get('/api/me', headers)).status;
	expect(await statusWith({ authorization: `Bearer ${token}` })).toBe(200);
	expect(await statusWith({ cookie: `tropa-session=${token}` })).toBe(401);
	expect(await statusWith({ cookie: `tropa-session=${secret}` })).toBe(200);
	expect(await statusWith({ authorization: `Bearer ${secret}` })).toBe(401);
	expect((await house.get(`/api/me?token=${token}`)).status).toBe(401);
});

test('leaving ends the session for good, and leaving twice is leaving', async () => {
	const { house, secret } = await houseWithMentor();
	const cookie = cookieOf(await house.post('/api/enter', { secret }));
	const left = await house.post('/api/leave', {}, { cookie });
	expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
	expect((await house.get('/api/me', { cookie })).status).toBe(401);
	expect((await house.post('/api/leave', {}, { cookie })).status).toBe(200);
});

test('behind HTTPS the cookie is bound to this very host', async () => {
	const house = await openHouse({ origin: 'https://tropa.example.ru' });
	const { personId } = await house.register.found({
		school: 'Школа № 5',
		curator: 'Иволгина Анна'
	});
	const secret = await house.register.linkFor(personId);
	const entered = await house.post('/api/enter', { secret });
	const [session, device] = entered.headers.getSetCookie();
	expect(device).toMatch(/^__Host-tropa-device=[\w.-]+; .*HttpOnly; SameSite=Lax; Secure$/);
	expect(session).toMatch(
		/^__Host-tropa-session=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax; Secure$/
	);
	expect(entered.headers.get('strict-transport-security')).toContain('max-age=');
});

test('no secret is stored, and none is logged', async () => {
	const { house, secret } = await houseWithMentor();
	const cookie = cookieOf(await house.post('/api/enter', { secret }));
	const kept = JSON.stringify([
		[...house.facts.all('links')],
		[...house.facts.all('sessions')],
		house.lines
	]);
	expect(kept).not.toContain(secret);
	expect(kept).not.toContain(cookie.split('=')[1]);
});
