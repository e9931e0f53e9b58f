import { expect } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { hasNoBarriers } from './barriers.ts';
import { hold, putLens } from './lens.ts';
import { enter, firstPairOf, test, networkIsBack } from './school.ts';
import type { DemoLink, School } from './school.ts';

test('two phones without a network show each other codes: both have both edits, and the meeting is confirmed by both', async ({
	browser,
	school
}) => {
	test.slow();
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
	await hasNoBarriers(hers);
	await hers.getByRole('button', { name: 'Показать QR' }).click();
	await expect(hers.getByRole('heading', { name: 'Покажите этот код' })).toBeFocused();
	await hasNoBarriers(hers);

	await chip(his).click();
	await his.getByRole('link', { name: 'Сверить по QR' }).click();
	await his.getByRole('button', { name: 'Сканировать' }).click();
	await expect(his.getByRole('heading', { name: 'Сканируйте код' })).toBeFocused();
	await hasNoBarriers(his);
	await hold(hers, his);
	await expect(his.getByText(/Получено: \d+\sправ/)).toBeVisible();
	await expect(his.getByText('Ваши правки ещё не приняты напарником')).toBeVisible();
	await expect(his.getByText(/от вашего имени: Рабочая встреча, сегодня/)).toBeVisible();
	await hasNoBarriers(his);

	await his.getByRole('button', { name: 'Показать QR в ответ' }).click();
	await hers.getByRole('button', { name: 'Сканировать ответ' }).click();
	await hold(his, hers);
	await expect(hers.getByText(/Сверились в \d\d:\d\d: получено \d+\sправ/)).toBeVisible();
	await expect(hers.getByText('Встреча подтверждена обоими')).toBeVisible();
	await hasNoBarriers(hers);

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

	// What stands on words that came by pictures goes to the server too, once there is a network.
	await networkIsBack(school, browser);
	for (const page of [hers, his])
		await expect(chip(page)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });
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
	await hasNoBarriers(phone);
	await phone.getByRole('link', { name: 'Передать файлом' }).click();
	await expect(phone.getByRole('heading', { level: 1, name: 'Передать файлом' })).toBeVisible();
});

/** Two phones that have met the server, and each of which the other can seal packets for. */
async function pairOfPhones(
	browser: Browser,
	school: School
): Promise<readonly [hers: Page, his: Page]> {
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
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

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
