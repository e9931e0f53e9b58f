import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { setPin, toPhoneScreen, tryPin } from './pin.ts';
import { phoneOf, test, networkIsBack } from './school.ts';
import type { DemoLink } from './school.ts';
import { placesHolding } from './stored-bytes.ts';

const pin = '482915';
const words = 'Гречиха цветёт за околицей.';

test('a phone that was put down closes by itself: nothing is read, nothing is answered, and what was written leaves later', async ({
	browser,
	school
}) => {
	test.setTimeout(150_000);
	const mentor = mentorOf(await school.loadDemo());
	const phone = await phoneOf(browser, mentor);
	await phone.clock.install();
	await phone.reload();
	await setPin(phone, pin);
	await phone.getByRole('link', { name: 'Встречи', exact: true }).click();
	await phone.getByText('Подтвердили оба').first().click();
	await expect(note(phone)).toBeVisible();
	const address = phone.url();
	school.network.turn('refuse');
	await note(phone).click();
	await note(phone).press('Control+End');
	await note(phone).pressSequentially(words);

	await phone.clock.fastForward('04:40');
	await phone.keyboard.press('Shift');
	await phone.clock.fastForward('04:40');
	await expect(note(phone)).toContainText(words);
	await phone.clock.fastForward('00:40');
	// A fresh page, with nothing of hers in its memory.
	await phone.waitForURL(`${school.address}/`);
	await expect(closed(phone)).toBeVisible();
	expect(await placesHolding(phone, [words, mentor.name])).toEqual([]);
	for (const path of ['/more/phone', address]) {
		await phone.goto(new URL(path, school.address).href);
		await expect(closed(phone)).toBeVisible();
		await expect(phone.getByText(words)).toHaveCount(0);
	}
	// The session has gone to rest as soon as the server could be asked.
	await networkIsBack(school, browser);
	await phone.reload();
	await expect(async () => {
		const answer = await phone.request.get(`${school.address}/api/me`);
		expect(answer.status()).toBe(401);
	}).toPass();

	await tryPin(phone, pin);
	await expect(note(phone)).toContainText(words);
	await expect(chip(phone)).toContainText(/\d\d:\d\d/);
	expect((await phone.request.get(`${school.address}/api/me`)).status()).toBe(200);
});

test('a tab that lies idle stays open while somebody works in another, and both close when nobody does', async ({
	browser,
	school
}) => {
	test.setTimeout(150_000);
	const phone = await phoneOf(browser, mentorOf(await school.loadDemo()));
	const context = phone.context();
	await context.clock.install();
	await phone.reload();
	await setPin(phone, pin);
	await phone.getByRole('radio', { name: '2 минуты' }).check();
	const other = await context.newPage();
	await other.goto(school.address);
	await tryPin(other, pin);
	await expect(other.getByRole('navigation').first()).toBeVisible();

	for (let times = 0; times < 3; times++) {
		await context.clock.fastForward('01:40');
		await other.keyboard.press('Shift');
	}
	await expect(other.getByRole('navigation').first()).toBeVisible();
	await toPhoneScreen(phone);
	await expect(phone.getByText('Ваши записи на этом устройстве закрыты ПИНом')).toBeVisible();
	await context.clock.fastForward('02:10');
	await expect(closed(phone)).toBeVisible();
	await expect(closed(other)).toBeVisible();
});

function mentorOf(links: readonly DemoLink[]): DemoLink {
	const mentor = links.find(({ role }) => role === 'mentor');
	if (!mentor) throw new Error('the demo district has no mentor');
	return mentor;
}

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
const note = (page: Page) => page.getByRole('textbox', { name: /Общие заметки/ });
const closed = (page: Page) => page.getByRole('heading', { name: 'Кто вы?' });
