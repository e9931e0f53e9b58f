import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openHouse, refusalOf } from './house.ts';

const secret = 'a-secret-that-only-a-pin-opens-on-the-phone';
const key = createHash('sha256').update(secret).digest('hex');

async function houseWithTwo() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({
		school: 'Школа № 5',
		curator: 'Полозова Мария'
	});
	const one = { name: 'Иволгина Анна', organisationId, role: 'mentor' } as const;
	const other = { name: 'Луговой Пётр', organisationId, role: 'mentor' } as const;
	return { house, anna: await house.signedIn(one), pyotr: await house.signedIn(other) };
}

const cookieOf = (answer: Response): string =>
	answer.headers.get('set-cookie')?.split(';')[0] ?? '';

test('a session at rest opens nothing by its cookie, and goes on by the secret alone', async () => {
	const { house, anna } = await houseWithTwo();
	const rested = await house.post('/api/rest', { key }, { cookie: anna.cookie });
	expect(rested.status).toBe(200);
	expect(rested.headers.get('set-cookie')).toContain('Max-Age=0');
	expect((await house.get('/api/me', { cookie: anna.cookie })).status).toBe(401);
	const resumed = await house.post('/api/resume', { secret });
	expect(await resumed.json()).toEqual({ personId: anna.id });
	const me = await house.get('/api/me', { cookie: cookieOf(resumed) });
	expect(await me.json()).toMatchObject({ person: { id: anna.id } });
});

test('resting and resuming may be asked again, as after an answer that was lost', async () => {
	const { house, anna } = await houseWithTwo();
	await house.post('/api/rest', { key }, { cookie: anna.cookie });
	expect((await house.post('/api/rest', { key }, { cookie: anna.cookie })).status).toBe(200);
	const first = await house.post('/api/resume', { secret });
	const second = await house.post('/api/resume', { secret });
	expect(cookieOf(second)).toBe(cookieOf(first));
	const again = await house.post('/api/rest', { key }, { cookie: cookieOf(second) });
	expect(again.headers.get('set-cookie')).toContain('Max-Age=0');
	expect((await house.post('/api/resume', { secret })).status).toBe(200);
});

test('a session that was ended on another device does not come back by its secret', async () => {
	const { house, anna } = await houseWithTwo();
	await house.post('/api/rest', { key }, { cookie: anna.cookie });
	const elsewhere = await house.sessions.startInBrowser(anna.id, 'test', { proof: 'two-factor' });
	await house.post('/api/devices/end-others', {}, { cookie: elsewhere.split(';')[0]! });
	expect(await refusalOf(await house.post('/api/resume', { secret }))).toBe('sign-in-needed');
	house.clock.now += 200 * 24 * 60 * 60 * 1000;
	expect(await refusalOf(await house.post('/api/resume', { secret: 'x'.repeat(43) }))).toBe(
		'sign-in-needed'
	);
});

test('nobody takes the session of another by resting under the same key', async () => {
	const { house, anna, pyotr } = await houseWithTwo();
	await house.post('/api/rest', { key }, { cookie: anna.cookie });
	await house.post('/api/rest', { key }, { cookie: pyotr.cookie });
	expect((await house.get('/api/me', { cookie: pyotr.cookie })).status).toBe(401);
	const resumed = await house.post('/api/resume', { secret });
	expect(await resumed.json()).toEqual({ personId: anna.id });
});

test('a cookie says nothing for whoever the phone does not speak for', async () => {
	const { house, anna, pyotr } = await houseWithTwo();
	const mine = { cookie: anna.cookie, 'x-tropa-person': anna.id };
	expect((await house.get('/api/me', mine)).status).toBe(200);
	const mixed = { cookie: pyotr.cookie, 'x-tropa-person': anna.id };
	expect((await house.get('/api/me', mixed)).status).toBe(401);
	expect(await (await house.get('/api/reach', mixed)).json()).toMatchObject({ signedIn: false });
	expect((await house.post('/api/exchange', {}, mixed)).status).toBe(401);
});

test('the journal tells neither of a sign-in nor of an end when a phone is locked', async () => {
	const { house, anna } = await houseWithTwo();
	const before = (await house.storage.audit.read(0, 1_000)).length;
	await house.post('/api/rest', { key }, { cookie: anna.cookie });
	await house.post('/api/resume', { secret });
	expect(await house.storage.audit.read(0, 1_000)).toHaveLength(before);
});
