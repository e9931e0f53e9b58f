import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'playwright/test';
import type { Locator, Page } from 'playwright/test';
import { looksRight } from './desk.ts';
import { phoneOf, test, networkIsBack } from './school.ts';

test('a district asks, a school answers without a network, sends, corrects and takes back', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const links = await school.loadDemo();
	const linkOf = (role: string) => links.find((link) => link.role === role)!;
	const district = await phoneOf(browser, linkOf('mun_curator'));
	await district.goto(`${school.address}/monitoring`);
	await district.getByRole('button', { name: 'Новый запрос' }).click();
	await district.getByRole('button', { name: 'Открыть школам' }).click();
	await expect(district.getByText('Добавьте хотя бы одну строку')).toBeVisible();
	await district.getByLabel('Название запроса').fill('На 1 декабря');
	await addRow(district, async () => undefined);
	await addRow(district, async (sheet) => {
		await sheet.getByLabel('Что это').selectOption('number');
		await sheet.getByLabel('Название строки').fill('Часов в неделю');
	});
	await looksRight(district, 'request');
	await district.getByRole('button', { name: 'Открыть школам' }).click();
	await expect(district.getByText('Школы уже отвечают')).toBeVisible();

	const curator = await phoneOf(browser, linkOf('curator'));
	await curator.goto(`${school.address}/monitoring`);
	await looksRight(curator, 'monitoring');
	await curator.getByRole('link', { name: /Показатели/ }).click();
	await expect(curator.getByText('По данным на')).toBeVisible();
	await curator
		.getByText(/^Из чего посчитано/)
		.first()
		.click();
	await looksRight(curator, 'indicators');
	await curator.getByRole('link', { name: 'Назад' }).click();
	await curator.getByRole('link', { name: /На 1 декабря/ }).click();
	await expect(curator.getByText('Ещё не отправлено')).toBeVisible();

	school.network.turn('refuse');
	await curator.getByLabel('Значение: Часов в неделю').fill('2,5');
	await curator.getByLabel(/^Другое значение/).fill('95');
	await curator.getByRole('button', { name: 'Отправить в район' }).click();
	await expect(curator.getByText('Число отличается от посчитанного')).toBeVisible();
	// On a slow machine what was typed may be kept, and the warning gone, before the button is down.
	await expect(async () => {
		await curator.getByLabel(/^Почему иначе/).fill('');
		await expect(curator.getByText('Число отличается от посчитанного')).toBeVisible();
		await curator.getByLabel(/^Почему иначе/).fill('Приказ подписан вчера');
		const send = curator.getByRole('button', { name: 'Отправить в район' });
		expect(await pressUnder(curator.getByText('Число отличается от посчитанного'), send)).toBe(
			true
		);
	}).toPass();
	await expect(curator.getByText('Число отличается от посчитанного')).toBeHidden();
	await expect(curator.getByText('Нужна сеть. Всё внесённое сохранено здесь')).toBeVisible();
	await expect(curator.getByText(/^Отправлено/)).toHaveCount(0);

	await networkIsBack(school, browser);
	await expect(async () => {
		await curator.getByRole('button', { name: 'Отправить в район' }).click();
		await expect(curator.getByText(/^Отправлено, редакция 1/).first()).toBeVisible();
	}).toPass();
	await looksRight(curator, 'answer');
	await answered(district, 1);
	await expect(district.getByText('исправлено школой: Приказ подписан вчера')).toBeVisible();
	await looksRight(district, 'answers');

	await curator.getByLabel('Значение: Часов в неделю').fill('3');
	await expect(curator.getByText('район видит прежние')).toBeVisible();
	await curator.getByRole('button', { name: 'Отправить исправленное' }).click();
	await expect(curator.getByText(/^Отправлено, редакция 2/).first()).toBeVisible();
	await answered(district, 1);
	const word = await saved(district, /^Все ответы в Word/);
	expect(strFromU8(unzipSync(word)['word/document.xml']!)).toContain('На 1 декабря');
	const excel = await saved(district, /^Все ответы в Excel/);
	expect(strFromU8(unzipSync(excel)['xl/worksheets/sheet1.xml']!)).toContain('>95<');
	const own = await saved(curator, 'Таблица Excel');
	expect(strFromU8(unzipSync(own)['xl/worksheets/sheet1.xml']!)).toContain('подписан вчера');

	await curator.getByRole('button', { name: 'Отозвать' }).click();
	await expect(curator.getByText(/^Отозвано/).first()).toBeVisible();
	await answered(district, 0);
	await expect(district.getByRole('cell', { name: 'Отозван' })).toBeVisible();
});

test('a curator’s report keeps its texts, fills in the numbers and becomes a Word file', async ({
	browser,
	school
}) => {
	const curator = (await school.loadDemo()).find(({ role }) => role === 'curator')!;
	const page = await phoneOf(browser, curator);
	await page.goto(`${school.address}/monitoring`);
	await page.getByRole('button', { name: 'Новый отчёт' }).click();
	await page.getByLabel('Выводы').fill('Пары работают по плану');
	await page.getByLabel('Предложения').fill('Час в расписании');
	await expect(page.getByText('Посчитаны сами')).toBeVisible();
	await looksRight(page, 'report');
	await page.reload();
	await expect(page.getByLabel('Выводы')).toHaveValue('Пары работают по плану');
	await expect(page.getByText('Посчитаны сами')).toBeVisible();
	const xml = strFromU8(unzipSync(await saved(page, 'Файл Word'))['word/document.xml']!);
	expect(xml).toContain('Час в расписании');
	expect(xml).toContain('Действующих пар и групп');
	expect(xml).not.toContain('{{');
});

async function addRow(page: Page, fill: (sheet: Page) => Promise<void>): Promise<void> {
	await page.getByRole('button', { name: 'Добавить строку' }).click();
	await fill(page);
	await page.getByRole('button', { name: 'Готово' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
}

/**
 * As a hand does it: held down for a while, by its lower edge, and let go where it was pressed. Says
 * whether what stood above the button stood there until it was let go.
 */
async function pressUnder(above: Locator, button: Locator): Promise<boolean> {
	const page = button.page();
	await button.scrollIntoViewIfNeeded();
	const box = await button.boundingBox();
	if (!box) throw new Error('there is no such button on the screen');
	await page.mouse.move(box.x + box.width / 2, box.y + box.height - 8);
	await page.mouse.down();
	await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))));
	const stood = await above.isVisible();
	await page.mouse.up();
	return stood;
}

async function answered(page: Page, count: number): Promise<void> {
	await page.getByRole('button', { name: 'Обновить' }).click();
	await expect(page.getByText(new RegExp(`^Ответили ${count} из`))).toBeVisible();
}

async function saved(page: Page, name: string | RegExp): Promise<Uint8Array> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name }).first().click();
	return new Uint8Array(await readFile(await (await coming).path()));
}
