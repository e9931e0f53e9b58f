import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { hasNoBarriers } from './barriers.ts';
import { firstPairOf, phoneOf, test, networkIsBack } from './school.ts';

test.describe('two phones of one pair', () => {
	test('write one note without a network, meet again, and both texts are there', async ({
		browser,
		school
	}) => {
		const { mentor, mentee } = firstPairOf(await school.loadDemo());
		const hers = await phoneOf(browser, mentor);
		const his = await phoneOf(browser, mentee);
		const address = await openFirstMeeting(hers);
		await openNote(his, address);

		school.network.turn('refuse');
		await expect(chip(hers)).toContainText(/Сервер не отвечает|Без интернета/);
		await write(hers, 'Наставник пишет в дороге. ');
		await write(his, 'Наставляемый пишет дома. ');
		await expect(chip(hers)).toContainText(/·\s*\d/);
		await expect(chip(his)).toContainText(/·\s*\d/);

		// Closed in the middle of a word, by a phone too slow to say that anything is saved, and opened
		// again in the village: the app, the note and her words are on the phone.
		const keys = await hers.context().newCDPSession(hers);
		await keys.send('Emulation.setCPUThrottlingRate', { rate: 20 });
		await write(hers, 'Поезд подходит. ');
		await hers.getByLabel('Итог').pressSequentially('Едем вмес');
		await hers.reload({ waitUntil: 'commit' });
		await keys.send('Emulation.setCPUThrottlingRate', { rate: 1 });
		await expect(note(hers)).toContainText('Наставник пишет в дороге. Поезд подходит.');
		await expect(hers.getByLabel('Итог')).toHaveValue(/Едем вмес/);

		await networkIsBack(school, browser);
		for (const page of [hers, his]) {
			await expect(note(page)).toContainText('Наставник пишет в дороге.', { timeout: 60_000 });
			await expect(note(page)).toContainText('Наставляемый пишет дома.', { timeout: 60_000 });
			await expect(chip(page)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });
		}
		expect(await wordsIn(hers)).toBe(await wordsIn(his));
	});

	test('see each other write, letter by letter, with a caret and a name', async ({
		browser,
		school
	}) => {
		const { mentor, mentee } = firstPairOf(await school.loadDemo());
		const hers = await phoneOf(browser, mentor);
		const his = await phoneOf(browser, mentee);
		const address = await openFirstMeeting(hers);
		await openNote(his, address);
		await write(hers, 'Начнём с цели. ');
		await expect(note(his)).toContainText('Начнём с цели.');
		const name = mentor.name.split(' ')[1] ?? '';
		// A word of presence that got lost is said again within a quarter of a minute.
		await expect(note(his).locator('.caret')).toContainText(name, { timeout: 30_000 });

		await his.close();
		await expect(note(hers).locator('.caret')).toHaveCount(0);
	});

	test('what one writes while the other removes the meeting stays, for both', async ({
		browser,
		school
	}) => {
		const { mentor, mentee } = firstPairOf(await school.loadDemo());
		const hers = await phoneOf(browser, mentor);
		const his = await phoneOf(browser, mentee);
		const address = await openFirstMeeting(hers);
		await openNote(his, address);
		school.network.turn('refuse');
		await hers.getByRole('button', { name: 'Удалить встречу' }).click();
		await expect(hers.getByText('Эта встреча удалена')).toBeVisible();
		await his.getByLabel('Итог').fill('Договорились о главном');
		await expect(chip(his)).toContainText(/·\s*\d/);

		await networkIsBack(school, browser);
		for (const page of [hers, his]) {
			await expect(page.getByLabel('Итог')).toHaveValue('Договорились о главном', {
				timeout: 60_000
			});
			await expect(page.getByText('Эту встречу удалили на одном устройстве')).toBeVisible();
		}
		await hers.getByRole('button', { name: 'Удалить встречу' }).click();
		await expect(his.getByText('Эта встреча удалена')).toBeVisible();
		await his.getByRole('button', { name: 'Вернуть встречу' }).click();
		await expect(hers.getByLabel('Итог')).toHaveValue('Договорились о главном');
	});

	test('undo takes back only what one wrote oneself', async ({ browser, school }) => {
		const { mentor, mentee } = firstPairOf(await school.loadDemo());
		const hers = await phoneOf(browser, mentor);
		const his = await phoneOf(browser, mentee);
		const address = await openFirstMeeting(hers);
		await openNote(his, address);
		await write(hers, 'Её слова. ');
		await expect(note(his)).toContainText('Её слова.');
		await write(his, 'Его слова. ');
		await expect(note(hers)).toContainText('Его слова.');
		await note(hers).press('Control+z');
		await expect(note(hers)).not.toContainText('Её слова.');
		await expect(note(hers)).toContainText('Его слова.');
		await expect(note(his)).not.toContainText('Её слова.');
	});

	test('with the server down the app starts, by its front door and by a deep link', async ({
		browser,
		school
	}) => {
		const { mentor } = firstPairOf(await school.loadDemo());
		const phone = await phoneOf(browser, mentor);
		const address = await openFirstMeeting(phone);
		await school.kill();
		const another = await phone.context().newPage();
		await another.goto(address);
		await expect(note(another)).toBeVisible();
		await another.goto(new URL('/programme', address).href);
		await expect(another.getByRole('heading', { level: 1, name: 'Программа' })).toBeVisible();
		await another.goto(new URL('/roadmap', address).href);
		await expect(another.getByRole('heading', { name: /^Дорожная карта/ }).first()).toBeVisible();
		await another.goto(new URL('/net-takoj', address).href);
		await expect(another.getByRole('link', { name: /Сегодня|На главную/ }).first()).toBeVisible();
	});

	test('the curator sees what the pair planned, and not what it talked about', async ({
		browser,
		school
	}) => {
		const links = await school.loadDemo();
		const { mentor, curator } = firstPairOf(links);
		const hers = await phoneOf(browser, mentor);
		await hers.goto(new URL('/programme', mentor.address).href);
		await hers.getByRole('button', { name: 'Добавить шаг' }).first().click();
		const form = hers.getByRole('dialog');
		await form.getByRole('textbox').first().fill('Показать открытый урок в декабре');
		await form
			.getByRole('button', { name: /Добавить|Сохранить|Готово/ })
			.first()
			.click();
		await expect(hers.getByText('Показать открытый урок в декабре')).toBeVisible();
		await expect(chip(hers)).toHaveAccessibleName(/\d\d:\d\d/);

		const office = await phoneOf(browser, curator);
		await office.goto(new URL('/pairs', curator.address).href);
		await office.getByRole('link', { name: new RegExp(mentor.name.split(' ')[0] ?? '') }).click();
		await expect(office.getByText('Показать открытый урок в декабре').first()).toBeVisible();
		await expect(office.getByRole('textbox', { name: /заметки/i })).toHaveCount(0);

		const [, pairId = ''] = /\/pairs\/([^/?]+)/.exec(office.url()) ?? [];
		await office.evaluate(pause, pairId);
		await hers.goto(new URL('/', mentor.address).href);
		await expect(hers.getByText('Работа пары приостановлена')).toBeVisible();
		await hasNoBarriers(hers);
	});
});

async function pause(pairId: string): Promise<void> {
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify({ state: 'paused' });
	const answer = await fetch(`/api/pairs/${pairId}/state`, { method: 'POST', headers, body });
	if (!answer.ok) throw new Error(`not paused: ${answer.status}`);
}

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
const note = (page: Page) => page.getByRole('textbox', { name: /Общие заметки/ });

/** What stands in the note, without the carets of those who are writing. */
function wordsIn(page: Page): Promise<string> {
	return note(page).evaluate((shown) => {
		const words = shown.cloneNode(true) as HTMLElement;
		for (const caret of words.querySelectorAll('.caret')) caret.remove();
		return words.innerText.trim();
	});
}

async function openFirstMeeting(page: Page): Promise<string> {
	await page.getByRole('link', { name: 'Встречи', exact: true }).click();
	await page.getByText('Подтвердили оба').first().click();
	await expect(note(page)).toBeVisible();
	return page.url();
}

async function openNote(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await expect(note(page)).toBeVisible();
}

async function write(page: Page, words: string): Promise<void> {
	await note(page).click();
	await note(page).press('Control+End');
	await note(page).pressSequentially(words);
}
