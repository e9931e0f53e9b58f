import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { comeBack, goOffline } from './away.ts';
import { join } from '../support/stock-client.ts';
import { byToken, looksRight } from './desk.ts';
import { firstPairOf, phoneOf, test } from './school.ts';
import type { DemoLink, School } from './school.ts';

test.use({ viewport: { width: 360, height: 640 } });

test('one of two phones is away: both values of a term stay, and what one removed and the other went on with', async ({
	browser,
	school
}) => {
	test.setTimeout(120_000);
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const hers = await programmeOn(await phoneOf(browser, mentor), school.address);
	const his = await programmeOn(await phoneOf(browser, mentee), school.address);

	await goOffline(school, his);
	await writeInStep(hers, 'Показать урок коллегам', ['Срок', 'до 15 января']);
	await hers.getByRole('button', { name: 'Действия: «Опробовать приёмы' }).click();
	await hers.getByRole('button', { name: 'Удалить' }).click();
	await writeInStep(his, 'Показать урок коллегам', ['Срок', 'до 20 января']);
	await writeInStep(his, 'Опробовать приёмы', ['Комментарий', 'Пробую во вторник']);
	await expect(chip(hers)).toHaveAccessibleName(/отправлено|\d\d:\d\d/i);

	await comeBack(his);
	for (const page of [hers, his]) {
		await expect(page.getByText('Вы оба изменили: срок')).toBeVisible({ timeout: 60_000 });
		await expect(page.getByText(/до 15 января/).first()).toBeVisible();
		await expect(page.getByText(/до 20 января/).first()).toBeVisible();
		await expect(page.getByText(/Удалено \(.+но после этого дописано/)).toBeVisible();
	}
	await his
		.getByRole('button', { name: /Вернуть мой|Оставить как сейчас/ })
		.first()
		.click();
	await his.getByRole('button', { name: 'Оставить', exact: true }).click();
	for (const page of [hers, his]) {
		await expect(page.getByText('Вы оба изменили')).toHaveCount(0, { timeout: 30_000 });
		await expect(page.getByText('но после этого дописано')).toHaveCount(0);
		await expect(page.getByRole('button', { name: /^Опробовать приёмы/ }).last()).toBeVisible();
	}
	expect(await termOf(hers, 'Показать урок коллегам')).toBe(
		await termOf(his, 'Показать урок коллегам')
	);
});

test('parts of the programme, what changed since, a call by name, the history and the bin', async ({
	browser,
	school
}) => {
	test.setTimeout(120_000);
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const hers = await programmeOn(await phoneOf(browser, mentor), school.address);
	const his = await programmeOn(await phoneOf(browser, mentee), school.address);
	await hers.getByRole('link', { name: 'Встречи', exact: true }).click();
	await hers.getByRole('heading', { level: 1, name: 'Встречи' }).waitFor();

	await goOffline(school, his);
	await part(his, 'С чего начинаем');
	const rows = his.getByRole('region', { name: 'Затруднения по областям' }).getByRole('listitem');
	await rows.first().waitFor();
	const before = await rows.count();
	await his.getByRole('button', { name: 'Добавить затруднение' }).click();
	await his.getByRole('dialog').waitFor();
	await his.keyboard.press('Escape');
	await expect(his.getByRole('dialog')).toBeHidden();
	await expect(rows).toHaveCount(before);
	await his.getByRole('button', { name: 'Добавить затруднение' }).click();
	await his.getByLabel('Область').selectOption('Структура и темп');
	await his.getByLabel('Уровень в начале').selectOption('3');
	await his.getByRole('button', { name: 'Готово' }).click();
	await expect(his.getByText('уровень 3', { exact: true })).toBeVisible();
	await back(his);
	await part(his, 'Обсуждение');
	await his.getByLabel('Сообщение').fill('Успеем до конца четверти?');
	await his.getByLabel('Обратиться к').selectOption({ index: 1 });
	await his.getByRole('button', { name: 'Написать' }).click();
	await back(his);
	await comeBack(his);
	await expect(chip(his)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });

	await hers.getByRole('link', { name: 'Программа', exact: true }).click();
	const news = hers.getByRole('region', { name: 'Что изменилось' });
	await expect(news.getByText(/Структура и темп.*добавлено/)).toBeVisible({ timeout: 30_000 });
	await expect(news.getByText(/обращаются к вам/)).toBeVisible();
	await expect(news.getByRole('link', { name: 'Открыть обсуждение' })).toBeVisible();
	await news.getByRole('button', { name: 'Понятно' }).click();
	await expect(news).toHaveCount(0);

	await part(hers, 'Обсуждение');
	await hers.getByRole('button', { name: 'Отметить решённым' }).click();
	await expect(hers.getByText(/Решено: /)).toBeVisible();
	await back(hers);

	await writeInStep(hers, 'Показать урок коллегам', ['Срок', 'в мае']);
	await part(hers, 'История');
	const line = hers.getByRole('listitem').filter({ hasText: 'Показать урок коллегам' });
	await line.filter({ hasText: 'срок' }).first().getByRole('button').click();
	await back(hers);
	expect(await termOf(hers, 'Показать урок коллегам')).not.toBe('в мае');

	await hers.getByRole('button', { name: 'Действия: «Показать урок' }).click();
	await hers.getByRole('button', { name: 'Удалить' }).click();
	await part(hers, 'Корзина');
	await hers.getByRole('button', { name: 'Вернуть', exact: true }).click();
	await back(hers);
	await expect(
		hers.getByRole('button', { name: 'Показать урок коллегам', exact: true }).last()
	).toBeVisible();
});

test('a text that both wrote apart is marked until one of them has looked it over', async ({
	browser,
	school
}) => {
	test.setTimeout(120_000);
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const hers = await programmeOn(await phoneOf(browser, mentor), school.address);
	const his = await programmeOn(await phoneOf(browser, mentee), school.address);
	await goOffline(school, his);
	// An open line may still bring the first of her letters: he would have begun from them.
	await expect(chip(his)).toContainText(/На устройстве|Без интернета/);
	for (const [page, words] of [
		[hers, 'Слово наставника. '],
		[his, 'Слово наставляемого. ']
	] as const) {
		await page.getByLabel('Цель', { exact: true }).focus();
		await page.keyboard.press('Control+Home');
		await page.keyboard.type(words);
	}
	// Back before her words are on the server, or the phone has noticed anything, he was never apart.
	await reachServer(school, mentor, 'Слово наставника. ');
	await expect(chip(his)).toContainText(/На устройстве\s·\s\d/);
	await comeBack(his);
	for (const page of [hers, his]) {
		await expect(page.getByText(/^Объединено: здесь писали двое/)).toBeVisible({ timeout: 60_000 });
		await expect(page.getByLabel('Цель', { exact: true })).toHaveValue(/Слово наставника\. /);
		await expect(page.getByLabel('Цель', { exact: true })).toHaveValue(/Слово наставляемого\. /);
	}
	await looksRight(hers, 'programme-merged');
	// He wrote apart, and is told how much of whom came together; she had no part in that.
	const told = his.getByRole('region', { name: 'Что изменилось' });
	await expect(told.getByText(/^Объединено: ваша 1\s+правка и 1\s+правка \(/)).toBeVisible();
	await expect(hers.getByText(/^Объединено: ваш/)).toHaveCount(0);
	await looksRight(his, 'programme-merge-told');
	await told.getByRole('button', { name: 'Понятно' }).click();
	await expect(told).toHaveCount(0);
	await his.getByRole('button', { name: 'Проверено: цель' }).click();
	for (const page of [hers, his])
		await expect(page.getByText(/^Объединено/)).toHaveCount(0, { timeout: 30_000 });
});

test('a step is talked over, and what the curator says is read by the pair and settled by the curator', async ({
	browser,
	school
}) => {
	test.setTimeout(120_000);
	const links = await school.loadDemo();
	const { mentor, mentee } = firstPairOf(links);
	const curator = await phoneOf(
		browser,
		links.find(({ role }) => role === 'curator')!
	);
	await curator.goto(`${school.address}/pairs`);
	await curator
		.getByRole('link', { name: new RegExp(mentor.name.split(' ')[0]!) })
		.first()
		.click();
	const remarks = curator.getByRole('region', { name: 'Замечания куратора' });
	await remarks.getByLabel('О чём').selectOption('Шаг «Показать урок коллегам»');
	await remarks.getByRole('button', { name: 'Написать' }).click();
	await expect(remarks.getByText('Напишите хотя бы одно слово.')).toBeVisible();
	await remarks.getByLabel('Замечание').fill('Позовите и завуча');
	await remarks.getByLabel('Обратиться к').selectOption({ index: 1 });
	await remarks.getByRole('button', { name: 'Написать' }).click();
	await expect(remarks.getByText(/Кому: /)).toBeVisible();
	await looksRight(curator, 'review-remarks');

	const hers = await programmeOn(await phoneOf(browser, mentor), school.address);
	const said = hers.getByRole('region', { name: 'Замечания куратора' });
	await expect(said.getByText('Позовите и завуча')).toBeVisible();
	await expect(said.getByText(/Шаг «Показать урок коллегам»/)).toBeVisible();
	await expect(said.getByRole('button')).toHaveCount(0);
	await hers.getByRole('button', { name: 'Действия: «Показать урок' }).click();
	await hers.getByRole('button', { name: 'Обсудить' }).click();
	const sheet = hers.getByRole('dialog');
	await expect(sheet.getByText('Позовите и завуча')).toBeVisible();
	await sheet.getByLabel('Сообщение').fill('Зовём на вторник');
	await sheet.getByRole('button', { name: 'Написать' }).click();
	await expect(sheet.getByText('Зовём на вторник')).toBeVisible();
	await looksRight(hers, 'step-talk');
	await sheet.getByRole('button', { name: 'Закрыть' }).click();

	const his = await programmeOn(await phoneOf(browser, mentee), school.address);
	await his.getByRole('button', { name: 'Обсуждение: 1' }).click();
	await his.getByRole('dialog').getByRole('button', { name: 'Отметить решённым' }).click();
	await his.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
	await expect(his.getByRole('button', { name: 'Обсуждение: 1' })).toHaveCount(0);
	await remarks.getByRole('button', { name: 'Отметить решённым' }).click();
	await expect(said).toHaveCount(0, { timeout: 30_000 });
});

test('on paper the programme and the meetings stand without buttons and bars', async ({
	browser,
	school
}) => {
	const { mentor } = firstPairOf(await school.loadDemo());
	const page = await programmeOn(await phoneOf(browser, mentor), school.address);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText('Показать урок коллегам').first()).toBeVisible();
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Добавить шаг' })).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^Действия/ })).toHaveCount(0);
	await page.goto(`${school.address}/meetings`);
	await expect(page.getByText('Подтвердили оба').first()).toBeVisible();
	await expect(page.getByRole('link', { name: 'Записать встречу' })).toHaveCount(0);
});

test('on a computer the plan is a table that is typed into, and a board', async ({
	browser,
	school
}) => {
	const { mentor } = firstPairOf(await school.loadDemo());
	const page = await programmeOn(await phoneOf(browser, mentor), school.address);
	await page.setViewportSize({ width: 1366, height: 768 });
	await page.getByRole('tab', { name: 'Таблицей' }).click();
	const grid = page.getByRole('grid', { name: 'План мероприятий таблицей' });
	const title = grid.getByRole('gridcell', { name: 'Показать урок коллегам', exact: true });
	await title.focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('мастер-класс');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('до 1 марта');
	await page.keyboard.press('Enter');
	await expect(grid.getByRole('gridcell', { name: 'мастер-класс', exact: true })).toBeVisible();
	await expect(grid.getByRole('gridcell', { name: 'до 1 марта', exact: true })).toBeVisible();
	await title.focus();
	await page.keyboard.press('Control+Enter');
	await page.keyboard.type('Собрать папку планов');
	await page.keyboard.press('Enter');
	await expect(
		grid.getByRole('gridcell', { name: 'Собрать папку планов', exact: true })
	).toBeVisible();

	await looksRight(page, 'programme-table');
	await page.setViewportSize({ width: 1366, height: 768 });

	await page.getByRole('tab', { name: 'Доской' }).click();
	const lot = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
	await page.getByRole('button', { name: '«Собрать папку планов»: в работе' }).click();
	await expect(lot('В работе').getByText('Собрать папку планов')).toBeVisible();
	await page
		.getByRole('article')
		.filter({ hasText: 'Собрать папку планов' })
		.dragTo(lot('Сделано').getByRole('heading'));
	await expect(lot('Сделано').getByText('Собрать папку планов')).toBeVisible();
	await looksRight(page, 'programme-board');
});

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });

async function programmeOn(page: Page, address: string): Promise<Page> {
	await page.setViewportSize({ width: 360, height: 640 });
	await page.goto(`${address}/programme`);
	await page.getByText('Следующий шаг').waitFor();
	return page;
}

async function part(page: Page, name: string): Promise<void> {
	await page.getByRole('link', { name }).click();
	await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function back(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'К программе' }).click();
	await page.getByText('Следующий шаг').waitFor();
}

async function openStep(page: Page, title: string): Promise<void> {
	const name = new RegExp(`^${title}`);
	await page.getByRole('tabpanel').getByRole('button', { name }).click();
	await page.getByRole('dialog').waitFor();
}

async function writeInStep(
	page: Page,
	title: string,
	[field, text]: readonly [string, string]
): Promise<void> {
	await openStep(page, title);
	await page.getByRole('dialog').getByLabel(field, { exact: true }).fill(text);
	await page.getByRole('button', { name: 'Готово' }).click();
}

async function termOf(page: Page, title: string): Promise<string> {
	await openStep(page, title);
	const term = await page.getByRole('dialog').getByLabel('Срок', { exact: true }).inputValue();
	await page.getByRole('button', { name: 'Готово' }).click();
	return term;
}

/** Until the server itself has these words in the goal of this person's programme. */
async function reachServer(school: School, person: DemoLink, words: string): Promise<void> {
	const { token, account } = await byToken(school, person);
	const programme = account.documents.find(({ kind }) => kind === 'programme');
	const { doc, leave } = await join(school, programme?.id ?? '', { token });
	await expect.poll(() => doc.getText('text:goal').toString()).toContain(words);
	leave();
}
