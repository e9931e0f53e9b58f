import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadAppFiles } from '../../../server/http/app-files.ts';
import { withPastBuilds } from '../../../server/http/past-builds.ts';
import { appWith, openHouse, post } from './house.ts';

const made: string[] = [];
afterEach(async () => {
	for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

async function built(files: Readonly<Record<string, string>>): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'tropa-app-'));
	made.push(folder);
	for (const [path, text] of Object.entries(files)) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
	return folder;
}

const build = {
	'index.html': '<!doctype html>',
	'index.html.br': 'brotli',
	'index.html.gz': 'gzip',
	'service-worker.js': 'worker',
	'_app/version.json': '{"version":"abc"}',
	'_app/immutable/entry/start.B1.js': 'start'
};

async function houseWithApp() {
	const app = await loadAppFiles(await built(build));
	return openHouse(app ? { app } : {});
}

test('every address that is a screen gives the one page, also when asked for its head only', async () => {
	const house = await houseWithApp();
	for (const path of ['/', '/programme', '/pairs/x1/meetings', '/setup']) {
		const answer = await house.get(path);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(await answer.text()).toBe('<!doctype html>');
	}
	const head = await house.ask(new Request('http://localhost/programme', { method: 'HEAD' }));
	expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
		200,
		'15',
		''
	]);
});

test('what a browser accepts packed comes packed', async () => {
	const house = await houseWithApp();
	const given = async (accept: string): Promise<readonly (string | null)[]> => {
		const answer = await house.get('/', { 'accept-encoding': accept });
		return [
			answer.headers.get('content-encoding'),
			await answer.text(),
			answer.headers.get('vary')
		];
	};
	expect(await given('gzip, deflate, br')).toEqual(['br', 'brotli', 'Accept-Encoding']);
	expect(await given('gzip;q=0.8, br;q=0')).toEqual(['gzip', 'gzip', 'Accept-Encoding']);
	expect(await given('')).toEqual([null, '<!doctype html>', 'Accept-Encoding']);
});

test('a chunk may be kept for a year, all else is asked again by its tag', async () => {
	const house = await houseWithApp();
	const chunk = await house.get('/_app/immutable/entry/start.B1.js');
	expect(chunk.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
	for (const path of ['/', '/service-worker.js', '/_app/version.json']) {
		const answer = await house.get(path);
		expect(answer.headers.get('cache-control')).toBe('no-cache');
		const tag = answer.headers.get('etag') ?? '';
		const again = await house.get(path, { 'if-none-match': `W/${tag}` });
		expect([again.status, await again.text()]).toEqual([304, '']);
		expect((await house.get(path, { 'if-none-match': '"old"' })).status).toBe(200);
	}
});

test('a chunk of another build is missing, not a page', async () => {
	const house = await houseWithApp();
	for (const path of ['/_app/immutable/entry/start.OLD.js', '/_app/immutable/x', '/icon.png']) {
		expect((await house.get(path)).status).toBe(404);
	}
});

test('no path leads out of the build', async () => {
	const house = await houseWithApp();
	for (const path of [
		'/..%2f..%2fetc%2fpasswd',
		'/%2e%2e/package.json',
		'/%',
		'/_app/../../x.js'
	]) {
		const answer = await house.get(path);
		expect(await answer.text()).not.toContain('root:');
		expect([200, 404]).toContain(answer.status);
	}
});

test('the build is read once: one made underneath a running server does not mix with it', async () => {
	const folder = await built(build);
	const app = await loadAppFiles(folder);
	expect(app?.build).toBe('abc');
	await writeFile(join(folder, 'index.html'), 'another build');
	const house = await openHouse(app ? { app } : {});
	expect(await (await house.get('/')).text()).toBe('<!doctype html>');
});

test('a tab of an earlier build still gets its chunks, a page is always of the present one', async () => {
	const folder = await built({});
	let house = await openHouse();
	for (let version = 1; version <= 5; version++) {
		const appFolder = await built({
			'index.html': `page ${version}`,
			'_app/version.json': `{"version":"v${version}"}`,
			[`_app/immutable/entry/start.${version}.js`]: `start ${version}`
		});
		const app = await loadAppFiles(appFolder);
		const parts = { appFolder, folder, now: Date.now() + version * 1000 };
		for (let start = 0; start < 2; start++) {
			house = await openHouse({ app: await withPastBuilds(app!, parts) });
		}
	}
	const statusOf = async (version: number): Promise<number> =>
		(await house.get(`/_app/immutable/entry/start.${version}.js`)).status;
	expect(await Promise.all([1, 2, 3, 4, 5].map(statusOf))).toEqual([404, 200, 200, 200, 200]);
	expect(await (await house.get('/')).text()).toBe('page 5');
});

test('without a build the page says what to do', async () => {
	expect(await loadAppFiles(join(await built({}), 'nothing'))).toBeUndefined();
	const house = await openHouse();
	const answer = await house.get('/');
	expect(answer.status).toBe(503);
	expect(await answer.text()).toContain('npm start');
});

test('the app takes nothing in', async () => {
	const house = await openHouse({ app: appWith({ '/index.html': {} }) });
	expect((await house.ask(post('/', {}))).status).toBe(405);
});
