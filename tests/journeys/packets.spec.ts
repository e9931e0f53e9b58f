import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { goOffline } from './away.ts';
import { hasNoBarriers } from './barriers.ts';
import { keysOn } from './packet-keys.ts';
import { phoneOf, test, networkIsBack } from './school.ts';
import type { DemoLink, School } from './school.ts';
import { placesHolding } from './stored-bytes.ts';

const words = 'Тема из деревни за рекой';

test('what one writes far from any network the other has by a file, and the receipt comes back the same way', async ({
	browser,
	school
}) => {
	test.slow();
	const { mentor, mentee } = pairOf(await school.loadDemo());
	const hers = await phoneOf(browser, mentor);
	const his = await phoneOf(browser, mentee);
	const meeting = await openMeeting(hers);
	await his.goto(meeting);
	await expect(topic(his)).toBeVisible();
	await knowEachOther(hers, his);

	school.network.turn('refuse');
	await expect(chip(hers)).toContainText(/Сервер не отвечает|Без интернета/);
	await editTopic(hers, words);
	await expect(chip(hers)).toContainText(/·\s*1/);
	await chip(hers).click();
	await hers.getByRole('link', { name: 'Передать файлом' }).click();
	const file = await fileBy(hers, /Для пары/);
	expect(file).toMatch(/^ТРОПА · пакет обмена · версия 1\nПакет [0-9A-F]{4}-[0-9A-F]{4} · 1\s/);
	expect(file).not.toContain(words);
	await hasNoBarriers(hers);

	await takeFile(his, file);
	await expect(his.getByText(/В файле 1\sизменение\. Автор — .*Ничего не удалится/)).toBeVisible();
	await hasNoBarriers(his);
	await his.getByRole('button', { name: 'Добавить', exact: true }).click();
	await expect(his.getByText(/Добавлено: 1\sизменение/)).toBeVisible();
	await his.goto(meeting);
	await expect(topic(his)).toHaveValue(words);
	await his.getByLabel('Итог').fill('Ответ на том же берегу');
	await his.getByLabel('Итог').blur();
	await expect(chip(his)).toContainText(/·\s*1/);
	await takeFile(his, file);
	await expect(his.getByText(/Этот файл уже добавлен/)).toBeVisible();
	await takeFile(his, file.replace(/(BEGIN TROPA-----\n.{20})./, '$1'));
	await expect(his.getByText('Файл повредился по дороге')).toBeVisible();

	// Her phone is put away, and he goes to where there is a network.
	const address = hers.url();
	const context = hers.context();
	const author = await personOn(hers);
	await hers.close();
	await networkIsBack(school, browser);
	await expectWrittenBy(school, author);
	await expect(chip(his)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });
	await his.goto(new URL('/more/give-file', school.address).href);
	const answer = await fileBy(his, /Ответ на пакет/);
	school.network.turn('refuse');

	const again = await context.newPage();
	await again.goto(address);
	await expect(chip(again)).toContainText(/·\s*1/);
	await takeFile(again, answer);
	await again.getByRole('button', { name: 'Отметить' }).click();
	await expect(chip(again)).not.toContainText(/·\s*1/);
	await again.goto(meeting);
	await expect(topic(again)).toHaveValue(words);

	await networkIsBack(school, browser);
	await expect(chip(again)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });
	await expect(again.getByLabel('Итог')).toHaveValue('Ответ на том же берегу');
});

test('somebody else carries it unread, and nothing of it lies readable on their phone', async ({
	browser,
	school
}) => {
	test.slow();
	const links = await school.loadDemo();
	const { mentor, mentee } = pairOf(links);
	const hers = await phoneOf(browser, mentor);
	const driver = await phoneOf(browser, otherPairs(links, mentee));
	await openMeeting(hers);
	for (const page of [hers, driver]) await expect.poll(() => keysOn(page)).toBeTruthy();
	school.network.turn('refuse');
	await expect(chip(hers)).toContainText(/Сервер не отвечает|Без интернета/);
	await editTopic(hers, words);
	await expect(chip(hers)).toContainText(/·\s*1/);
	await hers.goto(new URL('/more/give-file', school.address).href);
	const file = await fileBy(hers, /С оказией, на сервер/);

	await takeFile(driver, file);
	await expect(driver.getByText('Файл не для вас')).toBeVisible();
	await driver.getByRole('button', { name: 'Взять с собой' }).click();
	await expect(driver.getByText('Взято с собой')).toBeVisible();
	await driver.goto(new URL('/more/give-file', school.address).href);
	await expect(driver.getByText(/Несёте с оказией: 1\sпакет \(\d+\sКБ\)/)).toBeVisible();
	await hasNoBarriers(driver);
	expect(await placesHolding(driver, [words])).toEqual([]);

	const author = await personOn(hers);
	await goOffline(school, hers);
	await networkIsBack(school, browser);
	await expectWrittenBy(school, author);
	await expect(driver.getByText(/Ответ на пакет/)).toBeVisible({ timeout: 60_000 });
	const answer = await fileBy(driver, /Ответ на пакет/);
	await takeFile(hers, answer);
	await hers.getByRole('button', { name: 'Отметить' }).click();
	await expect(chip(hers)).not.toContainText(/·\s*1/);
});

test('a file that another app shares opens on its screen, without a network too', async ({
	browser,
	school
}) => {
	const { mentee } = pairOf(await school.loadDemo());
	const his = await phoneOf(browser, mentee);
	school.network.turn('refuse');
	await his.evaluate(() => {
		const form = document.createElement('form');
		Object.assign(form, { action: '/shared', method: 'POST', enctype: 'multipart/form-data' });
		const input = document.createElement('input');
		Object.assign(input, { type: 'file', name: 'file' });
		const carried = new DataTransfer();
		carried.items.add(new File(['Просто письмо'], 'letter.txt', { type: 'text/plain' }));
		input.files = carried.files;
		form.append(input);
		document.body.append(form);
		form.submit();
	});
	await expect(his.getByText('Это не файл «Тропы» с записями')).toBeVisible();
	await his.reload();
	await expect(his.getByLabel('Файл с записями')).toBeVisible();
	await expect(his.getByText('Это не файл «Тропы» с записями')).toHaveCount(0);
});

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
const topic = (page: Page) => page.getByRole('textbox', { name: 'Тема' });

function pairOf(links: readonly DemoLink[]): { mentor: DemoLink; mentee: DemoLink } {
	const mentor = links.find(({ role }) => role === 'mentor');
	const mentee = links.find(
		({ role, organisation }) => role === 'mentee' && organisation === mentor?.organisation
	);
	if (!mentor || !mentee) throw new Error('the demo district has no pair');
	return { mentor, mentee };
}

function otherPairs(links: readonly DemoLink[], mentee: DemoLink): DemoLink {
	const other = links.findLast(({ role, name }) => role === 'mentee' && name !== mentee.name);
	if (!other) throw new Error('the demo district has one pair only');
	return other;
}

async function openMeeting(page: Page): Promise<string> {
	await page.getByRole('link', { name: 'Встречи', exact: true }).click();
	await page.getByText('Подтвердили оба').first().click();
	await expect(topic(page)).toBeVisible();
	await expect(chip(page)).toContainText(/\d\d:\d\d/);
	return page.url();
}

async function editTopic(page: Page, text: string): Promise<void> {
	await topic(page).fill(text);
	await topic(page).blur();
}

async function fileBy(page: Page, name: RegExp): Promise<string> {
	const waiting = page.waitForEvent('download');
	await page.getByRole('button', { name }).click();
	return readFile(await (await waiting).path(), 'utf8');
}

async function takeFile(page: Page, text: string): Promise<void> {
	await page.goto(new URL('/more/take-file', page.url()).href);
	await page
		.getByLabel('Файл с записями')
		.setInputFiles({ name: 'tropa.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
}

async function knowEachOther(...pages: readonly Page[]): Promise<void> {
	for (const page of pages) {
		await expect
			.poll(async () => (await keysOn(page))?.pairs[0]?.members[0]?.devices.length, {
				timeout: 30_000
			})
			.toBe(1);
	}
}

function personOn(page: Page): Promise<string> {
	return page.evaluate(() => {
		const account = localStorage.getItem('tropa:account') ?? '{}';
		return (JSON.parse(account) as { person: { id: string } }).person.id;
	});
}

/** Looked for from before it comes: a row of the log stands for itself only until its document is folded. */
function expectWrittenBy(school: School, author: string): Promise<void> {
	return expect
		.poll(() => authorsOf(school, words), { intervals: [50], timeout: 60_000 })
		.toEqual([author]);
}

/** Who the server says has written these words: each row of its log that holds them. */
function authorsOf({ folder }: School, text: string): readonly string[] {
	const db = new DatabaseSync(join(folder, 'tropa.db'), { readOnly: true });
	try {
		const rows = db.prepare('SELECT "authorId", "update" FROM log').all();
		return rows
			.filter((row) => Buffer.from(row['update'] as Uint8Array).includes(text))
			.map((row) => String(row['authorId']));
	} finally {
		db.close();
	}
}
