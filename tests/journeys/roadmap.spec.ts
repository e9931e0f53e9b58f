import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { comeBack, goOffline } from './away.ts';
import { barriersOn } from './barriers.ts';
import { framesPass } from './frames.ts';
import { enter, phoneOf, test, networkIsBack } from './school.ts';
import type { DemoLink, School } from './school.ts';

const memo = 'Обновить памятку для наставника';

const onePixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

async function curatorOf(school: School): Promise<DemoLink> {
	const link = (await school.loadDemo()).find(({ role }) => role === 'curator');
	if (!link) throw new Error('the demo district has no curator');
	return link;
}

async function openRoadmap(page: Page, school: School): Promise<void> {
	await page.goto(`${school.address}/roadmap`);
	await page.getByRole('tab', { name: 'Документы' }).waitFor();
}

async function openActivity(page: Page, title: string): Promise<void> {
	await page.getByRole('link', { name: new RegExp(title) }).click();
	await page.getByRole('heading', { name: new RegExp(title) }).waitFor();
}

/** Out of the activity, as a thumb does it. */
const back = (page: Page): Promise<void> => page.getByRole('link', { name: 'Назад' }).click();

async function removeOpened(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Действия с мероприятием' }).click();
	await page.getByRole('button', { name: 'Удалить', exact: true }).click();
	await expect(page.getByText('Мероприятие в корзине')).toBeVisible();
}

async function setTerm(page: Page, term: string): Promise<void> {
	await page.getByRole('button', { name: 'Действия с мероприятием' }).click();
	await page.getByRole('button', { name: 'Изменить', exact: true }).click();
	await page.getByRole('textbox', { name: 'Срок' }).fill(term);
	await page.getByRole('button', { name: 'Готово' }).click();
}

test('two devices without a network change, move and remove the same rows, and nothing is lost', async ({
	browser,
	school
}) => {
	const one = await phoneOf(browser, await curatorOf(school));
	const other = await phoneOf(browser, await curatorOf(school));
	for (const page of [one, other]) await openRoadmap(page, school);
	await goOffline(school, one, other);

	await openActivity(one, memo);
	await removeOpened(one);
	await back(one);
	await one.getByRole('radio', { name: /^Просрочено/ }).check();
	await openActivity(one, 'Утвердить персональные программы');
	await one.getByRole('button', { name: /Изменить состояние/ }).click();
	await one.getByRole('button', { name: 'Выполнено' }).click();

	await openActivity(other, memo);
	await setTerm(other, 'до 20 декабря');
	await back(other);
	await openActivity(other, 'Утвердить персональные программы');
	await setTerm(other, 'до 1 декабря');
	await other.getByRole('button', { name: 'Действия с мероприятием' }).click();
	await other.getByRole('button', { name: 'Выше' }).click();
	await other.getByRole('textbox', { name: 'Заметки к мероприятию' }).fill('Ждём методиста');
	await back(other);

	await comeBack(one, other);
	await expect(other.getByRole('heading', { name: 'Мероприятия без этапа' })).toBeVisible();
	await expect(one.getByText('до 1 декабря', { exact: true })).toBeVisible();
	await expect(one.getByRole('textbox', { name: 'Заметки к мероприятию' })).toHaveValue(
		'Ждём методиста'
	);
	await expect(one.getByRole('button', { name: /Выполнено.*Изменить состояние/ })).toBeVisible();
	await back(one);
	await one.getByRole('button', { name: 'Показать всё' }).click();
	await expect(one.getByRole('heading', { name: 'Мероприятия без этапа' })).toBeVisible();
	await one.getByRole('combobox', { name: 'В этап' }).selectOption({ index: 2 });
	await expect(one.getByRole('heading', { name: 'Мероприятия без этапа' })).toBeHidden();
	await expect(other.getByRole('heading', { name: 'Мероприятия без этапа' })).toBeHidden();
	await expect(
		other.getByRole('link', { name: new RegExp(`${memo}.*до 20 декабря`) })
	).toBeVisible();
});

test('on the phone: what is due, an occurrence is marked, a paper gets its number, and who did it is told', async ({
	browser,
	school
}) => {
	const page = await phoneOf(browser, await curatorOf(school));
	await page.goto(school.address);
	await expect(page.getByRole('heading', { name: 'По дорожной карте' })).toBeVisible();
	await page.getByRole('link', { name: new RegExp(memo) }).click();
	await page.getByRole('button', { name: /^Памятка/ }).click();
	await page.getByRole('radio', { name: 'Подписан' }).check();
	await page.getByRole('textbox', { name: 'Номер' }).fill('17');
	// The photo of the signed paper is taken where there is no network.
	school.network.turn('refuse');
	const dialog = page.getByRole('dialog');
	await dialog
		.getByLabel('Выбрать фото')
		.setInputFiles({ name: 'приказ.png', mimeType: 'image/png', buffer: onePixel });
	const photo = dialog.getByRole('button', { name: 'Открыть: Фото' });
	await expect(photo).toHaveAccessibleDescription(/Только на этом устройстве/);
	await networkIsBack(school, browser);
	await expect(photo).toHaveAccessibleDescription(/и на сервере/, { timeout: 60_000 });
	await page.getByRole('button', { name: 'Готово' }).click();
	await expect(page.getByText(/№\s17/)).toBeVisible();
	await expect(page.getByRole('button', { name: /Выполнено.*Изменить состояние/ })).toBeVisible();
	await page.getByText('Кто и когда менял').click();
	await expect(page.getByText('Документы: Подписан')).toBeVisible();

	await back(page);
	await page.goto(`${school.address}/roadmap`);
	await openActivity(page, 'Провести неделю открытых уроков');
	await back(page);
	const left = page.getByRole('link', { name: /Провести неделю открытых уроков/ });
	await expect(left, 'one goes on where one was').toBeInViewport();
	await expect(left).toBeFocused();
	await page.mouse.wheel(0, -5_000);
	await framesPass(page, 100);
	await expect(left, 'and not pulled back there').not.toBeInViewport();
	await page.getByRole('button', { name: 'Добавить мероприятие' }).click();
	const draft = page.getByRole('textbox', { name: 'Что сделать' });
	await draft.fill('Собрать отзывы о памятке');
	// Once more, because a browser lets nobody hold back the second.
	for (let time = 0; time < 2; time++) await page.keyboard.press('Escape');
	await page.mouse.click(180, 20);
	await expect(page.getByRole('alert')).toContainText('ещё не сохранено');
	await page.getByRole('button', { name: 'Вернуться к тексту' }).click();
	await expect(draft).toHaveValue('Собрать отзывы о памятке');
	await page.getByRole('button', { name: 'Закрыть', exact: true }).click();
	await page.getByRole('button', { name: 'Закрыть без сохранения' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await openActivity(page, 'Проводить заседания');
	const turns = page.getByRole('button', { name: /^Выполнено: / });
	const before = await turns.count();
	await turns.first().click();
	await expect(turns).toHaveCount(before - 1);
	await page.getByRole('button', { name: 'Отменить правку' }).click();
	await expect(turns).toHaveCount(before);
});

test('on a large screen: the table by keyboard, rows from a spreadsheet, the year, no barriers', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const context = await browser.newContext({
		viewport: { width: 1366, height: 900 },
		permissions: ['clipboard-read', 'clipboard-write']
	});
	const page = await enter(context, await curatorOf(school));
	await openRoadmap(page, school);
	const cell = (text: string) => page.getByRole('gridcell', { name: text, exact: true });
	await cell('1.1').focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(cell('до 10 сентября')).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('до 12 сентября');
	await page.keyboard.press('Tab');
	await expect(cell('до 12 сентября')).toBeVisible();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.type('май');
	await page.keyboard.press('Escape');
	await expect(cell('до 12 сентября')).toBeFocused();

	await page.keyboard.press('Alt+ArrowDown');
	const numbers = page.locator('[data-column="number"]');
	await expect(numbers.nth(1)).toHaveText('1.1');
	await expect(cell('до 12 сентября')).toBeFocused();

	await page.evaluate(() =>
		navigator.clipboard.writeText(
			'1.7\tСобрать отзывы\tмай\tМетодист\tСправка\n1.8\tНаписать письма\tиюнь'
		)
	);
	await page.keyboard.press('Control+v');
	await page.getByRole('button', { name: 'Вставить 2 строки' }).click();
	await expect(numbers.nth(2)).toHaveText('1.7');
	await expect(page.getByRole('link', { name: 'Написать письма' })).toBeVisible();
	await page.getByRole('searchbox').fill('ПИСЬМА написать');
	await expect(page.getByText('Найдено: 1')).toBeVisible();
	await page.getByRole('button', { name: 'Показать всё' }).click();

	for (const face of ['Таблица', 'Год', 'Документы']) {
		await page.getByRole('tab', { name: face }).click();
		await expect(page.getByText(/Этап 5/).first()).toBeVisible();
		expect(await barriersOn(page), face).toEqual([]);
	}
	await page.getByRole('tab', { name: 'Год' }).click();
	await expect(page.getByRole('row', { name: /Обновлять материалы/ })).toContainText(
		'без срока окончания'
	);
	await expect(page.getByRole('row', { name: /муниципальном конкурсе/ })).toContainText(
		'по отдельному плану'
	);
	await context.close();
});
