import AxeBuilder from '@axe-core/playwright';
import { expect } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { hold, putLens } from './lens.ts';
import { enter, test } from './school.ts';
import type { DemoLink, School } from './school.ts';

test('two phones without a network show each other codes: both have both edits, and the meeting is confirmed by both', async ({
	browser,
	school
}) => {
	const [hers, his] = await pairOfPhones(browser, school);
	school.network.turn('refuse');
	// His phone does not know of the meeting, and hers does not know of his step.
	await hers.goto(new URL('/record', school.address).href);
	await hers.getByRole('button', { name: 'Готово' }).click();
	await hers.getByRole('textbox', { name: 'Тема' }).fill('Открытый урок без интернета');
	await hers.getByRole('textbox', { name: 'Тема' }).blur();
	await addStep(his, school, 'Шаг, записанный в дороге');

	await hers.getByRole('link', { name: 'Сверить по QR' }).click();
	await expect(hers.getByText('встреча будет подтверждена от вашего имени')).toBeVisible();
	await isAccessible(hers);
	await hers.getByRole('button', { name: 'Показать QR' }).click();
	await expect(hers.getByRole('heading', { name: 'Покажите этот код' })).toBeFocused();
	await isAccessible(hers);

	await chip(his).click();
	await his.getByRole('link', { name: 'Сверить по QR' }).click();
	await his.getByRole('button', { name: 'Сканировать' }).click();
	await expect(his.getByRole('heading', { name: 'Сканируйте код' })).toBeFocused();
	await isAccessible(his);
	await hold(hers, his);
	await expect(his.getByText(/Получено: \d+\sправ/)).toBeVisible();
	await expect(his.getByText('Ваши правки ещё не приняты напарником')).toBeVisible();
	await expect(his.getByText(/от вашего имени: Рабочая встреча, сегодня/)).toBeVisible();
	await isAccessible(his);

	await his.getByRole('button', { name: 'Показать QR в ответ' }).click();
	await hers.getByRole('button', { name: 'Сканировать ответ' }).click();
	await hold(his, hers);
	await expect(hers.getByText(/Сверились в \d\d:\d\d: получено \d+\sправ/)).toBeVisible();
	await expect(hers.getByText('Встреча подтверждена обоими')).toBeVisible();
	await isAccessible(hers);

	// His phone waits for the word that his edits are on hers.
	await his.getByRole('button', { name: 'Сканировать ответ' }).click();
	await hers.getByRole('button', { name: 'Показать последний код' }).click();
	await hold(hers, his);
	await expect(his.getByText(/Сверились в \d\d:\d\d/)).toBeVisible();
	await expect(his.getByText('Встреча подтверждена обоими')).toBeVisible();

	await his.getByRole('link', { name: 'Открыть встречу' }).click();
	await expect(his.getByRole('textbox', { name: 'Тема' })).toHaveValue(
		'Открытый урок без интернета'
	);
	await expect(his.getByText('Вы подтвердили встречу')).toBeVisible();
	await expect(his.getByText(/Подтверждение есть/)).toBeVisible();
	await hers.goto(new URL('/programme', school.address).href);
	await expect(hers.getByText('Шаг, записанный в дороге')).toBeVisible();
});

test('without a camera, or with one that is forbidden, the screen says what to do', async ({
	browser,
	school
}) => {
	const [phone] = await pairOfPhones(browser, school);
	await phone.goto(new URL('/tally', school.address).href);
	for (const [name, words] of [
		['NotAllowedError', 'Камера для «Тропы» запрещена'],
		['NotFoundError', 'Камеры на этом устройстве нет'],
		['NotReadableError', 'Камера занята другой программой']
	] as const) {
		await phone.evaluate((failing) => {
			navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', failing));
		}, name);
		await phone.getByRole('button', { name: 'Сканировать' }).click();
		await expect(phone.getByText(words)).toBeVisible();
	}
	await isAccessible(phone);
	await phone.getByRole('link', { name: 'Передать файлом' }).click();
	await expect(phone.getByRole('heading', { level: 1, name: 'Передать файлом' })).toBeVisible();
});

/** Two phones that have met the server, and each of which the other can seal packets for. */
async function pairOfPhones(
	browser: Browser,
	school: School
): Promise<readonly [hers: Page, his: Page]> {
	const [mentor, mentee] = pairOf(await school.loadDemo());
	const phone = async (link: DemoLink): Promise<Page> => {
		const context = await browser.newContext();
		await putLens(context);
		return enter(context, link);
	};
	const [his, hers] = [await phone(mentee), await phone(mentor)];
	await meetServer(hers);
	// By now the server knows both; his phone is told of hers.
	await meetServer(his);
	return [hers, his];
}

/** With the keys of those for whom this phone may seal packets. */
async function meetServer(page: Page): Promise<void> {
	const told = page.waitForResponse((answer) => answer.url().endsWith('/api/packets/keys'));
	await page.reload();
	expect((await told).ok()).toBe(true);
	await expect(chip(page)).toHaveAccessibleName(/\d\d:\d\d/);
}

async function addStep(page: Page, school: School, words: string): Promise<void> {
	await page.goto(new URL('/programme', school.address).href);
	await page.getByRole('button', { name: 'Добавить шаг' }).first().click();
	const form = page.getByRole('dialog');
	await form.getByRole('textbox').first().fill(words);
	await form
		.getByRole('button', { name: /Добавить|Сохранить|Готово/ })
		.first()
		.click();
	await expect(page.getByText(words)).toBeVisible();
}

async function isAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });

function pairOf(links: readonly DemoLink[]): readonly [DemoLink, DemoLink] {
	const at = links.findIndex(({ role }) => role === 'mentor');
	const [mentor, mentee] = links.slice(at, at + 2);
	if (!mentor || !mentee) throw new Error('the demo district has no pair');
	return [mentor, mentee];
}
