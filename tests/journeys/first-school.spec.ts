import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { hostsAskedBy } from './asked.ts';
import { foundSchool, readyOffline, test, networkIsBack } from './school.ts';
import type { School } from './school.ts';

test('from an empty server to a pair that has noted its first meeting', async ({
	browser,
	school
}) => {
	const office = await (await browser.newContext()).newPage();
	const phone = await (await browser.newContext()).newPage();
	const asked = [office, phone].map((page) => hostsAskedBy(page.context()));
	await startAndGoAway(office, school);
	await foundSchool(office, school, {
		school: 'Школа посёлка Ключи',
		curator: 'Полозова Мария Андреевна'
	});
	await office.getByRole('link', { name: 'Пары', exact: true }).first().click();
	await office.getByRole('link', { name: 'Добавить пару' }).click();
	await office.getByLabel('Наставник').fill('Ручьёва Анна Викторовна');
	await office.getByLabel('Наставляемый').fill('Луговой Пётр Сергеевич');
	await office.getByRole('button', { name: 'Создать пару и ссылки' }).click();
	await expect(office.getByText('Пара создана')).toBeVisible();
	const links = await office.getByText(/\/enter#/).allInnerTexts();
	expect(links).toHaveLength(2);

	await phone.goto(links[0] ?? '');
	await phone
		.getByRole('link', { name: 'Начать работу' })
		.or(phone.getByRole('button', { name: 'Начать работу' }))
		.click();
	await readyOffline(phone);
	// The secret is gone from the address and the history of this phone.
	expect(phone.url()).not.toContain('#');

	school.network.turn('refuse');
	await phone.getByRole('link', { name: 'Встречи', exact: true }).click();
	await phone.getByRole('link', { name: 'Записать встречу' }).first().click();
	await phone.getByRole('radio', { name: 'Знакомство' }).check();
	await phone
		.getByRole('button', { name: 'Состоялась' })
		.or(phone.getByRole('button', { name: 'Готово' }))
		.first()
		.click();
	await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(phone.getByRole('button', { name: /Связь и сохранность/ })).toContainText(/·\s\d/);

	await networkIsBack(school, browser);
	await expect(phone.getByRole('button', { name: /Связь и сохранность/ })).toContainText(
		/\d\d:\d\d/,
		{ timeout: 60_000 }
	);
	await office.getByRole('link', { name: 'Пары', exact: true }).first().click();
	await office.getByRole('link', { name: /Ручьёва/ }).click();
	await office.getByRole('tab', { name: 'Встречи' }).click();
	await expect(office.getByText('Знакомство')).toBeVisible({ timeout: 30_000 });

	// In all of this nobody else was asked anything, not even for a letter's shape.
	const own = new Set([new URL(office.url()).host]);
	for (const hosts of asked) expect(hosts).toEqual(own);
	const rules = office.locator('meta[http-equiv="content-security-policy"]');
	const [scripts] = /script-src [^;]*/.exec((await rules.getAttribute('content')) ?? '') ?? [];
	expect(scripts).toMatch(/^script-src 'self' 'sha256-/);
	expect(scripts).not.toContain('unsafe');
});

test('a link opened on a bad network goes on after a reload, and a wrong one leads back', async ({
	browser,
	school
}) => {
	const [somebody] = await school.loadDemo();
	if (!somebody) throw new Error('the demo district is empty');
	const phone = await (await browser.newContext()).newPage();
	school.network.turn('files-only');
	await phone.goto(somebody.address);
	await expect(phone.getByText('Ссылка ещё действует')).toBeVisible();
	await phone.reload();
	await expect(phone.getByText('Ссылка ещё действует')).toBeVisible();
	await networkIsBack(school, browser);
	await phone.getByRole('button', { name: 'Попробовать снова' }).click();
	await expect(phone.getByRole('button', { name: 'Начать работу' })).toBeVisible();
	// It is not tried a second time.
	expect(await phone.evaluate(() => sessionStorage.getItem('tropa:enter'))).toBeNull();
	await phone.reload();
	await expect(phone.getByRole('button', { name: 'Начать работу' })).toBeVisible();

	const other = await (await browser.newContext()).newPage();
	await other.goto(school.address);
	await other.getByLabel('Или вставьте ссылку сюда').fill(somebody.address.slice(0, -5));
	await other.getByRole('button', { name: 'Войти', exact: true }).click();
	await expect(other.getByText('Такой ссылки нет')).toBeVisible();
	await other.getByRole('button', { name: 'На главный экран' }).click();
	await expect(other.getByLabel('Или вставьте ссылку сюда')).toBeVisible();
});

test('before the app itself is on the phone nothing says that the network may go', async ({
	browser,
	school
}) => {
	const [mentor] = (await school.loadDemo()).filter(({ role }) => role === 'mentor');
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const phone = await context.newPage();
	await phone.goto(mentor?.address ?? '');
	await expect(phone.getByText('Ваши данные уже здесь, загружается само приложение')).toBeVisible();
	await expect(phone.getByText('можно работать без интернета')).toHaveCount(0);
	await phone.getByRole('button', { name: /Не ждать/ }).click();
	await expect(phone.getByRole('heading', { name: 'Сегодня' })).toBeVisible();
	await expect(phone.getByText('Ближайшая встреча')).toBeVisible();
	await expect(phone.getByText('можно работать без интернета')).toHaveCount(0);
});

test('a link that was used says so, with a way on', async ({ browser, school }) => {
	const used = await (await browser.newContext()).newPage();
	await foundSchool(used, school, {
		school: 'Школа посёлка Ключи',
		curator: 'Полозова Мария Андреевна'
	});

	const late = await (await browser.newContext()).newPage();
	await late.goto(await school.setupLink());
	await late.getByLabel('Название школы').fill('Другая школа');
	await late.getByLabel('Ваше имя').fill('Ольхов Сергей Петрович');
	await late.getByRole('button', { name: 'Создать школу' }).click();
	await expect(late.getByRole('alert')).toBeVisible();
});

/** Shut by mistake with a name half typed: the browser asks first, and the letters stay. */
async function startAndGoAway(page: Page, school: School): Promise<void> {
	await page.goto(await school.setupLink());
	await page.getByLabel('Ваше имя').click();
	await page.keyboard.type('Полозова');
	const question = page.waitForEvent('dialog');
	await page.close({ runBeforeUnload: true });
	const dialog = await question;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.dismiss();
	await expect(page.getByLabel('Ваше имя')).toHaveValue('Полозова');
	await page.getByLabel('Ваше имя').fill('');
}
