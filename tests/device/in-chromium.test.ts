import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import type { Driver } from '../browser/device/page/page.ts';
import { ChromiumDevice, inPage } from '../support/chromium-device.ts';

/** `ROUNDS=50` for a long run; the store is then filled with all of its 10 000 edits as well. */
const rounds = Number(process.env.ROUNDS ?? 10);
const isLong = process.env.ROUNDS !== undefined;
const edits = isLong ? 10_000 : 1_500;
const openings = isLong ? 1_000 : 250;
let chromium: ChromiumDevice;

beforeAll(async () => {
	chromium = await ChromiumDevice.start();
}, 60_000);

afterAll(() => chromium.stop());

test('a browser that is killed while somebody types keeps every edit that it called saved', async () => {
	const saved = new Set<string>();
	for (let round = 0; round < rounds; round++) {
		const context = await chromium.launch();
		await context.exposeBinding('told', (_source, key: string) => void saved.add(key));
		const page = await chromium.tab();
		await inPage(page, (driver) => driver.open());
		const kept = await inPage(page, (driver) => driver.keys());
		const lost = [...saved].filter((key) => !kept.includes(key));
		// What the device noticed tells a store that did not open from words that are gone.
		const noticed = lost.length > 0 ? await inPage(page, (driver) => driver.noticed()) : [];
		expect({ round, lost, noticed }).toEqual({ round, lost: [], noticed: [] });
		// It types until it is killed, so its end is never heard.
		page.evaluate(typeForEver, round).catch(() => undefined);
		await page.waitForTimeout(150 + ((round * 137) % 400));
		await chromium.kill();
	}
	expect(saved.size).toBeGreaterThan(rounds * 3);
}, 300_000);

test('what is typed in the very moment in which the page goes is there when it is opened again', async () => {
	const typed = ['pagehide', 'visibilitychange'].flatMap((name) => [`${name} 1`, `${name} 2`]);
	// Chromium drops some of what is given to it that late when the machine is crowded (decision 17).
	const reloads = 5;
	let kept: readonly string[] = [];
	for (let at = 0; at < reloads && kept.length < typed.length; at++)
		kept = await typedAndReloaded();
	expect(kept).toEqual(typed);
});

test('what waits behind a running transaction is given away as soon as the page is asked to go', async () => {
	const page = await freshTab();
	await inPage(page, (driver) => driver.open());
	const given = await inPage(page, (driver) => {
		let writes = 0;
		const property = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!;
		const transaction = property.value as IDBDatabase['transaction'];
		IDBDatabase.prototype.transaction = function (stores, mode, options) {
			if (stores === 'outbox' && mode === 'readwrite') writes++;
			return transaction.call(this, stores, mode, options);
		};
		for (const word of ['первое', 'второе', 'третье']) driver.write(word);
		const typing = writes;
		window.dispatchEvent(new Event('beforeunload'));
		return [typing, writes];
	});
	expect(given).toEqual([1, 2]);
});

test('a full browser store is said within a second, and what could not be saved waits for room', async () => {
	const page = await freshTab();
	const session = await page.context().newCDPSession(page);
	const origin = new URL(page.url()).origin;
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
	await inPage(page, (driver) => driver.open());
	const savedBefore = await inPage(page, async (driver) => {
		const saved: string[] = [];
		for (let at = 0; at < 40; at++) {
			driver.write(`проба${at}`, 'я'.repeat(10_000));
			const isSaved = driver.saved().then(() => true);
			const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1_000));
			if (!(await Promise.race([isSaved, late]))) break;
			saved.push(`проба${at}`);
		}
		return saved;
	});
	const { saved } = await inPage(page, (driver) => driver.facts());
	expect(saved).toMatchObject({ at: 'not-saving', because: 'no-room' });
	await inPage(page, (driver) => driver.write('последнее'));
	const all = await inPage(page, (driver) => driver.keys());
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 50_000_000 });
	await inPage(page, (driver) => driver.saved());
	await page.reload();
	await page.waitForFunction(() => 'driver' in globalThis);
	await inPage(page, (driver) => driver.open());
	const after = await inPage(page, (driver) => driver.keys());
	expect(savedBefore.filter((key) => !after.includes(key))).toEqual([]);
	expect([...after].sort()).toEqual([...all].sort());
}, 60_000);

test('databases that are deleted under the app break no command, and what follows is saved', async () => {
	const page = await freshTab();
	await inPage(page, (driver) => driver.open());
	await inPage(page, (driver) => driver.write('до'));
	await inPage(page, (driver) => driver.saved());
	await inPage(page, (driver) => driver.deleteDatabases());
	await inPage(page, (driver) => driver.write('после'));
	await inPage(page, (driver) => driver.saved());
	await page.waitForTimeout(6_000);
	await inPage(page, (driver) => driver.write('потом'));
	await inPage(page, (driver) => driver.saved());
	const troubles = await inPage(page, (driver) => driver.troubles);
	expect(troubles.filter((trouble) => trouble.startsWith('unhandled'))).toEqual([]);
	await page.reload();
	await page.waitForFunction(() => 'driver' in globalThis);
	await inPage(page, (driver) => driver.open());
	expect((await inPage(page, (driver) => driver.keys())).sort()).toEqual(['до', 'после', 'потом']);
}, 60_000);

test('five tabs, of which the leading one is killed again and again, lose nothing', async () => {
	await freshTab();
	const pages = [];
	for (let at = 0; at < 5; at++) pages.push(await chromium.tab());
	for (const page of pages) await inPage(page, (driver) => driver.open());
	const written: string[] = [];
	while (pages.length > 1) {
		for (const [at, page] of pages.entries()) {
			const key = `${pages.length}-${at}`;
			written.push(key);
			await page.evaluate(`driver.write('${key}')`);
		}
		for (const page of pages) await inPage(page, (driver) => driver.saved());
		await pages.shift()!.close();
		await pages[0]!.waitForTimeout(500);
	}
	const [last] = pages;
	await last!.waitForFunction(
		(count) => (globalThis as unknown as { driver: Driver }).driver.keys().length >= count,
		written.length,
		{ timeout: 5_000 }
	);
	expect((await inPage(last!, (driver) => driver.keys())).sort()).toEqual(written.sort());
}, 60_000);

test(`after ${edits} edits and ${openings} openings the store is at most three documents large`, async () => {
	const page = await freshTab('?server');
	await inPage(page, (driver) => driver.open());
	await page.evaluate(`driver.type(${edits})`);
	await inPage(page, (driver) => driver.swept());
	await inPage(page, (driver) => driver.close());
	await page.evaluate(`driver.openings(${openings})`);
	await inPage(page, (driver) => driver.open());
	const { document, stored } = await inPage(page, (driver) => driver.sizes());
	expect(stored).toBeLessThanOrEqual(3 * document);
}, 240_000);

/** A browser that has nothing stored. */
async function freshTab(address = ''): Promise<Page> {
	await chromium.forget();
	await chromium.launch();
	return chromium.tab(address);
}

/** Runs in the page. */
async function typeForEver(round: number): Promise<void> {
	const { driver, told } = globalThis as unknown as {
		readonly driver: Driver;
		readonly told: (key: string) => Promise<void>;
	};
	for (let at = 0; ; at++) {
		const key = `${round}-${at}`;
		driver.write(key);
		await driver.saved();
		void told(key);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** What a tab of its own has after a reload, in the moment of which somebody typed twice on each event. */
async function typedAndReloaded(): Promise<readonly string[]> {
	const page = await freshTab();
	await inPage(page, (driver) => driver.open());
	await inPage(page, (driver) => {
		for (const [name, who] of [
			['pagehide', window],
			['visibilitychange', document]
		] as const)
			who.addEventListener(name, () => {
				for (const at of [1, 2]) driver.write(`${name} ${at}`);
			});
	});
	await page.reload();
	await page.waitForFunction(() => 'driver' in globalThis);
	await inPage(page, (driver) => driver.open());
	return [...(await inPage(page, (driver) => driver.keys()))].sort();
}
