import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { listenTo, storeOf } from './bytes.ts';
import { looksRight } from './desk.ts';
import { firstPairOf, phoneOf, smallPhoneOf, test, networkIsBack } from './school.ts';

test('a meeting without a network: its step, what was agreed, and the agreement as a step on the other phone', async ({
	browser,
	school
}) => {
	test.slow();
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const hers = await smallPhoneOf(browser, mentor);
	const his = await smallPhoneOf(browser, mentee);

	await hers.goto(`${school.address}/`);
	await hers.getByRole('link', { name: 'Записать встречу' }).click();
	const next = hers.getByRole('group', { name: 'Над чем работали' }).getByRole('checkbox');
	await next.first().waitFor();
	await looksRight(hers, 'record');
	school.network.turn('refuse');
	await next.first().check();
	await hers.getByRole('button', { name: 'Готово' }).click();
	await expect(hers.getByText(/Рабочая встреча, сегодня/)).toBeVisible();

	await hers.getByRole('button', { name: 'Добавить договорённость' }).click();
	await hers.getByLabel('О чём договорились').fill('Рассказать о приёме коллегам');
	await hers.getByLabel('К какому сроку').fill('до 20 декабря');
	await expect(hers.getByLabel('Добавить шагом в программу')).toBeChecked();
	await hers.getByRole('button', { name: 'Добавить', exact: true }).click();
	const agreed = (page: Page) =>
		page.getByRole('region', { name: 'Договорённости' }).getByRole('checkbox');
	await expect(agreed(hers)).toHaveAccessibleDescription(/до 20 декабря · шаг программы/);
	await looksRight(hers, 'meeting');
	const address = hers.url();

	await networkIsBack(school, browser);
	await his.goto(`${school.address}/programme`);
	await expect(his.getByText('Рассказать о приёме коллегам').first()).toBeVisible({
		timeout: 60_000
	});
	await his.goto(address);
	await agreed(his).check();
	await expect(agreed(his)).toBeChecked();
	await hers.goto(`${school.address}/programme`);
	const step = hers
		.getByRole('listitem')
		.filter({ hasText: 'Рассказать о приёме коллегам' })
		.last();
	await expect(step.getByText('Сделано')).toBeVisible({ timeout: 60_000 });
});

test('a mentee says in three taps what a meeting was worth; no byte of it reaches the mentor, and the curator gets what was for the curator', async ({
	browser,
	school
}) => {
	test.slow();
	const { mentor, mentee, curator } = firstPairOf(await school.loadDemo());
	const hers = await smallPhoneOf(browser, mentor);
	const his = await smallPhoneOf(browser, mentee);
	const desk = await phoneOf(browser, curator);
	const ears = [listenTo(hers), listenTo(desk)] as const;
	await hers.goto(`${school.address}/record`);
	await hers.getByRole('button', { name: 'Готово' }).click();
	const card = (page: Page) => page.getByRole('region', { name: 'Отклик о встрече' });
	await card(hers).getByRole('radio', { name: 'Немного' }).check();
	await looksRight(hers, 'feedback-mentor');
	const address = hers.url();
	await hers.getByRole('textbox', { name: /заметки к встрече/ }).fill('Заметка двоих');
	await hers.getByLabel('Итог', { exact: true }).fill('Итог для всех троих');

	await his.goto(address);
	await expect(his.getByText('Заметка двоих')).toBeVisible({ timeout: 60_000 });
	await card(his).waitFor();
	school.network.turn('refuse');
	await card(his).getByRole('radio', { name: 'Помогла мало' }).check();
	await card(his).getByRole('radio', { name: 'Нет' }).check();
	await card(his).getByLabel('Что помогло, что мешало').fill('Слова одному себе');
	await looksRight(his, 'feedback');
	await his.reload();
	await expect(card(his).getByText('Отклик дан')).toBeVisible();
	await networkIsBack(school, browser);
	await expect(chip(his)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });

	// Now for the pair, then for the curator instead.
	await card(his).getByRole('button', { name: 'Изменить отклик' }).click();
	await card(his).getByLabel('Что помогло, что мешало').fill('Слова для двоих');
	await card(his).getByRole('radio', { name: 'Паре' }).check();
	await expect(hers.getByText('Слова для двоих')).toBeVisible({ timeout: 60_000 });
	await card(his).getByRole('radio', { name: 'Куратору' }).check();
	await expect(hers.getByText('Слова для двоих')).toBeHidden({ timeout: 60_000 });
	await card(his).getByLabel('Что помогло, что мешало').fill('Слова куратору');
	await desk.goto(address);
	await expect(desk.getByText('Слова куратору')).toBeVisible({ timeout: 60_000 });
	await expect(desk.getByText(/помогла мало \(2 из 5\)/)).toBeVisible();

	await hers.goto(`${school.address}/meetings`);
	await expect(hers.getByText(/из 5, по/).first()).toBeVisible();
	await looksRight(hers, 'meetings');
	const hersStore = await storeOf(hers);
	const deskStore = await storeOf(desk);
	expect(hersStore.includes('Слова для двоих')).toBe(true);
	expect(deskStore.includes('Слова куратору')).toBe(true);
	expect(deskStore.includes('Итог для всех троих')).toBe(true);
	for (const word of ['Слова одному себе', 'Слова куратору']) {
		expect([word, hersStore.includes(word), await ears[0].heard(word)]).toEqual([
			word,
			false,
			false
		]);
	}
	for (const word of ['Слова одному себе', 'Заметка двоих']) {
		expect([word, deskStore.includes(word), await ears[1].heard(word)]).toEqual([
			word,
			false,
			false
		]);
	}
	// The name of the mentee's mark stands beside every raw one.
	expect(hersStore.includes('useful')).toBe(false);
});

test('a visit to a lesson without a network: who watched and who taught fill in one card, side by side', async ({
	browser,
	school
}) => {
	test.slow();
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const hers = await smallPhoneOf(browser, mentor);
	const his = await smallPhoneOf(browser, mentee);
	await hers.goto(`${school.address}/record`);
	await hers.getByRole('radio', { name: 'На уроке' }).waitFor();
	school.network.turn('refuse');
	await hers.getByRole('radio', { name: 'На уроке' }).check();
	await hers.getByRole('button', { name: 'Готово' }).click();
	await hers.getByRole('button', { name: 'Карта наблюдения урока' }).click();
	await hers.getByLabel('Класс').fill('7 «Б»');
	await hers.getByRole('radio', { name: 'Видно', exact: true }).first().check();
	await hers.getByLabel('Что получилось').fill('Тихое начало без окрика');
	await looksRight(hers, 'lesson');
	const address = hers.url();
	await networkIsBack(school, browser);

	await his.goto(address);
	await expect(his.getByText('Наблюдение: видно')).toBeVisible({ timeout: 60_000 });
	school.network.turn('refuse');
	await his.getByRole('radio', { name: 'Не видно' }).first().check();
	await expect(his.getByText('Видите по-разному')).toBeVisible();
	await networkIsBack(school, browser);
	await expect(hers.getByText('Самооценка: не видно')).toBeVisible({ timeout: 60_000 });
	await expect(hers.getByText('Видите по-разному')).toBeVisible();
	await expect(his.getByLabel('Что получилось')).toHaveValue('Тихое начало без окрика');
});

test('help is asked for without a network, and only the curator reads it and answers', async ({
	browser,
	school
}) => {
	test.slow();
	const { mentor, mentee, curator } = firstPairOf(await school.loadDemo());
	const hers = await smallPhoneOf(browser, mentor);
	const his = await smallPhoneOf(browser, mentee);
	const desk = await phoneOf(browser, curator);
	const ears = listenTo(hers);
	await his.goto(`${school.address}/support`);
	await his.getByLabel('В чём нужна помощь').waitFor();
	school.network.turn('refuse');
	await his.getByLabel('В чём нужна помощь').fill('Класс не слышит меня');
	await his.getByRole('button', { name: 'Попросить помощи' }).click();
	await expect(his.getByText('Ждёт ответа')).toBeVisible();
	await his.reload();
	await expect(his.getByText('Класс не слышит меня')).toBeVisible();
	await looksRight(his, 'support');
	await networkIsBack(school, browser);
	await expect(chip(his)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });

	await desk.goto(`${school.address}/`);
	const waiting = desk.getByRole('link', { name: /Ждут ответа: 1/ });
	await expect(waiting).toBeVisible({ timeout: 60_000 });
	await waiting.click();
	await expect(desk.getByText('Класс не слышит меня')).toBeVisible();
	await desk.getByLabel('Ваш ответ').fill('Приду к вам на урок во вторник');
	await desk.getByRole('button', { name: 'Ответить' }).click();
	await expect(his.getByText('Приду к вам на урок во вторник')).toBeVisible({ timeout: 60_000 });
	await expect(his.getByText(/Ответ: .*\d\d:\d\d/)).toBeVisible();

	await hers.goto(`${school.address}/support`);
	await expect(chip(hers)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });
	for (const word of ['Класс не слышит меня', 'Приду к вам на урок']) {
		expect([(await storeOf(hers)).includes(word), await ears.heard(word)]).toEqual([false, false]);
	}
});

test('meetings are planned for weeks ahead without a network, and go into the calendar one by one or by an address', async ({
	browser,
	school
}) => {
	const { mentor } = firstPairOf(await school.loadDemo());
	const page = await smallPhoneOf(browser, mentor);
	await page.goto(`${school.address}/record`);
	await page.getByRole('radio', { name: 'Другой день' }).waitFor();
	school.network.turn('refuse');
	await page.getByRole('radio', { name: 'Другой день' }).check();
	await page.getByLabel('День встречи').fill(dayAhead(3));
	await page.getByLabel('Во сколько').fill('16:20');
	await page.getByRole('radio', { name: 'Каждую неделю, 8 раз' }).check();
	await looksRight(page, 'plan');
	await page.getByRole('button', { name: 'Запланировать' }).click();
	await expect(page.getByText('Запланировано: 8')).toBeVisible();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Добавить в календарь' }).click()
	]);
	const text = await readFile(await file.path(), 'utf8');
	expect(text).toContain(`DTSTART:${dayAhead(3).replaceAll('-', '')}T162000`);

	await networkIsBack(school, browser);
	await expect(chip(page)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });
	await page.goto(`${school.address}/more/calendar`);
	await page.getByRole('button', { name: 'Получить адрес' }).click();
	const address = await page.locator('code').innerText();
	const path = new URL(address).pathname;
	const feed = async (): Promise<Response> => fetch(`${school.address}${path}`);
	expect((await (await feed()).text()).match(/T162000/g)).toHaveLength(8);
	await looksRight(page, 'calendar');
	await page.getByRole('button', { name: 'Отключить' }).click();
	await expect(page.getByText('Адрес отключён')).toBeVisible();
	expect((await feed()).status).toBe(404);
});

function dayAhead(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
