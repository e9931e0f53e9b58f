/**
 * A roadmap of 500 activities over three years with the processor slowed four times: brought in from a
 * spreadsheet, looked through, searched and edited on a large screen and on a phone. Reports how long
 * the import took and the longest task of each deed; nothing fails by them.
 */
import type { Page } from 'playwright';
import { toXlsx } from '../import/support/paper.ts';
import type { Paper } from '../import/support/paper.ts';
import { BuiltApp, longestTask, slowed, slowness, watchTasks } from './built-app.ts';

const activities = 500;
const stages = 10;
const large = { width: 1366, height: 768 };
const phone = { width: 360, height: 640 };

await using app = await BuiltApp.start();
const { context, page } = await app.enter('curator', large);
await watchTasks(page);
const slow = await slowed(context, page);
console.log(`A roadmap of ${activities} activities over three years, ${slowness}× slowed:`);
await measureImport(page);
await measureTable(page);
await page.setViewportSize(phone);
await measureTrail(page);
await slow.detach();

async function measureImport(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Дорожная карта' }).first().click();
	await page.getByRole('button', { name: 'Действия с дорожной картой' }).click();
	await page
		.getByRole('dialog')
		.getByRole('link', { name: /Внести из Word или Excel/ })
		.click();
	const buffer = Buffer.from(toXlsx(threeYears()));
	const input = page.locator('input[type=file]');
	const bringIn = page.getByRole('button', { name: /^Внести \d+/ });
	await task('a spreadsheet is read and its rows are shown', async () => {
		await input.setInputFiles({ name: 'карта.xlsx', mimeType: 'application/zip', buffer });
		await bringIn.waitFor();
	});
	await task('the rows are brought in', async () => {
		await bringIn.click();
		await page.getByRole('link', { name: 'К дорожной карте' }).waitFor();
	});
}

async function measureTable(page: Page): Promise<void> {
	const grid = page.getByRole('grid');
	await task('the table opens', async () => {
		await page.getByRole('link', { name: 'К дорожной карте' }).click();
		await grid.waitFor();
		await settled(page);
	});
	await task('the table is scrolled', () => scrolled(page));
	await task('the table is searched', () => searched(page));
	await task('a cell of the table is edited', () => typed(page));
	await task('the year opens', async () => {
		await page.getByRole('tab', { name: 'Год' }).click();
		await settled(page);
	});
	await task('the year is scrolled', () => scrolled(page));
	await task('the year is searched', () => searched(page));
	await task('the papers open', async () => {
		await page.getByRole('tab', { name: 'Документы' }).click();
		await settled(page);
	});
	await task('the papers are scrolled', () => scrolled(page));
}

async function measureTrail(page: Page): Promise<void> {
	await task('the trail opens', async () => {
		await page.getByRole('tab', { name: 'Тропа' }).click();
		await settled(page);
	});
	await task('the trail is scrolled', () => scrolled(page));
	await task('the trail is searched', () => searched(page));
	for (const lot of [/^Сейчас/, /^Без срока/, /^Все/])
		await task(`the trail shows ${lot.source}`, async () => {
			await page.getByRole('radio', { name: lot }).check();
			await settled(page);
		});
	await task('an activity opens', async () => {
		await page.locator('main a[href*="/activities/"]').first().click();
		await page.getByRole('heading', { name: 'Обсуждение' }).waitFor();
	});
	await task('a state is chosen', async () => {
		await page.getByRole('button', { name: /Изменить состояние/ }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'В работе' }).click();
		await settled(page);
	});
	await task('back to the trail', async () => {
		await page.getByRole('link', { name: 'Назад' }).click();
		await page.getByRole('searchbox').waitFor();
		await settled(page);
	});
}

async function searched(page: Page): Promise<void> {
	const question = page.getByRole('searchbox');
	await question.pressSequentially('заседание', { delay: 60 });
	await settled(page);
	for (let letter = 0; letter < 9; letter++) await question.press('Backspace');
	await settled(page);
}

async function typed(page: Page): Promise<void> {
	await page.locator('[data-column="title"]').nth(20).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.type(' и подвести итоги', { delay: 60 });
	await page.keyboard.press('Tab');
	await page.keyboard.press('Escape');
	await settled(page);
}

/** To the end and back, as fast as a thumb flings it. */
async function scrolled(page: Page): Promise<void> {
	await page.mouse.move(180, 400);
	for (const step of [400, -800])
		for (let turn = 0; turn < 60; turn++) {
			await page.mouse.wheel(0, step);
			await page.evaluate(() => new Promise(requestAnimationFrame));
		}
	await settled(page);
}

/** Nothing more comes: half a second without a long task. */
async function settled(page: Page): Promise<void> {
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				let quiet = 0;
				let last = performance.now();
				const look = (): void => {
					const now = performance.now();
					quiet = now - last < 50 ? quiet + 1 : 0;
					last = now;
					if (quiet > 15) resolve();
					else requestAnimationFrame(look);
				};
				requestAnimationFrame(look);
			})
	);
}

async function task(what: string, deed: () => Promise<void>): Promise<void> {
	await longestTask(page);
	const from = performance.now();
	await deed();
	const ms = Math.round(performance.now() - from);
	console.log(`${what}: ${ms} ms, longest task ${await longestTask(page)} ms (budget 200 ms)`);
}

function threeYears(): Paper {
	const deeds = [
		['Провести заседание методического совета', 'Протокол', 'Методист'],
		['Посетить уроки в парах наставников', 'Карты посещения уроков', 'Наставники'],
		['Собрать запросы педагогов и изучить их', 'Справка', 'Куратор'],
		['Обновить раздел о наставничестве на сайте', 'Страница сайта', 'Ответственный за сайт'],
		['Издать приказ об утверждении пар', 'Приказ', 'Директор']
	] as const;
	const terms = ['сентябрь', 'ежемесячно', 'до 15 октября', 'в течение года', 'ноябрь - март', ''];
	const rows = Array.from({ length: activities }, (_, at) => {
		const [title, result, responsible] = deeds[at % deeds.length]!;
		const year = 2026 + (at % 3);
		const term = terms[at % terms.length]!;
		const dated = term === 'сентябрь' ? `${term} ${year}` : term;
		return [`${at + 1}`, `${title}: занятие ${at + 1}`, dated, responsible, result];
	});
	const perStage = activities / stages;
	return {
		before: ['Дорожная карта наставничества', 'на 2026-2029 годы', ''],
		rows: [
			['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные', 'Ожидаемый результат'],
			...Array.from({ length: stages }, (_, at) => [
				[{ text: `Этап ${at + 1}. Работа по направлению ${at + 1}`, columns: 5 }],
				...rows.slice(at * perStage, (at + 1) * perStage)
			]).flat()
		],
		after: []
	};
}
