import { expect } from 'playwright/test';
import type { Locator, Page } from 'playwright/test';
import { goOffline } from './away.ts';
import { looksRight } from './desk.ts';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';

function linkOf(links: readonly DemoLink[], role: string): DemoLink {
	const found = links.find((link) => link.role === role);
	if (!found) throw new Error(`the demo has no ${role}`);
	return found;
}

/** What the server counts takes a moment after the district was made. */
async function untilShown(page: Page, wanted: Locator): Promise<void> {
	await expect(async () => {
		await page.goto(new URL('/', page.url()).href);
		await expect(wanted).toBeVisible({ timeout: 3000 });
	}).toPass({ timeout: 60_000 });
}

async function photo(page: Page, name: string): Promise<void> {
	const folder = process.env.SHOTS_FOLDER;
	if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('a mentor sees the week of the pair without a network, and puts its card away until Monday', async ({
	browser,
	school
}) => {
	test.setTimeout(120_000);
	const page = await phoneOf(browser, linkOf(await school.loadDemo(), 'mentor'));
	await page.getByRole('button', { name: 'Начать работу' }).click();
	const card = page.getByRole('region', { name: 'Неделя' });
	await expect(card).toContainText(/За неделю: \d+\sвстреч/);
	await looksRight(page, 'week-card');
	await card.getByRole('link', { name: 'Открыть' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Неделя' })).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Дела до/ })).toBeVisible();
	await looksRight(page, 'week-pair');
	await goOffline(school, page);
	await page.goto(`${school.address}/week`);
	const was = page.getByRole('list', { name: /^Что было с/ });
	const ahead = page.getByRole('list', { name: /^Дела до/ });
	await expect(was.or(ahead).first()).toBeVisible();
	await ahead.getByRole('link').first().click();
	await expect(page).toHaveURL(/\/(meetings|programme)\//);
	await page.goto(school.address);
	await card.getByRole('button', { name: 'Убрать' }).click();
	await expect(card).toBeHidden();
	await page.reload();
	await expect(page.getByRole('link', { name: 'Записать встречу' })).toBeVisible();
	await expect(card).toBeHidden();
	await page.getByRole('link', { name: 'Ещё' }).click();
	await page.getByRole('link', { name: /^Неделя/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Неделя' })).toBeVisible();
});

test('a curator has what was done and what is due on one sheet, without a network and on paper', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const page = await phoneOf(browser, linkOf(await school.loadDemo(), 'curator'));
	const card = page.getByRole('region', { name: 'Неделя' });
	await untilShown(page, card);
	await expect(card).toContainText(/За неделю: \d+\sвстреч/);
	await looksRight(page, 'week-card-curator');
	await card.getByRole('link', { name: 'Открыть' }).click();
	const ahead = page.getByRole('list', { name: /^Дела до/ });
	await expect(ahead.getByText(/^Срок прошёл:/).first()).toBeVisible();
	await expect(page.getByText(/Данные школы — на/)).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Требует внимания/ })).toBeVisible();
	await looksRight(page, 'week-curator');
	await goOffline(school, page);
	await page.goto(`${school.address}/week`);
	await expect(page.getByText(/Данные школы — на/)).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Требует внимания/ })).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Распечатать' })).toBeHidden();
	await expect(ahead.getByText(/^Срок прошёл:/).first()).toBeVisible();
	await photo(page, 'week-curator-print');
	await page.emulateMedia({ media: 'screen' });
	await ahead.getByRole('link').first().click();
	await expect(page).toHaveURL(/\/(activities|monitoring|survey-desk|base)/);
});

test('a request that runs out stands in the week of the district and of each school that owes an answer', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const links = await school.loadDemo();
	const district = await phoneOf(browser, linkOf(links, 'mun_curator'));
	const card = district.getByRole('region', { name: 'Неделя' });
	await untilShown(district, card);
	await expect(card).toContainText(/На связи за неделю: \d+ из \d+/);
	await looksRight(district, 'week-card-district');
	await district.goto(`${school.address}/monitoring`);
	await district.getByRole('button', { name: 'Новый запрос' }).click();
	await district.getByLabel('Название запроса').fill('На 1 декабря');
	await district.getByRole('button', { name: 'Добавить строку' }).click();
	await district.getByRole('button', { name: 'Готово' }).click();
	await district.getByRole('button', { name: 'Открыть школам' }).click();
	await expect(district.getByText('Школы уже отвечают')).toBeVisible();
	await district.goto(`${school.address}/week`);
	const asked = district.getByRole('link', { name: /^На 1 декабря/ });
	await expect(asked).toContainText(/Срок: сегодня · не ответили: 3\sшколы/);
	await expect(
		district.getByRole('heading', { name: 'Школы, от которых нет вестей' })
	).toBeVisible();
	await looksRight(district, 'week-district');

	const curator = await phoneOf(browser, linkOf(links, 'curator'));
	await curator.goto(`${school.address}/week`);
	const owed = curator.getByRole('link', { name: /^На 1 декабря/ });
	await expect(owed).toContainText('Ответ району · Срок: сегодня');
	await owed.click();
	await expect(curator.getByText('Ещё не отправлено')).toBeVisible();
	await asked.click();
	await expect(district).toHaveURL(/\/monitoring\/requests\//);
});
