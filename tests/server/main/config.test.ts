import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../../server/config.ts';

test('without settings Tropa listens on this computer only', () => {
	expect(readConfig({})).toMatchObject({
		host: '127.0.0.1',
		port: 8787,
		dataFolder: resolve('./data'),
		origin: undefined
	});
});

test('port 0 is allowed, and an empty setting is no setting', () => {
	expect(readConfig({ TROPA_PORT: '0', TROPA_HOST: '' })).toMatchObject({
		port: 0,
		host: '127.0.0.1'
	});
});

test('the address of the site is read as browsers write it', () => {
	expect(readConfig({ TROPA_ORIGIN: 'https://Tropa.example.ru:443/' }).origin).toBe(
		'https://tropa.example.ru'
	);
});

describe('a setting that cannot be meant is refused with one Russian sentence', () => {
	const wrong: readonly (readonly [string, Record<string, string>])[] = [
		['TROPA_DATTA', { TROPA_DATTA: '/srv' }],
		['TROPA_PORT', { TROPA_PORT: '70000' }],
		['TROPA_PORT', { TROPA_PORT: '80 80' }],
		['TROPA_ORIGIN', { TROPA_ORIGIN: 'tropa.example.ru' }],
		['TROPA_ORIGIN', { TROPA_ORIGIN: 'https://tropa.example.ru/app' }],
		['TROPA_ORIGIN', { TROPA_ORIGIN: 'https://a:b@tropa.example.ru' }],
		['TROPA_ORIGIN', { TROPA_ORIGIN: 'http://tropa.example.ru' }],
		['TROPA_HOST', { TROPA_HOST: '0.0.0.0' }],
		['TROPA_METRICS_TOKEN', { TROPA_METRICS_TOKEN: 'short' }]
	];
	test.each(wrong)('%s %o', (named, env) => {
		expect(() => readConfig(env)).toThrow(ConfigError);
		expect(() => readConfig(env)).toThrow(new RegExp(`${named}.*[а-я].*\\.$|${named}.*…$`));
	});
});

test('behind a proxy with HTTPS every interface may be listened on', () => {
	const config = readConfig({ TROPA_HOST: '0.0.0.0', TROPA_ORIGIN: 'https://tropa.example.ru' });
	expect(config.host).toBe('0.0.0.0');
});
