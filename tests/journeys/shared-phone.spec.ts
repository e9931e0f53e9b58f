import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { Locator, Page } from 'playwright/test';
import { hasNoBarriers } from './barriers.ts';
import { fillNewPin, lock, setPin, toPhoneScreen, tryPin } from './pin.ts';
import { enter, firstPairOf, phoneOf, test, networkIsBack } from './school.ts';
import type { DemoLink } from './school.ts';
import { filesHolding, placesHolding } from './stored-bytes.ts';

const [pin, newPin] = ['482915', '739164'];
const words = 'Гречиха цветёт за околицей.';

test('one phone, two people: what she wrote waits under her PIN, unread by anybody, and leaves when she is back', async ({
	browser,
	playwright,
	launchOptions,
	school
}) => {
	test.setTimeout(180_000);
	const { mentor, mentee, stranger } = castOf(await school.loadDemo());
	const folder = await mkdtemp(join(tmpdir(), 'tropa-profile-'));
	const options = { ...launchOptions, viewport: { width: 360, height: 640 }, locale: 'ru-RU' };
	const context = await playwright.chromium.launchPersistentContext(folder, options);
	const phone = await enter(context, mentor);
	await setPin(phone, pin);
	const address = await openFirstMeeting(phone);
	school.network.turn('refuse');
	await expect(chip(phone)).toContainText(/Сервер не отвечает|Без интернета/);
	await write(phone, words);
	await expect(chip(phone)).toContainText(/·\s*\d/);

	await lock(phone);
	await hasNoBarriers(phone);
	expect(await placesHolding(phone, [words, mentor.name])).toEqual([]);
	expect(await filesHolding(folder, [words])).toEqual([]);
	for (const address_ of ['/', '/programme', address]) {
		await phone.goto(new URL(address_, school.address).href);
		await expect(phone.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
		await expect(phone.getByText(words)).toHaveCount(0);
	}
	for (const wrong of ['000000', '123123', '654321']) {
		await tryPin(phone, wrong);
		await expect(phone.getByText('ПИН не подходит. Записи целы')).toBeVisible();
	}

	// Another person works on the same phone meanwhile.
	await networkIsBack(school, browser);
	await phone.getByRole('button', { name: /Войти другому человеку/ }).click();
	await phone.getByLabel('Или вставьте ссылку сюда').fill(stranger.address);
	await phone.getByRole('button', { name: 'Войти', exact: true }).click();
	await phone.getByRole('navigation').first().waitFor();
	await expect(chip(phone)).toContainText(/\d\d:\d\d/);
	expect(await placesHolding(phone, [words, mentor.name])).toEqual([]);
	await phone.goto(`${school.address}/more`);
	await expect(phone.getByText(stranger.name)).toBeVisible();
	await phone.getByRole('button', { name: /Выйти/ }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Выйти', exact: true }).click();
	await expect(phone.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
	await phone.waitForURL(`${school.address}/`);
	await expect(phone.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
	expect(await placesHolding(phone, [words, mentor.name, stranger.name])).toEqual([]);
	expect(await filesHolding(folder, [words])).toEqual([]);

	// She is back: her words are there, and go to her mentee without another sign-in.
	await phone.goto(address);
	await tryPin(phone, pin);
	await expect(note(phone)).toContainText(words);
	await expect(chip(phone)).toContainText(/\d\d:\d\d/);
	const his = await phoneOf(browser, mentee);
	await his.goto(address);
	await expect(note(his)).toContainText(words);
	await context.close();
	expect(await filesHolding(folder, [words])).toEqual([]);
	await rm(folder, { recursive: true });
});

test('a forgotten PIN: signed in again everything sent is back, and the rest opens when the PIN is remembered', async ({
	browser,
	school
}) => {
	test.setTimeout(150_000);
	const { mentor } = castOf(await school.loadDemo());
	const phone = await phoneOf(browser, mentor);
	const address = await openFirstMeeting(phone);
	await write(phone, 'Отправлено вовремя. ');
	await expect(chip(phone)).toContainText(/\d\d:\d\d/);
	await setPin(phone, pin);
	await hasNoBarriers(phone);
	await phone.goto(address);
	await tryPin(phone, pin);
	school.network.turn('refuse');
	await expect(chip(phone)).toContainText(/Сервер не отвечает|Без интернета/);
	await write(phone, words);
	await expect(chip(phone)).toContainText(/·\s*\d/);
	await lock(phone);
	await networkIsBack(school, browser);

	await phone.getByRole('button', { name: 'Не помню ПИН' }).click();
	await expect(phone.getByText(/останется на этом устройстве закрытым старым ПИНом/)).toBeVisible();
	await phone.goto(mentor.address);
	await expect(phone.getByText('Вход выполнен. Осталось открыть ваши записи')).toBeVisible();
	await phone.getByRole('button', { name: 'Не помню ПИН' }).click();
	await hasNoBarriers(phone);
	await fillNewPin(phone, newPin);
	await phone.getByRole('button', { name: 'Поставить ПИН' }).click();
	await phone.getByRole('navigation').first().waitFor();
	await phone.goto(address);
	await tryPin(phone, newPin);
	await expect(note(phone)).toContainText('Отправлено вовремя.');
	await expect(note(phone)).not.toContainText(words);

	await toPhoneScreen(phone);
	await expect(phone.getByText(/лежит неотправленное: \d/)).toBeVisible();
	await phone.getByRole('button', { name: 'Открыть старым ПИНом' }).click();
	const sheet = phone.getByRole('dialog');
	await sheet.getByLabel('Забытый ПИН').fill(pin);
	await sheet.getByRole('button', { name: 'Открыть старым ПИНом' }).click();
	await expect(phone.getByText('Записи открыты.')).toBeVisible();
	await phone.getByRole('link', { name: 'Встречи', exact: true }).click();
	await phone.getByText('Подтвердили оба').first().click();
	await expect(note(phone)).toContainText(words);
	await expect(chip(phone)).toContainText(/\d\d:\d\d/);
});

test('signing out with unsent edits is a choice: stay, under a PIN, or out of here with the file in hand', async ({
	browser,
	school
}) => {
	test.setTimeout(150_000);
	const { mentor } = castOf(await school.loadDemo());
	const phone = await phoneOf(browser, mentor);
	await openFirstMeeting(phone);
	school.network.turn('refuse');
	await expect(chip(phone)).toContainText(/Сервер не отвечает|Без интернета/);
	await write(phone, words);
	await expect(chip(phone)).toContainText(/·\s*\d/);
	const sheet = await openLeaving(phone);
	await expect(sheet.getByText(/На устройстве \d+\sнеотправленн/)).toBeVisible();
	await reachesEndOf(sheet);
	await sheet.getByRole('button', { name: 'Отправить и выйти' }).click();
	await expect(sheet.getByText(/Отправить не удалось/)).toBeVisible();
	await hasNoBarriers(phone);

	await sheet.getByRole('link', { name: /Поставить ПИН/ }).click();
	await phone.getByRole('button', { name: 'Поставить ПИН' }).click();
	await fillNewPin(phone, pin);
	await phone.getByRole('button', { name: 'Поставить ПИН' }).click();
	await expect(phone.getByText('Ваши записи на этом устройстве закрыты ПИНом')).toBeVisible();
	const again = await openLeaving(phone);
	await again.getByRole('button', { name: /изменения оставить под ПИНом/ }).click();
	await phone.waitForURL(`${school.address}/`);
	await expect(phone.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
	expect(await placesHolding(phone, [words, mentor.name])).toEqual([]);

	// The session has ended; the words are here all the same, and leave after signing in.
	const left = phone.waitForResponse('**/api/leave');
	await networkIsBack(school, browser);
	await phone.reload();
	await left;
	school.network.turn('refuse');
	await tryPin(phone, pin);
	await phone.getByRole('navigation').first().waitFor();
	await phone.getByRole('link', { name: 'Встречи', exact: true }).click();
	await phone.getByText('Подтвердили оба').first().click();
	await expect(note(phone)).toContainText(words);
	await networkIsBack(school, browser);
	await expect(chip(phone)).toContainText('Нужен вход', { timeout: 60_000 });
	await phone.goto(mentor.address);
	await tryPin(phone, pin);
	await expect(chip(phone)).toContainText(/\d\d:\d\d/);

	await toPhoneScreen(phone);
	await phone.getByRole('button', { name: 'Убрать ПИН' }).click();
	await phone.getByRole('textbox', { name: 'ПИН' }).fill(pin);
	await phone.getByRole('dialog').getByRole('button', { name: 'Убрать ПИН' }).click();
	await expect(phone.getByText('ПИН убран')).toBeVisible();
	school.network.turn('refuse');
	await openMeetingFromMenu(phone);
	await write(phone, 'В файл.');
	await expect(chip(phone)).toContainText(/·\s*\d/, { timeout: 60_000 });
	const last = await openLeaving(phone);
	const file = phone.waitForEvent('download');
	await last.getByRole('button', { name: 'Сохранить файлом' }).click();
	await file;
	await last.getByRole('button', { name: /стереть изменения отсюда/ }).click();
	await phone.waitForURL(`${school.address}/`);
	await expect(phone.getByRole('link', { name: 'Войти с паролем' })).toBeVisible();
	expect(await placesHolding(phone, [words, 'В файл.', mentor.name])).toEqual([]);
});

interface Cast {
	readonly mentor: DemoLink;
	readonly mentee: DemoLink;
	/** Of another school: nothing of the pair is theirs. */
	readonly stranger: DemoLink;
}

function castOf(links: readonly DemoLink[]): Cast {
	const { mentor, mentee } = firstPairOf(links);
	const stranger = links.find(
		({ role, organisation }) => role === 'mentor' && organisation !== mentor.organisation
	);
	if (!stranger) throw new Error('the demo district has no two schools');
	return { mentor, mentee, stranger };
}

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
const note = (page: Page) => page.getByRole('textbox', { name: /Общие заметки/ });

/** With letters of 200 % the buttons alone are higher than the smallest screen. */
async function reachesEndOf(sheet: Locator): Promise<void> {
	const page = sheet.page();
	const size = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	await page.evaluate(() => (document.documentElement.dataset.size = '200'));
	await sheet.hover();
	await page.mouse.wheel(0, 3000);
	await expect(sheet.getByRole('button', { name: 'Остаться' })).toBeInViewport();
	await page.evaluate(() => delete document.documentElement.dataset.size);
	if (size) await page.setViewportSize(size);
}

async function openLeaving(page: Page) {
	await page.getByRole('link', { name: 'Ещё', exact: true }).click();
	await page.getByRole('button', { name: /Выйти/ }).click();
	return page.getByRole('dialog');
}

async function openMeetingFromMenu(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Встречи', exact: true }).click();
	await page.getByText('Подтвердили оба').first().click();
	await expect(note(page)).toBeVisible();
}

async function openFirstMeeting(page: Page): Promise<string> {
	await openMeetingFromMenu(page);
	return page.url();
}

async function write(page: Page, text: string): Promise<void> {
	await note(page).click();
	await note(page).press('Control+End');
	await note(page).pressSequentially(text);
}
