import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { barriersOn } from './barriers.ts';
import { keysOn } from './packet-keys.ts';
import { firstPairOf, phoneOf, readyOffline, test, networkIsBack } from './school.ts';

test('what never found a network leaves as a file, and another phone of the same person takes it', async ({
	browser,
	school
}) => {
	const { mentor } = firstPairOf(await school.loadDemo());
	const phone = await phoneOf(browser, mentor);
	const meeting = await openMeeting(phone);
	// A second phone, on which the same person has signed in.
	const other = await (
		await browser.newContext({ storageState: await phone.context().storageState() })
	).newPage();
	await other.goto(meeting);
	await expect(other.getByRole('textbox', { name: 'Тема' })).toBeVisible();
	await readyOffline(other);
	await expect(chip(other)).toContainText(/\d\d:\d\d/);

	// Each knows by now with which keys the other opens a packet.
	await expect
		.poll(async () => (await keysOn(phone))?.own, { timeout: 30_000 })
		.toEqual((await keysOn(other))?.own);
	school.network.turn('files-only');
	await editTopic(phone, 'Тема из деревни');
	await expect(chip(phone)).toContainText(/·\s1/);
	const text = await handOver(phone);

	await other.getByRole('link', { name: 'Ещё', exact: true }).click();
	await other.getByRole('link', { name: /Принять файл/ }).click();
	await other.getByLabel('Файл с записями').setInputFiles(fileOf('Привет'));
	await expect(other.getByText('Это не файл «Тропы» с записями')).toBeVisible();
	await other
		.getByLabel('Файл с записями')
		.setInputFiles(fileOf(text.replace(/(BEGIN TROPA-----\n.{20})./, '$1')));
	await expect(other.getByText('Файл повредился по дороге')).toBeVisible();
	await other.getByLabel('Текст сообщения').fill(`Перешлите, пожалуйста!\n${text}`);
	await other.getByRole('button', { name: 'Посмотреть, что внутри' }).click();
	await expect(other.getByText(/В файле 1\sизменение/)).toBeVisible();
	for (const colorScheme of ['light', 'dark'] as const) {
		await other.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		expect(await barriersOn(other)).toEqual([]);
	}
	await other.getByRole('button', { name: 'Добавить', exact: true }).click();
	await expect(other.getByText(/Добавлено: 1\sизменение/)).toBeVisible();
	await other.goto(meeting);
	await expect(other.getByRole('textbox', { name: 'Тема' })).toHaveValue('Тема из деревни');

	await networkIsBack(school, browser);
	for (const page of [phone, other]) {
		await chip(page).click();
		await page.getByRole('button', { name: 'Проверить сейчас' }).click();
		await expect(chip(page)).toContainText(/\d\d:\d\d/);
	}
});

test('a record that the phone has spoilt is shown with its words, and goes only on purpose', async ({
	browser,
	school
}) => {
	const { mentor } = firstPairOf(await school.loadDemo());
	const phone = await phoneOf(browser, mentor);
	await openMeeting(phone);
	school.network.turn('files-only');
	await editTopic(phone, 'Слова, которые испортит память телефона');
	await expect(chip(phone)).toContainText(/·\s1/);
	await phone.evaluate(spoilOutbox);
	await phone.goto(new URL('/', school.address).href);
	await expect(phone.getByText(/Повреждено на этом устройстве: 1\sзапись/)).toBeVisible();
	await phone.getByRole('link', { name: 'Посмотреть' }).click();
	await expect(phone.getByText('которые испортит память телефона')).toBeVisible();
	await phone.getByRole('button', { name: 'Убрать навсегда' }).click();
	await phone.getByRole('button', { name: 'Оставить' }).click();
	const waiting = phone.waitForEvent('download');
	await phone.getByRole('button', { name: 'Передать файлом' }).last().click();
	expect(await readFile(await (await waiting).path(), 'utf8')).toContain('повреждённые записи');
	await phone.getByRole('button', { name: 'Убрать навсегда' }).click();
	await phone.getByRole('button', { name: 'Убрать навсегда' }).click();
	await expect(phone.getByText('Повреждённые записи')).toHaveCount(0);
});

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });

async function openMeeting(page: Page): Promise<string> {
	await page.getByRole('link', { name: 'Встречи', exact: true }).click();
	await page.getByText('Подтвердили оба').first().click();
	await expect(page.getByRole('textbox', { name: 'Тема' })).toBeVisible();
	await expect(chip(page)).toContainText(/\d\d:\d\d/);
	return page.url();
}

async function editTopic(page: Page, words: string): Promise<void> {
	const topic = page.getByRole('textbox', { name: 'Тема' });
	await topic.fill(words);
	await topic.blur();
}

async function handOver(page: Page): Promise<string> {
	await chip(page).click();
	await page.getByRole('link', { name: 'Передать файлом' }).first().click();
	const waiting = page.waitForEvent('download');
	await page.getByRole('button', { name: /С оказией, на сервер/ }).click();
	return readFile(await (await waiting).path(), 'utf8');
}

function fileOf(text: string) {
	return { name: 'tropa.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** One bit of every waiting record flips on the disk. */
async function spoilOutbox(): Promise<void> {
	const done = <T>(request: IDBRequest<T>): Promise<T> =>
		new Promise((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('the database does not answer'));
		});
	for (const { name } of await indexedDB.databases()) {
		const db = await done(indexedDB.open(name ?? ''));
		if (db.objectStoreNames.contains('outbox')) {
			const outbox = db.transaction('outbox', 'readwrite').objectStore('outbox');
			for (const row of (await done(outbox.getAll())) as { update: Uint8Array }[]) {
				row.update[0]! ^= 1;
				await done(outbox.put(row));
			}
		}
		db.close();
	}
}
