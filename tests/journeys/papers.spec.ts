import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { looksRight } from './desk.ts';
import { firstPairOf, phoneOf, smallPhoneOf, test, networkIsBack } from './school.ts';

test('papers of a pair are made on the phone without a network, from the usual template and from a school’s own', async ({
	browser,
	school
}) => {
	test.slow();
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const page = await smallPhoneOf(browser, mentor);
	const surname = mentee.name.split(' ')[0]!;
	await page.goto(`${school.address}/meetings`);
	await page.getByRole('link', { name: /Документы пары/ }).click();
	await page.getByRole('radio', { name: 'Персонализированная программа' }).waitFor();
	await looksRight(page, 'papers');
	school.network.turn('refuse');

	const programme = await paperOf(page, 'Персонализированная программа');
	expect(programme).toContain(surname);
	expect(programme).toContain('План мероприятий');
	expect(await paperOf(page, 'Календарный план')).toContain('Месяц');
	expect(await paperOf(page, 'Итоговый отчёт пары')).toContain('Выполнено мероприятий');
	const journal = await paperOf(page, 'Дневник встреч');
	expect(journal.includes('Подготовка к концу четверти')).toBe(true);
	expect(journal.includes('начать с того, что получилось')).toBe(false);

	// A name is put right, and stays so.
	await page.getByText(mentor.name, { exact: true }).click();
	await page.getByLabel('Творительный: с кем').first().fill('Ольгой Павловной');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: /Связь и сохранность/ })).toContainText(/·\s*1/);
	await page.reload();
	await page.getByRole('radio', { name: 'Персонализированная программа' }).waitFor();
	await page.getByText(mentor.name, { exact: true }).click();
	await expect(page.getByLabel('Творительный: с кем').first()).toHaveValue('Ольгой Павловной');

	await page.getByRole('radio', { name: 'Дневник встреч' }).check();
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Скачать образец' }).click()
	]);
	const template = new Uint8Array(await readFile(await saved.path()));
	await choose(page, edited(template, '{{Школа}}', '{{Наша школа}}'));
	await page.getByRole('button', { name: 'Скачать .docx' }).click();
	await expect(page.getByText('«Наша школа»')).toBeVisible();
	await looksRight(page, 'papers-trouble');
	await choose(page, edited(template, '{{Школа}}', 'Пара: {{Наставник.ФИО.Творительный}}'));
	expect(await paperOf(page, 'Дневник встреч')).toContain('Пара: Ольгой Павловной');
});

test('a curator gives the whole school a template, a mentor’s phone makes papers of it without a network, and the usual one comes back', async ({
	browser,
	school
}) => {
	test.slow();
	const links = await school.loadDemo();
	const curator = await phoneOf(
		browser,
		links.find(({ role }) => role === 'curator')!
	);
	await curator.goto(`${school.address}/base`);
	await curator.getByRole('button', { name: 'Что ещё' }).click();
	await curator.getByRole('button', { name: 'Образцы документов' }).click();
	const journal = curator.getByRole('region', { name: 'Дневник встреч' });
	await expect(journal.getByText('Типовой', { exact: true })).toBeVisible();
	await looksRight(curator, 'school-papers');
	const [saved] = await Promise.all([
		curator.waitForEvent('download'),
		journal.getByRole('button', { name: 'Скачать типовой' }).click()
	]);
	const template = new Uint8Array(await readFile(await saved.path()));
	const give = (bytes: Uint8Array) =>
		curator.getByLabel('Загрузить образец: Дневник встреч').setInputFiles({
			...{ name: 'Наш дневник.docx', mimeType: 'application/octet-stream' },
			buffer: Buffer.from(bytes)
		});
	await give(edited(template, '{{Школа}}', '{{Наша школа}}'));
	await expect(journal.getByText('«Наша школа»')).toBeVisible();
	await give(edited(template, '{{Школа}}', 'По образцу школы: {{Школа}}'));
	await expect(journal.getByText(/Образец школы: Наш дневник\.docx/)).toBeVisible();
	await expect(chip(curator)).toContainText(/\d\d:\d\d/);

	const mentor = await phoneOf(
		browser,
		links.find(({ role }) => role === 'mentor')!
	);
	await mentor.setViewportSize({ width: 360, height: 640 });
	await mentor.goto(`${school.address}/meetings`);
	await mentor.getByRole('link', { name: /Документы пары/ }).waitFor();
	await mentor.waitForLoadState('networkidle');
	school.network.turn('refuse');
	await mentor.getByRole('link', { name: /Документы пары/ }).click();
	expect(await paperOf(mentor, 'Дневник встреч')).toContain('По образцу школы: ');
	await expect(mentor.getByText(/по образцу школы: Наш дневник\.docx/)).toBeVisible();
	await looksRight(mentor, 'papers-of-school');
	await mentor.getByRole('button', { name: 'Взять типовой' }).click();
	expect(await paperOf(mentor, 'Дневник встреч')).not.toContain('По образцу школы: ');
	await mentor.getByRole('link', { name: 'Какие бывают поля' }).click();
	await expect(mentor.getByText('{{Наставник.ФИО.Родительный}}', { exact: true })).toBeVisible();
	await expect(mentor.getByText('{{Шаг.Название}}', { exact: true })).toBeVisible();
	await looksRight(mentor, 'paper-fields');

	await networkIsBack(school, browser);
	await journal.getByRole('button', { name: 'Вернуть типовой' }).click();
	await expect(journal.getByText('Типовой', { exact: true })).toBeVisible();
	await curator.getByRole('button', { name: 'Отменить' }).click();
	await expect(journal.getByText(/Образец школы: Наш дневник\.docx/)).toBeVisible();
	await journal.getByRole('button', { name: 'Вернуть типовой' }).click();
	await chip(curator).click();
	await curator.getByRole('button', { name: 'Проверить сейчас' }).click();
	await expect(chip(curator)).toContainText(/\d\d:\d\d/);
	await mentor.goto(`${school.address}/meetings`);
	await mentor.getByRole('link', { name: /Документы пары/ }).click();
	await expect(mentor.getByText(/по образцу школы/)).toHaveCount(0);
	expect(await paperOf(mentor, 'Дневник встреч')).not.toContain('По образцу школы: ');
});

test('the year of a pair stands on one page, printed without the app around it, and a mentor has a portfolio', async ({
	browser,
	school
}) => {
	const { mentor } = firstPairOf(await school.loadDemo());
	const page = await smallPhoneOf(browser, mentor);
	await page.goto(`${school.address}/record`);
	await page.getByRole('button', { name: 'Готово' }).click();
	await page.getByRole('region', { name: 'Отклик о встрече' }).waitFor();
	await page.getByRole('link', { name: 'Сегодня', exact: true }).click();
	await expect(page.getByRole('link', { name: /Подтвердите встречу/ })).toBeVisible();
	await expect(page.getByRole('link', { name: /Отклик о встрече: полминуты/ })).toBeVisible();
	await looksRight(page, 'today');
	await page.goto(`${school.address}/meetings`);
	await page.getByRole('link', { name: /Тропа пройдена/ }).waitFor();
	school.network.turn('refuse');
	await page.getByRole('link', { name: /Тропа пройдена/ }).click();
	await expect(page.getByText('Встреч состоялось')).toBeVisible();
	await looksRight(page, 'story');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Распечатать' })).toBeHidden();
	await expect(page.getByText('Встреч состоялось')).toBeVisible();
	await page.emulateMedia({ media: 'screen' });
	await page.goto(`${school.address}/more`);
	await page.getByRole('link', { name: /Портфолио наставника/ }).click();
	await expect(page.getByText('Шагов программы пройдено')).toBeVisible();
});

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });

async function paperOf(page: Page, kind: string): Promise<string> {
	await page.getByRole('radio', { name: kind }).check();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Скачать .docx' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/\.docx$/);
	const files = unzipSync(new Uint8Array(await readFile(await file.path())));
	return strFromU8(files['word/document.xml']!);
}

function edited(template: Uint8Array, was: string, is: string): Uint8Array {
	const files = unzipSync(template);
	const xml = strFromU8(files['word/document.xml']!).replace(was, is);
	return zipSync({ ...files, 'word/document.xml': strToU8(xml) });
}

async function choose(page: Page, template: Uint8Array): Promise<void> {
	const name = 'Дневник нашей школы.docx';
	const mimeType = 'application/octet-stream';
	await page
		.getByLabel('Выбрать свой образец')
		.setInputFiles({ name, mimeType, buffer: Buffer.from(template) });
	await expect(page.getByText(`Образец: ${name}`)).toBeVisible();
}
