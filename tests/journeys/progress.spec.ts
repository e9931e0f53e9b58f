import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { comeBack, goOffline } from './away.ts';
import { changeStage } from '../../src/lib/documents/roadmap/stages.ts';
import { readRoadmap } from '../../src/lib/documents/roadmap/read.ts';
import { deskOf, looksRight } from './desk.ts';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';
import { placesHolding } from './stored-bytes.ts';

const large = { width: 1366, height: 768 };

function linksOf(links: readonly DemoLink[], role: string): readonly [DemoLink, ...DemoLink[]] {
	const [first, ...rest] = links.filter((link) => link.role === role);
	if (!first) throw new Error(`the demo has no ${role}`);
	return [first, ...rest];
}

/** How many rows it is depends on the day on which somebody looks. */
const overdueInAll = /^Дорожная карта: просрочено — (\d+)/;

async function rowsOverdue(page: Page): Promise<number> {
	const text = await page.getByText(overdueInAll).first().textContent();
	return Number(overdueInAll.exec(text?.trim() ?? '')?.[1]);
}

/** What the server counts takes a moment after the district was made. */
async function untilShown(page: Page, text: RegExp, path = '/'): Promise<void> {
	await expect(async () => {
		await page.goto(new URL(path, page.url()).href);
		await expect(page.getByText(text).first()).toBeVisible({ timeout: 3000 });
	}).toPass({ timeout: 60_000 });
}

test('a curator sees at a glance who needs a word, and sees it without a network too', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const [curator] = linksOf(await school.loadDemo(), 'curator');
	const page = await phoneOf(browser, curator);
	await untilShown(page, overdueInAll);
	const overdue = await rowsOverdue(page);
	expect(overdue).toBeGreaterThan(1);
	await untilShown(page, /^И ещё: \d$/);
	const attention = page.getByRole('region', { name: /^Требует внимания \d/ });
	await attention.getByRole('button', { name: /^И ещё: / }).press('Enter');
	const fifth = attention.getByRole('listitem').nth(4);
	await expect(fifth.getByRole('link')).toBeFocused();
	await expect(attention.getByRole('button')).toHaveCount(0);
	await page.getByRole('link', { name: /^Вся сводка школы/ }).click();
	await expect(page.getByRole('heading', { name: 'Пары' })).toBeVisible();
	await untilShown(page, /^6\sвстреч/, '/progress');
	const ofStages = await page.getByRole('link', { name: /^просрочено: \d+$/ }).allTextContents();
	const numbers = ofStages.map((text) => Number(/\d+/.exec(text)?.[0]));
	expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(overdue);
	await looksRight(page, 'progress-school');
	await goOffline(school, page);
	await page.goto(`${school.address}/progress`);
	await expect(page.getByText(/^6\sвстреч/).first()).toBeVisible();
	await expect(page.getByText(/Данные школы — на/)).toBeVisible();
	await page.getByRole('link', { name: 'Связь с участниками' }).click();
	await expect(page.getByRole('heading', { name: /^Давно не на связи/ })).toBeVisible();
	await looksRight(page, 'participants');
	await comeBack(page);
	await page.goto(`${school.address}/progress`);
	await page
		.getByRole('link', { name: /^Кедрина Ольга Павловна/ })
		.last()
		.click();
	await expect(page).toHaveURL(/\/pairs\//);

	// Each number opens what it counts.
	for (const [number, records] of [
		[/^6\sвстреч/, /\/pairs\/.*show=meetings/],
		[/^\d+ из \d+\sшаг/, /\/programme\//],
		[/^просрочено: \d/, /\/roadmap\/.*stage=.*show=overdue/]
	] as const) {
		await page.goto(`${school.address}/progress`);
		await page.getByRole('link', { name: number }).first().click();
		await expect(page).toHaveURL(records);
	}
	await page.goBack();
	await page
		.getByRole('link', { name: /^6\sвстреч/ })
		.first()
		.click();
	await expect(page.getByRole('tab', { name: 'Встречи', selected: true })).toBeVisible();
});

test('[§5.2] a district has the numbers of all schools, and of their people not a byte', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const links = await school.loadDemo();
	const [district] = linksOf(links, 'mun_curator');
	// Who stands in a roadmap as responsible stands there for the district too.
	const mentors = linksOf(links, 'mentor').filter(
		({ name }) => !/Кедрина|Ясенкова|Чабрецова/.test(name)
	);
	const surnames = [...mentors, ...linksOf(links, 'mentee')].map(({ name }) => name.split(' ')[0]!);
	const page = await phoneOf(browser, district);
	const told: string[] = [];
	page.on('response', (response) => {
		if (!response.url().includes('/api/')) return;
		void response.text().then(
			(text) => told.push(text),
			() => undefined
		);
	});
	await untilShown(page, /^Школы, которым нужна помощь/);
	await untilShown(page, /^просрочено: \d+$/);
	await expect(page.getByText('Школа села Верхние Кедры').first()).toBeVisible();
	await looksRight(page, 'progress-district');
	expect(told.some((text) => text.includes('Верхние Кедры'))).toBe(true);
	expect(surnames.filter((surname) => told.some((text) => text.includes(surname)))).toEqual([]);
	expect(await placesHolding(page, surnames)).toEqual([]);

	const [own, other] = linksOf(links, 'curator');
	const office = await phoneOf(browser, other!);
	await untilShown(office, overdueInAll);
	const overdue = `просрочено: ${await rowsOverdue(office)}`;
	await expect(page.getByText(overdue, { exact: true }).first()).toBeVisible();
	const foreign = links
		.filter((link) => link.organisation === own.organisation)
		.map(({ name }) => name.split(' ')[0]!);
	expect(foreign.length).toBeGreaterThan(5);
	expect(await placesHolding(office, foreign)).toEqual([]);
});

test('a district sees the stages of all schools side by side, and each number opens its rows', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const links = await school.loadDemo();
	const [district] = linksOf(links, 'mun_curator');
	const own = await deskOf(school, linksOf(links, 'curator')[0]);
	const last = readRoadmap(own.doc).stages.at(-1)!;
	changeStage(own.doc, last.id, { title: 'Свой путь' });
	const page = await phoneOf(browser, district);
	await page.setViewportSize(large);
	await untilShown(page, /^Другие этапы$/);
	own.close();
	const table = page.getByRole('region', { name: 'Школы: дорожная карта по этапам' });
	await expect(table.getByRole('columnheader')).toHaveText([
		'Школа',
		'Вся карта',
		...['1 Готовим условия', '2 Узнаём, кому нужна помощь', '3 Подбираем пары'],
		...['4 Работаем в парах', '5 Подводим итоги', 'Другие этапы']
	]);
	const row = table.getByRole('row', { name: /^Школа № 1 / });
	await expect(row.getByRole('img', { name: 'такого этапа нет' })).toBeVisible();
	await expect(row.getByText('5 Свой путь: 0 из 4')).toBeVisible();
	await expect(row.getByRole('cell').nth(2)).toHaveText(/^\s*2 из 3\s*просрочено: 1\s*$/);
	await looksRight(page, 'district-stages');
	await page.setViewportSize(large);

	await goOffline(school, page);
	await page.goto(`${school.address}/`);
	await expect(page.getByText(/Данные — на/)).toBeVisible();
	await row.getByRole('cell').nth(2).getByRole('link', { name: 'просрочено: 1' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Найдено' })).toHaveText(/1/);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goBack();
	await page.getByRole('tab', { name: 'Пары' }).click();
	await expect(page.getByRole('region', { name: 'Школы: пары, программы, встречи' })).toBeVisible();
	await page.setViewportSize({ width: 360, height: 640 });
	await page.getByRole('tab', { name: 'Дорожные карты' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: /^3\sПодбираем пары/ })).toHaveCount(3);
});
