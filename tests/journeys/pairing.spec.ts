import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { readGrid } from '../../src/lib/import/read-file.ts';
import { looksRight } from './desk.ts';
import { deskReadyOffline, foundSchool, phoneOf, test, networkIsBack } from './school.ts';
import type { DemoLink } from './school.ts';

test('from a list of names to a signed order, and to the first pair at work in the app', async ({
	page,
	browser,
	school
}) => {
	test.setTimeout(180_000);
	await foundSchool(page, school, {
		school: 'Школа посёлка Ключи',
		curator: 'Полозова Мария Андреевна'
	});
	await deskReadyOffline(page);
	await page.goto(`${school.address}/base`);
	await page.getByRole('button', { name: 'Что ещё' }).waitFor();
	school.network.turn('refuse');

	await page.goto(`${school.address}/base/import`);
	await takeList(page, 'Наставники', [
		'ФИО\tДолжность\tПредмет\tКомпетенции\tВремя\tСколько наставляемых',
		'Алмазова Анна Игоревна\tучитель\tфизика\tДисциплина и контакт с классом — 3\tсреда\t2',
		'Берёзкина Вера Игоревна\tучитель\tматематика\tЦель и план урока — 3\tпятница\t1'
	]);
	await takeList(page, 'Наставляемые', [
		'ФИО\tДолжность\tПредмет\tДефициты\tВремя',
		'Воронцов Глеб Олегович\tучитель\tфизика\tДисциплина и контакт с классом — 3\tсреда',
		'Голубев Денис Олегович\tучитель\tматематика\tЦель и план урока — 2\tпятница',
		'Дроздов Егор Олегович\tучитель\tхимия\tЛабораторные и практические — 3\tвторник',
		'Ежов Иван Олегович\tучитель\tхимия\tЛабораторные и практические — 3\tвторник'
	]);

	await page.goto(`${school.address}/base/match`);
	await expect(page.getByText('4 наставляемых без пары, 3 места')).toBeVisible();
	await expect(page.getByText(/мешает: .*нет согласий/).first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Предложение' })).toBeHidden();

	await expect(page.getByText('Не хватает бумаг у 6 человек')).toBeVisible();
	await page.getByRole('link', { name: 'Отметить сразу многих' }).click();
	await page.getByLabel('Отметить всех').check();
	// Some click everything twice; «Отменить» of it appears right there.
	await page.getByRole('button', { name: /Записать: 12/ }).dblclick();

	await page.goto(`${school.address}/base/match`);
	const glebs = page.getByRole('region', { name: 'Воронцов Глеб Олегович' });
	await expect(glebs.getByText('Алмазова Анна Игоревна')).toBeVisible();
	await expect(glebs.getByText(/закрывает 1 из 1.запроса: Дисциплина/)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Пока без пары' })).toBeVisible();
	await expect(
		page.getByRole('listitem').filter({ hasText: 'Лабораторные и практические' }).last()
	).toBeVisible();
	await page.getByRole('button', { name: /Взять все: 3/ }).click();
	await expect(page.getByText('1 наставляемый без пары, 0 мест')).toBeVisible();
	await page.getByLabel(/Карточка поддержки/).fill('Психолог — по вторникам');

	await page.getByRole('link', { name: 'К парам' }).click();
	await page.getByRole('link', { name: /Воронцов Глеб/ }).click();
	for (const deed of ['Наставник согласен', 'Наставляемый согласен']) {
		await page.getByRole('button', { name: deed }).click();
		await page.getByRole('button', { name: 'Записать' }).click();
	}
	await page.getByRole('button', { name: 'Назначить пробную встречу' }).click();
	await page.getByLabel('День пробной встречи').fill('2026-12-01');
	await page.getByRole('button', { name: 'Записать' }).click();
	await page.getByRole('button', { name: 'Проба прошла хорошо' }).click();
	await page.getByRole('button', { name: 'Записать' }).click();

	await page.getByRole('link', { name: 'В приказ' }).click();
	await expect(page.getByText('Готовы к приказу: 1 пара')).toBeVisible();
	await expect(page.getByText(/ещё не согласились оба/).first()).toBeVisible();
	await page.getByRole('button', { name: 'Составить приказ', exact: true }).click();
	await page.getByLabel('Номер').fill('41-од');
	await page.getByLabel('Основание').fill('Протокол педсовета № 1');
	await expect(page.getByText(/№ 41-од/).first()).toBeVisible();
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Скачать для Word' }).click()
	]);
	const order = JSON.stringify(readGrid(await readFile(await saved.path())));
	for (const words of ['41-од', 'Алмазова Анна', 'Воронцов Глеб', 'Протокол педсовета № 1']) {
		expect(order).toContain(words);
	}
	await page.getByRole('button', { name: 'Подписан: закрепить' }).click();
	await expect(page.getByText(/Подписан \d/)).toBeVisible();

	await networkIsBack(school, browser);
	await page.goto(`${school.address}/base/bonds`);
	await page.getByRole('link', { name: /Воронцов Глеб/ }).click();
	await page.getByRole('button', { name: 'Открыть программу и дневник' }).click();
	const links = page.getByText(/\/enter#/);
	await expect(links.first()).toBeVisible();
	const [forMentor] = await links.allInnerTexts();
	const phone = await (await browser.newContext()).newPage();
	await phone.goto(forMentor ?? '');
	await phone.getByRole('button', { name: 'Начать работу' }).click();
	await expect(phone.getByRole('link', { name: 'Программа' }).first()).toBeVisible();
});

test('a mentor is changed with a hand-over, the order on changes says so, and access follows', async ({
	browser,
	school
}) => {
	test.slow();
	const links = await school.loadDemo();
	const page = await phoneOf(browser, linkOf(links, 'curator'));
	await page.goto(`${school.address}/base/bonds`);
	await page.getByRole('link', { name: /Лугинин Артём/ }).click();
	const second = await addMentor(page, 'Рощина Валентина Фёдоровна');
	await page.getByRole('button', { name: 'Сменить наставника' }).click();
	await page.getByRole('button', { name: 'Записать' }).click();
	await expect(page.getByText('Выберите нового наставника.')).toBeVisible();
	await page.getByLabel('Новый наставник').selectOption({ label: 'Рощина Валентина Фёдоровна' });
	await page.getByLabel('Что передаёт прежний наставник').fill('Остановились на плане урока');
	await page.getByRole('button', { name: 'Записать' }).click();
	await page.getByRole('button', { name: 'Передать доступ новому' }).click();
	await expect(page.getByText('Рощина Валентина Фёдоровна').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Передать доступ новому' })).toBeHidden();
	expect(await mentorsOf(page, 'Лугинин Артём')).toEqual(
		[second, 'Рощина Валентина Фёдоровна'].toSorted()
	);
	await page.goto(`${school.address}/base/orders`);
	await page.getByRole('button', { name: 'Составить приказ об изменениях' }).click();
	await expect(page.getByText(/Наставником назначить: Рощина/)).toBeVisible();
	await page.getByLabel('Номер').fill('42-од');
	await page.getByRole('button', { name: 'Подписан: закрепить' }).click();
	await page.goto(`${school.address}/base/orders`);
	await expect(page.getByText(/без приказа/)).toBeHidden();

	await page.goto(`${school.address}/base/match`);
	await looksRight(page, 'match');
	await page.goto(`${school.address}/base/orders`);
	await page.getByRole('link', { name: /42-од/ }).click();
	await looksRight(page, 'order');
});

/** A table copied elsewhere, as the clipboard gives it. */
async function takeList(page: Page, part: string, lines: readonly string[]): Promise<void> {
	await page.getByRole('radio', { name: part }).check();
	await page.getByLabel('Выбрать файл').setInputFiles({
		...{ name: 'Список.txt', mimeType: 'text/plain' },
		buffer: Buffer.from(lines.join('\n'))
	});
	await page
		.getByRole('button', { name: /^Внести \d+ человека?$/ })
		.last()
		.click();
	await expect(page.getByText(/Внесено/)).toBeVisible();
	await page.getByRole('link', { name: 'К базе' }).click();
	await page.getByRole('link', { name: 'Загрузить список' }).click();
}

function linkOf(links: readonly DemoLink[], role: string): DemoLink {
	const link = links.find((one) => one.role === role);
	if (!link) throw new Error(`the demo has no ${role}`);
	return link;
}

/** One more mentor of the pair on the screen, who is not the one that is kept for later. */
async function addMentor(page: Page, kept: string): Promise<string> {
	await page.getByText('Ещё один наставник').first().click();
	const choice = page.getByRole('combobox', { name: 'Ещё один наставник' });
	const names = await choice.locator('option').allInnerTexts();
	const second = names.find((name) => name !== 'Не выбран' && name !== kept);
	if (second === undefined) throw new Error('the base has no other mentor');
	await choice.selectOption({ label: second });
	await page.getByRole('button', { name: 'Добавить наставника' }).click();
	await page.getByRole('button', { name: 'Готово' }).click();
	return second;
}

function mentorsOf(page: Page, mentee: string): Promise<readonly string[]> {
	return page.evaluate(async (name) => {
		interface Card {
			readonly mentors: readonly { readonly name: string }[];
			readonly mentees: readonly { readonly name: string }[];
		}
		const { pairs } = (await (await fetch('/api/pairs')).json()) as { pairs: readonly Card[] };
		const pair = pairs.find(({ mentees }) => mentees.some((one) => one.name.startsWith(name)));
		return (pair?.mentors ?? []).map((one) => one.name).toSorted();
	}, mentee);
}
