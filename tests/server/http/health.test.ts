import { expect, test } from 'vitest';
import { openHouse } from './house.ts';

test('ready means that the disk takes what it is given', async () => {
	const house = await openHouse();
	expect(await (await house.get('/readyz')).json()).toEqual({ status: 'ok', storage: 'writable' });
	house.disk.failNext('full');
	await house.register.openForSetup().catch(() => undefined);
	const full = await house.get('/readyz');
	expect([full.status, await full.json()]).toEqual([503, { status: 'not-ready', storage: 'full' }]);
	expect((await house.get('/healthz')).status).toBe(200);
});

test('anybody may ask whether this is our server, and learns nothing else', async () => {
	const house = await openHouse();
	const reach = (await (await house.get('/api/reach')).json()) as Record<string, unknown>;
	expect(reach).toEqual({
		magic: 'tropa',
		protocol: 1,
		build: 'none',
		epoch: house.storage.epoch,
		time: house.clock.now,
		signedIn: false,
		unfinished: false
	});
	const { organisationId } = await house.register.found({ school: 'Школа', curator: 'Анна' });
	const { cookie } = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	expect(await (await house.get('/api/reach', { cookie })).json()).toMatchObject({
		signedIn: true
	});
});

test('figures are for this computer, and through a proxy for whoever holds the token', async () => {
	const metricsToken = 'sixteen letters and more'.replaceAll(' ', '-');
	const plain = await openHouse({ metricsToken });
	const ask = (house: typeof plain, headers: Record<string, string>, address: string) =>
		house.ask(new Request('http://localhost/metrics', { headers }), address);
	const bearer = { authorization: `Bearer ${metricsToken}` };
	expect((await ask(plain, {}, '127.0.0.1')).status).toBe(200);
	expect((await ask(plain, {}, '10.0.0.7')).status).toBe(404);
	expect((await ask(plain, { 'x-forwarded-for': '10.0.0.7' }, '127.0.0.1')).status).toBe(404);
	expect((await ask(plain, bearer, '10.0.0.7')).status).toBe(200);
	expect((await ask(plain, { authorization: 'Bearer wrong' }, '127.0.0.1')).status).toBe(404);
	const proxied = await openHouse({ metricsToken, origin: 'https://tropa.example.ru' });
	expect((await ask(proxied, {}, '127.0.0.1')).status).toBe(404);
	expect((await ask(proxied, bearer, '127.0.0.1')).status).toBe(200);
});

test('figures are lines that Prometheus reads', async () => {
	const house = await openHouse();
	const text = await (await house.get('/metrics')).text();
	for (const line of text.trim().split('\n')) {
		expect(line).toMatch(/^tropa_[a-z0-9_]+(\{class="\dxx"\})? -?[\d.e+-]+$/);
	}
	expect(text).toContain('tropa_hub_connections 0');
});

test('a disk that failed is told to the log, and to the person without details', async () => {
	const house = await openHouse();
	const secret = await house.register.openForSetup();
	house.disk.failNext('failed');
	const names = { school: 'Школа', curator: 'Иволгина Анна' };
	const answer = await house.post('/api/setup', { secret, ...names });
	expect([answer.status, await answer.json()]).toMatchObject([
		503,
		{ error: 'storage-unavailable' }
	]);
	expect(house.lines).toMatchObject([{ event: 'request-failed', error: 'StorageError failed' }]);
	expect(JSON.stringify(house.lines)).not.toContain('Иволгина');
});
