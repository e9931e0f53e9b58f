import { describe, expect, test } from 'vitest';
import { comesFromOurPage, hasOwnOrigin, isThisComputer } from '../../../server/http/guard.ts';
import { openHouse, refusalOf } from './house.ts';

const site = 'https://tropa.example.ru';

describe('what changes something must come from our own page', () => {
	const cases: readonly (readonly [string, Record<string, string>, boolean])[] = [
		['a modern browser on our page', { 'sec-fetch-site': 'same-origin' }, true],
		['another site', { 'sec-fetch-site': 'cross-site', origin: site }, false],
		['a neighbour on the same domain', { 'sec-fetch-site': 'same-site' }, false],
		['an address typed by hand', { 'sec-fetch-site': 'none' }, false],
		['an old browser on our page', { origin: site }, true],
		['an old browser on another site', { origin: 'https://tropa.example.ru.evil.ru' }, false],
		['the same name without encryption', { origin: 'http://tropa.example.ru' }, false],
		['a page without an origin', { origin: 'null' }, false],
		['nothing said', {}, false]
	];
	test.each(cases)('%s', (_, headers, allowed) => {
		expect(comesFromOurPage(new Headers(headers), site)).toBe(allowed);
	});
});

test('without a configured address only loopback names are our own', () => {
	const own = (host: string, origin: string): boolean =>
		hasOwnOrigin(new Headers({ host, origin }), undefined);
	expect(own('localhost:8787', 'http://localhost:8787')).toBe(true);
	expect(own('127.0.0.1:5173', 'http://127.0.0.1:5173')).toBe(true);
	expect(own('[::1]:8787', 'http://[::1]:8787')).toBe(true);
	expect(own('localhost:8787', 'http://localhost:3000')).toBe(false);
	// A name of somebody else's that was made to lead to this computer.
	expect(own('evil.ru:8787', 'http://evil.ru:8787')).toBe(false);
});

test('what a proxy passed on did not come from this computer', () => {
	expect(isThisComputer(new Headers(), '127.0.0.1')).toBe(true);
	expect(isThisComputer(new Headers(), '::ffff:127.0.0.1')).toBe(true);
	expect(isThisComputer(new Headers(), '192.168.1.7')).toBe(false);
	expect(isThisComputer(new Headers({ 'x-forwarded-for': '127.0.0.1' }), '127.0.0.1')).toBe(false);
});

test('every address that changes something refuses another site, whatever cookie came along', async () => {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа', curator: 'Анна' });
	const { cookie } = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	for (const path of ['/api/enter', '/api/leave', '/api/pairs', '/api/setup', '/api/exchange']) {
		const answer = await house.post(path, {}, { cookie, 'sec-fetch-site': 'cross-site' });
		expect(await refusalOf(answer)).toBe('foreign-origin');
	}
	expect((await house.get('/api/me', { cookie })).status).toBe(200);
});

test('every answer forbids frames and guessing, whatever it is', async () => {
	const house = await openHouse();
	const paths = ['/', '/api/reach', '/api/me', '/healthz', '/nothing.js', '/sync'];
	for (const path of paths) {
		const { headers } = await house.get(path);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('permissions-policy')).toContain('geolocation=()');
		expect(headers.get('permissions-policy')).toContain('microphone=(self)');
		expect(headers.has('strict-transport-security')).toBe(false);
	}
});

test('a wrong method and an unknown address are told apart', async () => {
	const house = await openHouse();
	expect(await refusalOf(await house.get('/api/enter'))).toBe('method-not-allowed');
	expect(await refusalOf(await house.get('/api/nothing'))).toBe('not-found');
	expect(await refusalOf(await house.post('/programme', {}))).toBe('method-not-allowed');
	expect(await refusalOf(await house.get('/sync/abc'))).toBe('upgrade-needed');
});
