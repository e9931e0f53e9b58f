import { globSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { isCuratorsFile } from '../../server/setup/curators-part.mjs';
import { firstPairOf, networkIsBack, phoneOf, shellIsHere, test } from './school.ts';
import type { School } from './school.ts';

test.describe('a new version of the app', () => {
	test('is offered, waits for the person, and an unsent edit survives it', async ({
		browser,
		school
	}) => {
		const phone = await mentorsPhone(browser, school);
		await openMeeting(phone);
		const meeting = phone.url();

		school.network.turn('files-only');
		await phone.getByRole('textbox', { name: 'Тема' }).fill('Тема, которая ещё не ушла');
		await phone.getByRole('textbox', { name: 'Тема' }).blur();
		await expect(chip(phone)).toContainText(/·\s1/);

		await school.deploy('newversion01');
		const writing = await phone.context().newPage();
		await writing.goto(meeting);
		await expect(note(writing)).toBeVisible();
		await note(writing).press('Control+End');
		await note(writing).pressSequentially('Не прерывай меня. ');
		await writing.evaluate(() => Object.assign(window, { sameTab: true }));

		await phone.goto(new URL('/more/about', meeting).href);
		await phone.getByRole('button', { name: 'Проверить обновление' }).click();
		await phone.getByRole('button', { name: 'Обновить сейчас' }).click();
		await expect.poll(() => cachesOf(phone)).toContain('tropa-app-newversion01');
		await expect(phone.locator('[data-version="newversion01"]')).toBeVisible();

		// The other tab was not touched, and says that there is something new.
		expect(await writing.evaluate(() => 'sameTab' in window)).toBe(true);
		await expect(note(writing)).toContainText('Не прерывай меня.');

		await phone.goto(meeting);
		await expect(phone.getByRole('textbox', { name: 'Тема' })).toHaveValue(
			'Тема, которая ещё не ушла'
		);
		await networkIsBack(school, browser);
		await expect(chip(phone)).toContainText(/\d\d:\d\d/);
	});

	test('finds a worker at rest, which questions to the server do not wake', async ({
		browser,
		school
	}) => {
		// Chromium replaces a worker only when it has nothing to do.
		const phone = await mentorsPhone(browser, school);
		expect(await wakesTheWorker(phone, '/manifest.webmanifest')).toBe(true);
		expect(await wakesTheWorker(phone, '/healthz')).toBe(false);
		expect(await wakesTheWorker(phone, '/api/me')).toBe(false);
		expect(await wakesTheWorker(phone, '/_app/version.json')).toBe(false);
	});

	test('takes over a page that was loaded past its worker, which then works without a network', async ({
		browser,
		school
	}) => {
		const phone = await mentorsPhone(browser, school);
		const tools = await phone.context().newCDPSession(phone);
		// The page that is left has all of what is looked for below.
		const loaded = phone.waitForEvent('load');
		await tools.send('Page.reload', { ignoreCache: true });
		await loaded;
		await expect(phone.getByRole('navigation').first()).toBeVisible();
		await shellIsHere(phone);
		school.network.turn('refuse');
		await phone.getByRole('link', { name: 'Ещё', exact: true }).click();
		await phone.getByRole('link', { name: /О приложении/ }).click();
		await expect(phone.getByRole('button', { name: 'Проверить обновление' })).toBeVisible();
	});

	test('is not taken over a note that is being written', async ({ browser, school }) => {
		const phone = await mentorsPhone(browser, school);
		await openMeeting(phone);
		await school.deploy('newversion02');
		await phone.evaluate(() => Object.assign(window, { sameTab: true }));
		await note(phone).click();
		await note(phone).pressSequentially('Ещё пишу. ');
		await phone.evaluate(() =>
			navigator.serviceWorker.getRegistration().then((worker) => worker?.update())
		);
		await expect.poll(() => cachesOf(phone)).toContain('tropa-app-newversion02');
		await expect(note(phone)).toContainText('Ещё пишу.');
		expect(await phone.evaluate(() => 'sameTab' in window)).toBe(true);
	});

	test('brings a curator the screens of curators, which a mentor never has', async ({
		browser,
		school
	}) => {
		const people = await school.loadDemo();
		const [curator, mentor] = ['curator', 'mentor'].map((role) =>
			people.find((person) => person.role === role)
		);
		if (!curator || !mentor) throw new Error('the demo district has no curator or no mentor');
		const phone = await phoneOf(browser, mentor);
		const desk = await phoneOf(browser, curator);
		const version = await desk.evaluate(() =>
			fetch('/_app/version.json').then((one) => one.json())
		);
		const { version: first } = version as { readonly version: string };
		await expect.poll(() => curatorsFilesIn(desk, `tropa-curators-${first}`)).toBeGreaterThan(3);
		const [everybodys, curators] = ['app', 'curators'].map((part) => `tropa-${part}-${first}`);
		expect((await cameInOneAnswer(desk, everybodys!)).length).toBeGreaterThan(50);
		expect((await cameInOneAnswer(desk, curators!)).length).toBeGreaterThan(20);
		const address = desk.url();
		await school.deploy('newversion03');
		await desk.evaluate(() =>
			navigator.serviceWorker.getRegistration().then((worker) => worker?.update())
		);
		await expect
			.poll(() => curatorsFilesIn(desk, 'tropa-curators-newversion03'))
			.toBeGreaterThan(3);

		await school.kill();
		const another = await desk.context().newPage();
		await another.goto(new URL('/more/people', address).href);
		await expect(another.getByRole('heading', { level: 1, name: 'Люди и роли' })).toBeVisible();

		expect((await cachesOf(phone)).filter((name) => name.includes('curators'))).toEqual([]);
		expect(await curatorsFilesIn(phone, `tropa-app-${first}`)).toBe(0);
	});
});

test('a first installation whose one answer breaks off brings the rest of the app file by file', async ({
	browser,
	school
}) => {
	const { mentor } = firstPairOf(await school.loadDemo());
	let folder = '';
	await school.deploy('brokenoff01', async (app) => {
		folder = app;
		const parcel = join(app, '_app/parcels/everybody.txt');
		const whole = await readFile(parcel);
		await writeFile(parcel, whole.subarray(0, whole.length / 2));
	});
	const phone = await phoneOf(browser, mentor);
	const chunks = globSync('_app/immutable/**/*.{js,css}', { cwd: folder })
		.filter((file) => !isCuratorsFile(file))
		.map((file) => `/${file}`);
	const kept = await filesIn(phone, 'tropa-app-brokenoff01');
	expect(chunks.filter((chunk) => !kept.includes(chunk))).toEqual([]);
	const together = await cameInOneAnswer(phone, 'tropa-app-brokenoff01');
	expect(together.length).toBeGreaterThan(10);
	expect(together.length).toBeLessThan(chunks.length - 10);
});

test('a first installation that failed goes on at the next start with what it has', async ({
	browser,
	school
}) => {
	const { mentor } = firstPairOf(await school.loadDemo());
	let [reader, code] = ['', ''];
	await school.deploy('halfway01', async (app) => {
		const [worker] = globSync('_app/immutable/workers/code-reader*.js', { cwd: app });
		reader = join(app, worker!);
		code = await readFile(reader, 'utf8');
		await rm(reader);
		const parcel = join(app, '_app/parcels/everybody.txt');
		const lines = (await readFile(parcel, 'utf8')).split('\n');
		await writeFile(parcel, lines.filter((line) => !line.includes(worker!)).join('\n'));
	});
	const cache = 'tropa-app-halfway01';
	const phone = await (await browser.newContext()).newPage();
	await phone.goto(mentor.address);
	await expect(phone.getByRole('navigation').first()).toBeVisible();
	await expect.poll(async () => (await cameInOneAnswer(phone, cache)).length).toBeGreaterThan(50);
	await expect
		.poll(() => phone.evaluate(() => navigator.serviceWorker.getRegistration()))
		.toBe(undefined);

	await writeFile(reader, code);
	await school.kill();
	await school.start();
	await phone.reload();
	await shellIsHere(phone);
	expect(await filesIn(phone, cache)).toContain(
		new URL(reader.slice(reader.indexOf('/_app')), school.address).pathname
	);
	expect((await cameInOneAnswer(phone, cache)).length).toBeGreaterThan(50);
});

async function mentorsPhone(browser: Browser, school: School): Promise<Page> {
	return phoneOf(browser, firstPairOf(await school.loadDemo()).mentor);
}

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
const note = (page: Page) => page.getByRole('textbox', { name: /Общие заметки/ });

/** Asked again if the page reloads while it answers. */
async function cachesOf(page: Page): Promise<readonly string[]> {
	try {
		return await page.evaluate(() => caches.keys());
	} catch {
		return [];
	}
}

/** How many files of the curators' part a cache holds. */
async function curatorsFilesIn(page: Page, cacheName: string): Promise<number> {
	const files = await filesIn(page, cacheName);
	return files.filter((path) => isCuratorsFile(path.slice(1))).length;
}

function filesIn(page: Page, cacheName: string): Promise<readonly string[]> {
	return page.evaluate(async (name) => {
		const kept = await (await caches.open(name)).keys();
		return kept.map(({ url }) => new URL(url).pathname);
	}, cacheName);
}

/** What no answer of its own brought has no address of its own. */
function cameInOneAnswer(page: Page, cacheName: string): Promise<readonly string[]> {
	return page.evaluate(async (name) => {
		const cache = await caches.open(name);
		const kept = await cache.keys();
		const answers = await Promise.all(kept.map((request) => cache.match(request)));
		return kept.filter((_, at) => answers[at]?.url === '').map(({ url }) => new URL(url).pathname);
	}, cacheName);
}

/** Whether the browser has to start the sleeping worker before it answers. */
async function wakesTheWorker(page: Page, address: string): Promise<boolean> {
	const line = await page.context().newCDPSession(page);
	const states: string[] = [];
	line.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
		for (const { runningStatus } of versions) states.push(runningStatus);
	});
	await line.send('ServiceWorker.enable');
	await line.send('ServiceWorker.stopAllWorkers');
	await expect.poll(() => states.at(-1)).toBe('stopped');
	states.length = 0;
	await page.evaluate((asked) => fetch(asked).then((answer) => answer.text()), address);
	await line.detach();
	return states.includes('starting') || states.includes('running');
}

async function openMeeting(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Встречи', exact: true }).click();
	await page.getByText('Подтвердили оба').first().click();
	await expect(note(page)).toBeVisible();
}
