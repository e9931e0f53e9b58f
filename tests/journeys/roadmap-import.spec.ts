import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { proposeRoadmap } from '#lib/import/propose.ts';
import { readGrid } from '#lib/import/read-file.ts';
import { comeBack, goOffline } from './away.ts';
import { toCsv, toDocx, toHtml, toXlsx } from '../import/support/paper.ts';
import type { Paper } from '../import/support/paper.ts';

import { barriersOn } from './barriers.ts';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';

/** Invented roadmaps, one of each layout that schools use; nobody in them is real. */
const columns = ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные', 'Ожидаемый результат'];
const first: Paper = {
	before: ['Дорожная карта наставничества', 'на 2026-2027 учебный год', ''],
	rows: [
		columns,
		[{ text: 'I. Подготовка', columns: 5 }],
		['1.1', 'Издать приказ о наставничестве', 'сентябрь', 'Рябинина О.Л.', 'Приказ'],
		['1.2', 'Собрать запросы педагогов', '', 'Рябинена О.Л.', 'Справка'],
		[{ text: 'II. Работа пар', columns: 5 }],
		['2.1', 'Посетить уроки в парах', 'октябрь - май', 'Костров Д.М.', 'Карты уроков'],
		['2.1', 'Провести круглый стол', 'вскоре', 'Костров Д.М.', 'Протокол']
	],
	after: ['', 'Список рассылки хранится у методиста']
};
const withoutResult: Paper = {
	before: ['План мероприятий по наставничеству', ''],
	rows: [
		['№', 'Наименование этапа', 'Содержание деятельности', 'Сроки', 'Ответственные'],
		['1', 'Подготовка', '1) Назначить куратора 2) Собрать пары', 'август', 'Директор'],
		['2', 'Итоги', 'Подвести итоги работы пар', 'май', 'Методист']
	],
	after: []
};
const sixColumns: Paper = {
	before: ['Дорожная карта школы наставника', ''],
	rows: [
		[...columns, 'Примечание'],
		['1', 'Открыть школу наставника', 'октябрь', 'Методист', 'План занятий', 'в библиотеке'],
		['2', 'Провести занятия', 'ежемесячно', 'Методист', 'Журнал', '']
	],
	after: []
};
const fourColumns: Paper = {
	before: ['Дорожная карта округа', ''],
	rows: [
		['Этап, мероприятия этапа', 'Длительность этапа', 'Ответственные', 'Результат'],
		[{ text: 'Этап 1. Запуск программы', columns: 4 }],
		['1.1. Утвердить положение', 'сентябрь', 'Управление образования', 'Приказ'],
		['1.2. Назначить кураторов', 'октябрь', 'Школы', 'Список']
	],
	after: []
};

const curatorOf = (links: readonly DemoLink[]): DemoLink => {
	const found = links.find(({ role }) => role === 'curator');
	if (!found) throw new Error('the demo has no curator');
	return found;
};

async function openWizard(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Дорожная карта' }).first().click();
	await page.getByRole('button', { name: 'Действия с дорожной картой' }).click();
	const menu = page.getByRole('dialog');
	await menu.getByRole('link', { name: /Внести из Word или Excel/ }).click();
	await page.getByRole('button', { name: 'Выбрать файл' }).waitFor();
}

async function give(page: Page, name: string, bytes: Uint8Array): Promise<void> {
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

async function correct(page: Page, row: string, field: string, text: string): Promise<void> {
	await page.getByRole('button', { name: new RegExp(`^Исправить: «.*${row}»$`) }).click();
	await page.getByRole('textbox', { name: field, exact: true }).fill(text);
	await page.getByRole('button', { name: 'Сохранить правку' }).click();
}

test('a curator brings in a Word table, puts warnings right, undoes it, and brings it in once more', async ({
	browser,
	school
}) => {
	test.setTimeout(240_000);
	const page = await phoneOf(browser, curatorOf(await school.loadDemo()));
	await page.setViewportSize({ width: 360, height: 640 });

	await test.step('what is no roadmap is refused with a sentence, and nothing happens', async () => {
		await openWizard(page);
		await give(page, 'пусто.docx', new Uint8Array());
		await expect(page.getByRole('alert')).toContainText('Файл пустой');
		await give(page, 'письмо.txt', Buffer.from('Уважаемые коллеги!'));
		await expect(page.getByRole('alert')).toContainText('нет таблицы дорожной карты');
	});

	await test.step('without a network the table is found, and two warnings are put right', async () => {
		await goOffline(school, page);
		await give(page, 'карта.docx', toDocx(first));
		await expect(page.getByText('Найдено: 4 мероприятия, 2 этапа')).toBeVisible();
		await expect(page.getByText('Номер «2.1» стоит у двух мероприятий.').first()).toBeVisible();
		await expect(page.getByText('Список рассылки хранится у методиста')).toBeVisible();
		expect(await barriersOn(page)).toEqual([]);
		await page.getByRole('button', { name: 'Да, везде «Рябинина О.Л.»' }).click();
		await expect(page.getByText('Это один человек?')).toHaveCount(0);
		await correct(page, 'Собрать запросы педагогов', 'Срок', 'до 15 октября');
		await correct(page, 'Провести круглый стол', 'Номер', '2.2');
		await correct(page, 'Провести круглый стол', 'Срок', 'май');
		await expect(page.getByText('Замечаний нет')).toBeVisible();
	});

	await test.step('it is brought in as one step that is undone as one', async () => {
		await page.getByRole('button', { name: 'Внести 4 строки' }).click();
		await expect(page.getByText('внесено: 4 мероприятия')).toBeVisible();
		await page.getByRole('button', { name: 'Отменить внесение' }).click();
		await expect(page.getByText('Внесение отменено')).toBeVisible();
	});

	await test.step('brought in again with a changed row, it updates and doubles nothing', async () => {
		await openWizard(page);
		await give(page, 'карта.docx', toDocx(first));
		await page.getByRole('button', { name: 'Внести 4 строки' }).click();
		await page.getByRole('button', { name: 'Другой документ' }).click();
		const rows = first.rows.map((row) =>
			row.map((cell) => (cell === 'октябрь - май' ? 'ноябрь - апрель' : cell))
		);
		await give(page, 'карта.xlsx', toXlsx({ ...first, rows }));
		await expect(page.getByText('Эта карта уже внесена раньше')).toBeVisible();
		await expect(page.getByText('Без изменений: 3.')).toBeVisible();
		await expect(page.getByText('ноябрь - апрель').first()).toBeVisible();
		await expect(page.locator('del', { hasText: 'октябрь - май' })).toBeVisible();
		await page.getByRole('button', { name: 'Обновить 1 строку' }).click();
		await expect(page.getByText('обновлено: 1 мероприятие')).toBeVisible();
		await comeBack(page);
	});
});

test('every layout is brought in, in every format and from the clipboard', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const page = await phoneOf(browser, curatorOf(await school.loadDemo()));
	await page.setViewportSize({ width: 1366, height: 768 });
	await openWizard(page);
	const papers = [
		['без результата.docx', toDocx(withoutResult), 3],
		['шесть столбцов.xlsx', toXlsx(sixColumns), 2],
		['четыре столбца.html', toHtml(fourColumns), 2],
		['таблица.csv', toCsv(first), 4]
	] as const;
	for (const [name, bytes, rows] of papers) {
		await give(page, name, bytes);
		await expect(page.getByText(new RegExp(`Найдено: ${rows}\\s`))).toBeVisible();
		await expect(
			page.getByRole('button', { name: new RegExp(`^Внести ${rows}\\s`) })
		).toBeVisible();
		await page.getByRole('button', { name: 'Столбцы', exact: true }).click();
		expect(await barriersOn(page)).toEqual([]);
		await page.getByRole('button', { name: 'Документ', exact: true }).click();
	}
	await page.evaluate(
		(html) => {
			const data = new DataTransfer();
			data.setData('text/html', html);
			window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
		},
		Buffer.from(toHtml(sixColumns)).toString()
	);
	await expect(page.getByRole('button', { name: /^Внести 2\s/ })).toBeVisible();
	await page.getByRole('radio', { name: /^Все/ }).check();
	await expect(page.getByText('Открыть школу наставника')).toBeVisible();
});

test('a roadmap is given out as files and as a page that a stranger reads, until it is withdrawn', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const page = await phoneOf(browser, curatorOf(await school.loadDemo()));
	await openWizard(page);
	await give(page, 'карта.docx', toDocx(first));
	await page.getByRole('button', { name: 'Внести 4 строки' }).click();
	await page.getByRole('link', { name: 'К дорожной карте' }).click();
	await page.getByRole('button', { name: 'Действия с дорожной картой' }).click();
	await page
		.getByRole('dialog')
		.getByRole('link', { name: /Скачать, опубликовать/ })
		.click();

	await test.step('the Word file reads as the roadmap, the calendar names nobody', async () => {
		const grid = readGrid(await downloaded(page, 'Word (.docx)'));
		const word = grid.ok ? proposeRoadmap(grid.value) : grid;
		const rows = word.ok ? word.value.stages.flatMap(({ activities }) => activities) : [];
		const terms = rows.map(({ term }) => term.text);
		expect(terms).toEqual(expect.arrayContaining(['сентябрь', 'октябрь - май', 'вскоре']));
		const days = new TextDecoder().decode(await downloaded(page, 'Все сроки (.ics)'));
		expect(days).toContain('BEGIN:VEVENT');
		expect(days).not.toContain('Рябинин');
	});

	await test.step('what all will see has no names until they are ticked', async () => {
		const paper = page.getByRole('group', { name: 'Предпросмотр' });
		await expect(paper).toContainText('Издать приказ');
		await expect(paper).not.toContainText('Рябинина');
		await page.getByRole('checkbox', { name: /Показать имена/ }).check();
		await expect(paper).toContainText('Рябинина');
		await page.getByRole('checkbox', { name: /Показать имена/ }).uncheck();
		expect(await barriersOn(page)).toEqual([]);
	});

	await test.step('published, it is open to a stranger; withdrawn, it is gone', async () => {
		await page.getByRole('button', { name: 'Опубликовать' }).click();
		const address = await page.locator('a[href*="/public/"]').getAttribute('href');
		const stranger = await (await browser.newContext()).newPage();
		await stranger.setViewportSize({ width: 320, height: 640 });
		await stranger.goto(address ?? '');
		await expect(stranger.getByText('Издать приказ о наставничестве')).toBeVisible();
		await expect(stranger.getByText('Рябинина')).toHaveCount(0);
		expect(await barriersOn(stranger)).toEqual([]);
		await stranger.getByRole('link', { name: 'самый крупный' }).click();
		await stranger.getByRole('link', { name: 'белым по чёрному' }).click();
		expect(await barriersOn(stranger)).toEqual([]);
		const isTooWide = (): boolean => document.documentElement.scrollWidth > innerWidth;
		expect(await stranger.evaluate(isTooWide)).toBe(false);
		await page.getByRole('button', { name: 'Снять с публикации' }).click();
		await expect(page.getByText('Страница снята')).toBeVisible();
		await stranger.reload();
		await expect(stranger.getByText('Эту дорожную карту сняли с публикации')).toBeVisible();
	});
});

async function downloaded(page: Page, button: string): Promise<Uint8Array> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button }).click()
	]);
	return readFile(await download.path());
}
