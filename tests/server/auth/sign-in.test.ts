import { expect, test } from 'vitest';
import { codeAt } from '../../../server/auth/totp.ts';
import { openHouse, refusalOf } from '../http/house.ts';
import type { House } from '../http/house.ts';

const minute = 60_000;
const phrase = 'ложка ветер тетрадь озеро';

/** A browser: it keeps what it is given, and sends it back. */
function browserIn(house: House, address = '10.0.0.1') {
	const jar = new Map<string, string>();
	async function send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const request = new Request(`http://localhost:8787${path}`, {
			method,
			headers: { host: 'localhost:8787', 'sec-fetch-site': 'same-origin', cookie },
			...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {})
		});
		const answer = await house.ask(request, address);
		for (const set of answer.headers.getSetCookie()) {
			const [pair = ''] = set.split(';');
			const at = pair.indexOf('=');
			jar.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return answer;
	}
	return {
		jar,
		get: (path: string) => send('GET', path),
		post: (path: string, body?: unknown) => send('POST', path, body),
		signIn: (login: string, password: string) => send('POST', '/api/sign-in', { login, password })
	};
}

async function schoolWith(role: 'mentor' | 'curator') {
	const house = await openHouse();
	const founded = await house.register.found({ school: 'Школа № 5', curator: 'Полозова Мария' });
	const { organisationId } = founded;
	const id = await house.register.add({ name: 'Иволгина Анна Викторовна', organisationId, role });
	const browser = browserIn(house);
	await browser.post('/api/enter', { secret: await house.register.linkFor(id) });
	return { house, id, browser };
}

async function jsonOf(answer: Response): Promise<Record<string, unknown>> {
	expect(answer.status).toBe(200);
	return (await answer.json()) as Record<string, unknown>;
}

/** A curator who has set a password and an authenticator app. */
async function enrolled() {
	const { house, id, browser } = await schoolWith('curator');
	await browser.post('/api/protection/password', { password: phrase });
	const { secret } = await jsonOf(await browser.post('/api/protection/totp/options'));
	const code = (): string => codeAt(String(secret), Math.floor(house.clock.now / 30_000));
	const done = await jsonOf(await browser.post('/api/protection/totp', { code: code() }));
	house.clock.now += minute;
	return { house, id, browser, code, codes: done['codes'] as readonly string[] };
}

test('a mentor sets a password after the link, and comes in by it on another device', async () => {
	const { house, id, browser } = await schoolWith('mentor');
	const set = await jsonOf(await browser.post('/api/protection/password', { password: phrase }));
	expect(set).toEqual({ login: 'иволгина.ав' });
	const other = browserIn(house);
	const entered = await jsonOf(await other.signIn('Иволгина А. В.', `${phrase} `));
	expect(entered).toMatchObject({ person: { id }, footing: 'full', mayReturn: true });
	expect((await other.get('/api/me')).status).toBe(200);
	// By the whole name as well.
	expect((await browserIn(house).signIn('иволгина анна викторовна', phrase)).status).toBe(200);
});

test('a wrong password and an unknown login are answered alike, and nothing of either is logged', async () => {
	const { house, browser } = await schoolWith('mentor');
	await browser.post('/api/protection/password', { password: phrase });
	const wrong = await browserIn(house).signIn('иволгина.ав', 'wrong words here');
	const unknown = await browserIn(house).signIn('nobody.at.all', 'wrong words here');
	expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
	expect(wrong.status).toBe(401);
	const kept = JSON.stringify([house.lines, [...house.facts.all('credentials')]]);
	expect(kept).not.toContain(phrase);
	expect(kept).not.toContain('wrong words here');
	expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
});

test('a password that would be guessed is refused with a sentence, and the old one stays', async () => {
	const { house, browser } = await schoolWith('mentor');
	await browser.post('/api/protection/password', { password: phrase });
	const refused = await browser.post('/api/protection/password', { password: 'Пароль123' });
	expect(await refusalOf(refused)).toBe('password-unfit');
	expect((await browserIn(house).signIn('иволгина.ав', phrase)).status).toBe(200);
});

test('another password ends the other sessions, and this one goes on', async () => {
	const { house, browser } = await schoolWith('mentor');
	await browser.post('/api/protection/password', { password: phrase });
	const other = browserIn(house);
	await other.signIn('иволгина.ав', phrase);
	expect((await other.get('/api/me')).status).toBe(200);
	await browser.post('/api/protection/password', { password: 'другая длинная фраза' });
	expect((await other.get('/api/me')).status).toBe(401);
	expect((await browser.get('/api/me')).status).toBe(200);
	expect((await browserIn(house).signIn('иволгина.ав', phrase)).status).toBe(401);
});

test('without a second factor a curator may do nothing but get one', async () => {
	const { house, browser } = await schoolWith('curator');
	for (const path of ['/api/me', '/api/pairs', '/api/devices']) {
		expect(await refusalOf(await browser.get(path))).toBe('sign-in-unfinished');
	}
	for (const path of ['/api/pairs', '/api/exchange', '/api/devices/end-others']) {
		expect(await refusalOf(await browser.post(path))).toBe('sign-in-unfinished');
	}
	expect(await jsonOf(await browser.get('/api/reach'))).toMatchObject({
		signedIn: false,
		unfinished: true
	});
	expect(await jsonOf(await browser.get('/api/protection'))).toMatchObject({
		footing: 'enrolment-needed',
		login: 'иволгина.ав'
	});
	// A password alone changes nothing, here or on another device.
	await browser.post('/api/protection/password', { password: phrase });
	expect((await browser.get('/api/me')).status).toBe(401);
	const other = browserIn(house);
	expect(await jsonOf(await other.signIn('иволгина.ав', phrase))).toMatchObject({
		footing: 'enrolment-needed'
	});
	expect((await other.get('/api/me')).status).toBe(401);
});

test('with a code of the app the curator is in, with another secret in the cookie', async () => {
	const { browser, codes } = await enrolled();
	expect((await browser.get('/api/me')).status).toBe(200);
	expect(codes).toHaveLength(10);
	expect(new Set(codes).size).toBe(10);
	for (const code of codes) expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
});

test('on another device the password leads to the code, and the code to the account', async () => {
	const { house, code } = await enrolled();
	const other = browserIn(house);
	const half = await jsonOf(await other.signIn('иволгина.ав', phrase));
	expect(half['footing']).toBe('code-needed');
	expect(half['documents']).toBeUndefined();
	expect((await other.get('/api/me')).status).toBe(401);
	// Half a session can neither change the password nor make itself another second half.
	for (const path of ['password', 'totp/options', 'codes', 'passkeys/options', 'confirm']) {
		const refused = await other.post(`/api/protection/${path}`, {
			password: 'другая длинная фраза'
		});
		expect([path, await refusalOf(refused)]).toEqual([path, 'sign-in-unfinished']);
	}
	const before = other.jar.get('tropa-session');
	expect(await refusalOf(await other.post('/api/sign-in/code', { code: '000000' }))).toBe(
		'wrong-code'
	);
	expect((await other.post('/api/sign-in/code', { code: code() })).status).toBe(200);
	expect(other.jar.get('tropa-session')).not.toBe(before);
	expect((await other.get('/api/me')).status).toBe(200);
});

test('a code that was seen over a shoulder opens nothing a second time', async () => {
	const { house, code } = await enrolled();
	const [first, second] = [browserIn(house), browserIn(house)];
	await first.signIn('иволгина.ав', phrase);
	await second.signIn('иволгина.ав', phrase);
	const answers = await Promise.all([
		first.post('/api/sign-in/code', { code: code() }),
		second.post('/api/sign-in/code', { code: code() })
	]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
});

test('a printed code opens once, however it is grouped', async () => {
	const { house, codes } = await enrolled();
	const used = codes[3]!.replaceAll(' ', '-');
	const first = browserIn(house);
	await first.signIn('иволгина.ав', phrase);
	expect((await first.post('/api/sign-in/code', { code: used })).status).toBe(200);
	expect(await jsonOf(await first.get('/api/protection'))).toMatchObject({ codesLeft: 9 });
	const second = browserIn(house);
	await second.signIn('иволгина.ав', phrase);
	expect((await second.post('/api/sign-in/code', { code: used })).status).toBe(403);
	expect((await second.post('/api/sign-in/code', { code: codes[4] })).status).toBe(200);
});

test('codes cannot be guessed: after some, the right one has to wait as well', async () => {
	const { house, code } = await enrolled();
	const thief = browserIn(house);
	await thief.signIn('иволгина.ав', phrase);
	// A device that has been there before has its own attempts; this one has not.
	thief.jar.delete('tropa-device');
	const answers: number[] = [];
	for (let guess = 0; guess < 12; guess += 1) {
		const answer = await thief.post('/api/sign-in/code', { code: String(guess).padStart(6, '0') });
		answers.push(answer.status);
	}
	expect(answers.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 403));
	expect(answers.slice(8)).toEqual([429, 429, 429, 429]);
	expect((await thief.post('/api/sign-in/code', { code: code() })).status).toBe(429);
});

test('the person who stands there is let in by a link though the phone with the codes is gone', async () => {
	const { house, id, browser } = await enrolled();
	const again = browserIn(house);
	const entered = await again.post('/api/enter', { secret: await house.register.linkFor(id) });
	expect(await jsonOf(entered)).toMatchObject({ footing: 'enrolment-needed' });
	await again.post('/api/protection/password', { password: 'новая фраза после потери' });
	expect((await browser.get('/api/me')).status).toBe(401);
	const { secret } = await jsonOf(await again.post('/api/protection/totp/options'));
	const code = codeAt(String(secret), Math.floor(house.clock.now / 30_000));
	expect((await again.post('/api/protection/totp', { code })).status).toBe(200);
	expect((await again.get('/api/me')).status).toBe(200);
});

test('a mentor who becomes a curator needs a second factor from that moment, on a live socket too', async () => {
	const { house, id, browser } = await schoolWith('mentor');
	expect((await browser.get('/api/me')).status).toBe(200);
	const [session] = [...house.facts.all('sessions')];
	const closed: string[] = [];
	const endSession = house.hub.endSession.bind(house.hub);
	house.hub.endSession = (sessionId) => {
		closed.push(sessionId);
		endSession(sessionId);
	};
	const [grant] = [...house.facts.all('grants')].filter(({ personId }) => personId === id);
	await house.facts.change([
		{ table: 'grants', put: { ...grant!, id: 'another', role: 'curator' } }
	]);
	expect((await browser.get('/api/me')).status).toBe(401);
	expect(closed).toEqual([session!.id]);
});

test('after a quarter of an hour the person confirms before changing how they come in', async () => {
	const { house, browser } = await enrolled();
	house.clock.now += 16 * minute;
	for (const path of ['password', 'totp/options', 'codes', 'passkeys/options']) {
		const refused = await browser.post(`/api/protection/${path}`, {
			password: 'другая длинная фраза'
		});
		expect([path, await refusalOf(refused)]).toEqual([path, 'confirm-needed']);
	}
	const wrong = await browser.post('/api/protection/confirm', { password: 'не та фраза' });
	expect(wrong.status).toBe(401);
	expect((await browser.post('/api/protection/confirm', { password: phrase })).status).toBe(200);
	expect((await browser.post('/api/protection/codes')).status).toBe(200);
	expect((await browser.get('/api/me')).status).toBe(200);
});

test('the only second factor of a curator stays until there is another', async () => {
	const { browser } = await enrolled();
	expect(await refusalOf(await browser.post('/api/protection/totp/remove'))).toBe('last-factor');
	expect((await browser.get('/api/me')).status).toBe(200);
});

test('a token gives no power over the account it belongs to', async () => {
	const { house, id } = await enrolled();
	const token = await house.sessions.mintToken(id, 'api', 'integration');
	const headers = { authorization: `Bearer ${token}` };
	expect((await house.get('/api/me', headers)).status).toBe(200);
	expect(await refusalOf(await house.get('/api/protection', headers))).toBe('not-for-programs');
	const set = await house.post('/api/protection/password', { password: phrase }, headers);
	expect(await refusalOf(set)).toBe('not-for-programs');
	expect(await refusalOf(await house.get('/api/devices', headers))).toBe('not-for-programs');
});

test('the people of the example are asked for nothing: they are nobody', async () => {
	const house = await openHouse();
	const loaded = await house.loadDemo();
	if (!loaded.ok) throw new Error('no example');
	const { people, curatorId } = loaded.value;
	const secret = people.find(({ personId }) => personId === curatorId)?.secret;
	const browser = browserIn(house);
	expect(await jsonOf(await browser.post('/api/enter', { secret }))).toMatchObject({
		footing: 'full'
	});
	expect((await browser.get('/api/pairs')).status).toBe(200);
	// A curator of the same server who is somebody is asked.
	const organisationId = [...house.facts.all('grants')][0]!.organisationId;
	const real = { name: 'Полозова Мария', organisationId, role: 'curator' } as const;
	const id = await house.register.add(real);
	const entered = await browser.post('/api/enter', { secret: await house.register.linkFor(id) });
	expect(await jsonOf(entered)).toMatchObject({ footing: 'enrolment-needed' });
});
