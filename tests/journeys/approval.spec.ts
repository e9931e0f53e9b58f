import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import * as activities from '#lib/documents/roadmap/activities.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import { deskOf, looksRight } from './desk.ts';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';

test('a roadmap is sent, approved, changed by a list, and carried into the next year', async ({
	browser,
	school
}) => {
	test.setTimeout(300_000);
	const links = await school.loadDemo();
	const director = links.find(({ role }) => role === 'director');
	const curator = links.find(
		({ role, organisation }) => role === 'curator' && organisation === director?.organisation
	);
	if (!director || !curator) throw new Error('the demo school has no director and curator');
	const desk = await deskOf(school, curator);
	stages.addStage(desk.doc, { id: 'stage-1', number: 'I', title: 'Подготовка условий' });
	for (const [id, title, term, responsible] of [
		['row-1', 'Издать приказ о пробных парах', 'сентябрь 2026', 'Тополева Н. С., куратор'],
		['row-2', 'Провести пробные уроки вдвоём', 'октябрь 2026', 'методист'],
		['row-3', 'Собрать отзывы о пробных уроках', 'ежемесячно', 'куратор']
	] as const)
		activities.addActivity(desk.doc, { id, stageId: 'stage-1', title, term, responsible });

	const office = await phoneOf(browser, curator);
	await office.goto(`${school.address}/roadmap`);
	await expect(office.getByText('Дорожная карта не утверждена')).toBeVisible();
	await office.getByRole('button', { name: 'Действия с дорожной картой' }).click();
	await office
		.getByRole('dialog')
		.getByRole('link', { name: /^Утверждение/ })
		.click();
	await expect(office.getByText('Ещё не отправлялась')).toBeVisible();
	await office.getByRole('button', { name: 'Отправить на утверждение' }).click();
	await expect(office.getByText('на утверждении', { exact: true })).toBeVisible();
	await office.getByRole('button', { name: 'Записать шаг согласования' }).click();
	await office.getByLabel('Кем').fill('педагогический совет');
	await office.getByLabel('Номер протокола').fill('1');
	await office.getByRole('button', { name: 'Записать', exact: true }).click();
	await expect(office.getByText(/педагогический совет, № 1 от/)).toBeVisible();

	const head = await phoneOf(browser, director);
	await head.goto(school.address);
	await head.getByRole('link', { name: /На подпись/ }).click();
	await looksRight(head, 'to-sign');
	await head
		.getByRole('link', { name: /Дорожная карта/ })
		.last()
		.click();
	await expect(head.getByText('Издать приказ о пробных парах')).toBeVisible();
	await looksRight(head, 'to-approve');
	await head.getByRole('button', { name: 'Утвердить' }).click();
	await head.getByLabel('Номер приказа').fill('12');
	await head.getByLabel('Дата приказа').fill('2026-09-01');
	await head.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click();
	await expect(head.getByText('утверждена 01.09.2026', { exact: true })).toBeVisible();

	// The curator's phone hears of it by itself, and later edits are gathered.
	await expect(office.getByText('утверждена 01.09.2026', { exact: true })).toBeVisible();
	activities.changeActivity(desk.doc, 'row-2', { term: 'ноябрь 2026' });
	activities.removeActivity(desk.doc, 'row-3');
	await office.getByRole('link', { name: /Лист изменений.*После утверждения: 2/ }).click();
	await expect(office.getByText('ноябрь 2026')).toBeVisible();
	await looksRight(office, 'gather');
	await office.getByRole('button', { name: 'Отправить лист изменений' }).click();
	await expect(office.getByText('Напишите, почему план меняется.')).toBeVisible();
	await office.getByLabel('Почему меняется').fill('Ремонт в октябре');
	await office.getByRole('button', { name: 'Отправить лист изменений' }).click();
	await expect(office.getByRole('heading', { name: 'Лист изменений № 1' })).toBeVisible();

	await head.goto(`${school.address}/to-sign`);
	await head.getByRole('link', { name: /лист изменений/ }).click();
	const line = (name: string) => head.getByRole('row').filter({ hasText: name });
	await line('Провести пробные').getByRole('radio', { name: 'Принять' }).check();
	await line('Собрать отзывы').getByRole('radio', { name: 'Вернуть' }).check();
	await expect(head.getByText('Напишите замечание')).toBeVisible();
	await line('Собрать отзывы').getByLabel('Почему возвращается').fill('Отзывы нужны');
	await looksRight(head, 'decide');
	await head.getByRole('button', { name: 'Записать решение' }).click();
	await expect(head.getByText('Решение записано').first()).toBeVisible();
	await looksRight(head, 'decided');
	// On paper the list stands without what the app says at the moment.
	const said = head.getByText('Решение записано', { exact: true });
	await expect(said).toBeVisible();
	await head.emulateMedia({ media: 'print' });
	expect(await said.isVisible()).toBe(false);
	await head.emulateMedia({ media: 'screen' });

	await expect(office.getByText('Возвращена: Отзывы нужны')).toBeVisible();
	await office.getByRole('button', { name: 'Вернуть как было' }).click();
	await expect(office.getByText('После утверждения ничего не изменилось')).toBeVisible();

	await office.goto(`${school.address}/approval/${desk.id}/compare`);
	await office.getByLabel('Новая').selectOption({ label: 'Сейчас' });
	await expect(office.getByRole('row').filter({ hasText: 'ноябрь 2026' })).toBeVisible();
	await looksRight(office, 'compare');

	await office.goto(`${school.address}/next-year/${desk.id}`);
	await expect(office.getByText('ноябрь 2027').first()).toBeVisible();
	await looksRight(office, 'next-year');
	await office.getByRole('button', { name: 'Создать карту на 2027/28 год' }).click();
	await expect(office.getByLabel('Карта какого года')).toBeVisible();
	await expect(office.getByText('Дорожная карта не утверждена')).toBeVisible();
	desk.close();
});

test('a programme is sent for expertise, returned with a remark, approved, and changed by a list', async ({
	browser,
	school
}) => {
	test.setTimeout(240_000);
	const links = await school.loadDemo();
	const curator = await phoneOf(browser, whoIs(links, 'curator'));
	const director = await phoneOf(browser, whoIs(links, 'director'));
	const mentor = await phoneOf(browser, whoIs(links, 'mentor'));
	const approval = async (page: Page): Promise<void> => {
		await page.goto(`${school.address}/to-sign`);
		await page.getByRole('link', { name: /Программа/ }).click();
	};

	await mentor.goto(`${school.address}/programme`);
	await expect(mentor.getByText('Программа не утверждена')).toBeVisible();
	await mentor.getByRole('link', { name: 'Утверждение' }).click();
	await mentor.getByRole('button', { name: 'Отправить на экспертизу' }).click();
	await expect(mentor.getByText('на экспертизе', { exact: true })).toBeVisible();

	await approval(curator);
	await looksRight(curator, 'programme-review');
	await curator.getByRole('button', { name: 'Вернуть с замечанием' }).click();
	await curator.getByRole('textbox', { name: 'Замечание' }).fill('Назовите ожидаемый результат');
	await curator
		.getByRole('dialog')
		.getByRole('button', { name: /Вернуть/ })
		.click();

	// The pair reads the remark, and sends what it has put right.
	await expect(mentor.getByText('Назовите ожидаемый результат').first()).toBeVisible();
	await mentor.goto(`${school.address}/programme`);
	await mentor.getByLabel('Цель').fill('Вести урок так, чтобы ученики спрашивали сами');
	await mentor.getByRole('link', { name: 'Утверждение' }).click();
	await mentor.getByRole('button', { name: 'Отправить на экспертизу' }).click();
	await expect(mentor.getByText('на экспертизе', { exact: true })).toBeVisible();

	await approval(curator);
	await curator.getByRole('button', { name: 'Записать шаг согласования' }).click();
	await curator.getByLabel('Кем').fill('методический совет');
	await curator.getByRole('button', { name: 'Записать', exact: true }).click();
	await expect(curator.getByText(/методический совет/).first()).toBeVisible();
	await approval(director);
	await expect(director.getByText('ученики спрашивали сами')).toBeVisible();
	await director.getByRole('button', { name: 'Утвердить' }).click();
	await director.getByLabel('Номер приказа').fill('31');
	await director.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click();

	// What is edited later is a list of changes, decided by the expert line by line.
	await expect(mentor.getByText(/В силе редакция/)).toBeVisible();
	await mentor.goto(`${school.address}/programme`);
	await mentor.getByLabel('Цель').fill('Вести урок спокойно');
	await mentor.getByRole('link', { name: 'Утверждение' }).click();
	await mentor.getByRole('link', { name: /Лист изменений/ }).click();
	await mentor.getByLabel('Почему меняется').fill('Цель была слишком широкой');
	await mentor.getByRole('button', { name: 'Отправить лист изменений' }).click();
	await expect(mentor.getByRole('heading', { name: 'Лист изменений № 1' })).toBeVisible();
	await curator.goto(`${school.address}/to-sign`);
	await curator.getByRole('link', { name: /лист изменений/ }).click();
	await curator.getByRole('radio', { name: 'Принять' }).check();
	await curator.getByRole('button', { name: 'Записать решение' }).click();
	await expect(curator.getByText('Решение записано').first()).toBeVisible();
	await expect(mentor.getByText('После утверждения ничего не изменилось')).toBeVisible();
});

function whoIs(links: readonly DemoLink[], role: string): DemoLink {
	const { organisation } = links.find((link) => link.role === 'director') ?? {};
	const link = links.find((each) => each.role === role && each.organisation === organisation);
	if (!link) throw new Error(`the demo school has no ${role}`);
	return link;
}
