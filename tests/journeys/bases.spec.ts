import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { tableXlsx } from '../../src/lib/export/plain-table.ts';
import { peopleTableIn } from '../../src/lib/import/people/people-table.ts';
import { readGrid } from '../../src/lib/import/read-file.ts';
import { looksRight } from './desk.ts';
import { deskReadyOffline, foundSchool, phoneOf, test, networkIsBack } from './school.ts';
import type { DemoLink } from './school.ts';

const surnames = ['Алмазова', 'Берёзкина', 'Воронцова', 'Голубева', 'Дроздова', 'Ежова'];
const names = ['Анна', 'Вера', 'Дина', 'Елена', 'Зоя'];

/** Thirty teachers, as a school's office keeps them. */
const staff = surnames.flatMap((surname, at) =>
	names.map((name, number) => [
		...[String(at * names.length + number + 1), `${surname} ${name} Игоревна`],
		...['учитель', at % 2 === 0 ? 'математика' : 'русский язык', `${number + 4} лет`]
	])
);
const workbook = tableXlsx({
	name: 'Кадры',
	title: 'Кадры',
	headings: ['№ п/п', 'ФИО', 'Должность', 'Предмет', 'Стаж'],
	rows: staff
});

test('thirty teachers come from Excel without a network, and their papers are noted at once', async ({
	page,
	school
}) => {
	test.slow();
	await foundSchool(page, school, {
		school: 'Школа посёлка Ключи',
		curator: 'Полозова Мария Андреевна'
	});
	await deskReadyOffline(page);
	await page.getByRole('link', { name: 'Ещё', exact: true }).first().click();
	await page.getByRole('link', { name: /Базы и согласия/ }).click();
	await page.getByRole('button', { name: 'Внести наставника' }).click();
	await page.getByLabel('Фамилия, имя и отчество').fill('Алмазова А. И.');
	await page.getByRole('button', { name: 'Внести', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Карточка' })).toBeVisible();
	await page.goBack();
	school.network.turn('refuse');

	await page.getByRole('link', { name: 'Загрузить список' }).click();
	await page
		.getByLabel('Выбрать файл')
		.setInputFiles({ name: 'Кадры.xlsx', mimeType: '', buffer: Buffer.from(workbook) });
	await expect(page.getByText('В списке 30 человек')).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Предмет' })).toHaveValue('subjects');
	const question = page.getByRole('group', { name: 'Это один человек?' });
	await expect(question).toHaveCount(1);
	await expect(page.getByRole('button', { name: /Ответьте на вопросы/ })).toBeDisabled();
	await question.getByRole('radio', { name: 'Да, это Алмазова А. И.' }).check();
	await page.getByRole('button', { name: 'Внести 30 человек', exact: true }).click();
	await expect(page.getByText('Внесено: 30 человек')).toBeVisible();
	await page.getByRole('button', { name: 'Отменить внесение' }).click();
	await expect(page.getByText('Внесение отменено')).toBeVisible();
	await page
		.getByLabel('Выбрать файл')
		.setInputFiles({ name: 'Кадры.xlsx', mimeType: '', buffer: Buffer.from(workbook) });
	await question.getByRole('radio', { name: 'Нет, другой человек' }).check();
	await page.getByRole('button', { name: 'Внести 30 человек', exact: true }).click();
	await page.getByRole('link', { name: 'К базе' }).click();
	await expect(page.getByText('31 человек')).toBeVisible();

	await page.getByRole('tab', { name: 'Согласия' }).click();
	await expect(page.getByText('Кому ещё подписать: 31 человек')).toBeVisible();
	await page.getByRole('link', { name: 'Отметить сразу многих' }).click();
	await page.getByLabel('Где лежит бумага').fill('Папка 05-12');
	await page.getByLabel('Отметить всех').check();
	await page.getByRole('button', { name: /Записать: 62/ }).click();
	await expect(page.getByText('Все бумаги на месте')).toBeVisible();

	await page.reload();
	await page.getByLabel('Найти').fill('берёзкина зоя');
	await page.getByRole('link', { name: /Берёзкина Зоя/ }).click();
	await page.getByRole('button', { name: /Персональные данные/ }).click();
	await expect(page.getByLabel('Где лежит бумага')).toHaveValue('Папка 05-12');
	await page.getByRole('button', { name: 'Отозвать' }).click();
	await page.getByRole('button', { name: 'Отозвать' }).click();
	await expect(page.getByText('Отозвано')).toBeVisible();
	await page.getByRole('link', { name: 'Напечатать бланк' }).click();
	await expect(page.getByRole('heading', { name: /обработку персональных данных/ })).toBeVisible();
	await expect(page.getByText(/Берёзкина Зоя Игоревна/).first()).toBeVisible();
});

test('a curator attaches the scan of a signed consent without a network; it is sent later, and destroyed by an act', async ({
	browser,
	school
}) => {
	test.slow();
	const links = await school.loadDemo();
	const page = await phoneOf(browser, linkOf(links, 'curator'));
	await page.goto(`${school.address}/base`);
	await page.getByRole('link', { name: /Рощина Валентина/ }).click();
	await expect(page.getByRole('heading', { name: 'Карточка' })).toBeVisible();
	school.network.turn('refuse');
	const papers = page.getByRole('region', { name: 'Согласия' });
	await papers.getByRole('button', { name: /Отметить: Публикация/ }).click();
	const sheet = page.getByRole('dialog', { name: 'Публикация' });
	await sheet.getByLabel('Где лежит бумага').fill('Папка 05-12');
	await sheet.getByRole('button', { name: 'Записать и приложить скан' }).click();
	await expect(sheet.getByRole('heading', { name: 'Скан бумаги' })).toBeVisible();
	await sheet
		.getByLabel('Выбрать файл')
		.setInputFiles({ name: 'согласие.pdf', mimeType: 'application/pdf', buffer: scan });
	const tile = sheet.getByRole('button', { name: 'Открыть: согласие.pdf' });
	await expect(tile).toHaveAccessibleDescription(/Только на этом устройстве/);
	await expect(sheet.getByRole('button', { name: 'Записать голосовую заметку' })).toHaveCount(0);
	await looksRight(page, 'consent-scan');

	// Closed and started again without a network: the paper and its scan are on the device.
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	await page.reload();
	const row = papers.getByRole('button', { name: /Публикация.*Папка 05-12, 1 скан/ });
	await row.click();
	await networkIsBack(school, browser);
	await expect(tile).toHaveAccessibleDescription(/и на сервере/, { timeout: 60_000 });
	expect(await page.evaluate(everythingKept)).toContain('Скан бумаги Рощиной');

	await sheet.getByRole('button', { name: 'Отозвать' }).click();
	await sheet.getByRole('button', { name: 'Отозвать' }).click();
	await papers.getByRole('button', { name: /Публикация.*Отозвано/ }).click();
	await sheet.getByRole('button', { name: 'Записать уничтожение' }).click();
	await sheet.getByLabel('Акт №').fill('7');
	await looksRight(page, 'consent-destruction');
	await sheet.getByRole('button', { name: 'Записать уничтожение' }).click();
	await expect(page.getByText('Уничтожение записано')).toBeVisible();
	await expect(papers.getByText(/скан/)).toHaveCount(0);
	await expect.poll(() => page.evaluate(everythingKept)).not.toContain('Скан бумаги Рощиной');
});

const scan = Buffer.from('%PDF-1.7\nСкан бумаги Рощиной');

test('a curator filters the base, keeps the filter, and takes it away as a file for Excel', async ({
	browser,
	school
}) => {
	const links = await school.loadDemo();
	const page = await phoneOf(browser, linkOf(links, 'curator'));
	await page.setViewportSize({ width: 1366, height: 768 });
	await page.goto(`${school.address}/base`);
	await page.getByRole('tab', { name: 'Наставляемые' }).click();
	await page.getByRole('button', { name: 'Отбор' }).click();
	await page.getByRole('radio', { name: 'Без пары' }).check();
	await page.getByLabel('Название отбора').fill('Ждут наставника');
	await page.getByRole('button', { name: 'Запомнить отбор' }).click();
	await page.getByRole('button', { name: 'Показать', exact: true }).click();
	await expect(page.getByRole('row')).toHaveCount(3);
	await page.getByRole('button', { name: 'Показать всех' }).click();
	await page.getByRole('button', { name: 'Ждут наставника' }).click();
	await expect(page.getByRole('row')).toHaveCount(3);

	await page.getByRole('button', { name: 'Что ещё' }).click();
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Скачать для Excel (.xlsx)' }).click()
	]);
	const grid = readGrid(await readFile(await saved.path()));
	const table = grid.ok ? peopleTableIn(grid.value) : grid;
	expect(table).toMatchObject({ ok: true });
	expect(JSON.stringify(table)).toContain('Березняк Софья Ильинична');
	await looksRight(page, 'base');
});

test('the bases are the school’s own: a mentor, a district and another school have nothing of them', async ({
	browser,
	school
}) => {
	const links = await school.loadDemo();
	for (const role of ['mentor', 'mun_curator']) {
		const page = await phoneOf(browser, linkOf(links, role));
		await page.goto(`${school.address}/base`);
		await expect(
			page.getByText('Базы наставников и наставляемых ведёт куратор школы')
		).toBeVisible();
		expect(await page.evaluate(everythingKept)).not.toContain('Березняк');
		await page.context().close();
	}
	const [, other] = links.filter(({ role }) => role === 'curator');
	if (!other) throw new Error('the demo has one curator only');
	const page: Page = await phoneOf(browser, other);
	await page.goto(`${school.address}/base`);
	await expect(page.getByText('Журавлёва Зоя Матвеевна')).toBeVisible();
	await expect(page.getByText('Рощина Валентина Фёдоровна')).toBeHidden();
});

/** All that this browser holds of the app, as one text. */
async function everythingKept(): Promise<string> {
	const said: string[] = [];
	for (const { name } of await indexedDB.databases()) {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const asked = indexedDB.open(name ?? '');
			asked.onsuccess = () => resolve(asked.result);
			asked.onerror = () => reject(new Error(name));
		});
		for (const store of db.objectStoreNames) {
			const rows = await new Promise<unknown[]>((resolve, reject) => {
				const asked = db.transaction(store).objectStore(store).getAll();
				asked.onsuccess = () => resolve(asked.result);
				asked.onerror = () => reject(new Error(store));
			});
			const text = (value: unknown): string =>
				value instanceof Uint8Array || value instanceof ArrayBuffer
					? new TextDecoder().decode(value)
					: typeof value === 'object' && value !== null
						? Object.values(value).map(text).join(' ')
						: String(value);
			said.push(rows.map(text).join(' '));
		}
		db.close();
	}
	return said.join('\n');
}

function linkOf(links: readonly DemoLink[], role: string): DemoLink {
	const link = links.find((one) => one.role === role);
	if (!link) throw new Error(`the demo has no ${role}`);
	return link;
}
