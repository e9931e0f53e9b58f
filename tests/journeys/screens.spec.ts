import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { barriersOn } from './barriers.ts';
import { framesPass } from './frames.ts';
import { expectTyped, keepDiary } from './key-diary.ts';
import { tablesInGridsOnPaper } from './on-paper.ts';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';

interface Screen {
	readonly at: string;
	/** What to open on it before it is looked at. */
	readonly open?: (page: Page) => Promise<void>;
}

const firstOf = (selector: string) => async (page: Page) => {
	await page.locator(selector).first().click();
};
const button = (name: string | RegExp) => async (page: Page) => {
	await page.getByRole('button', { name }).first().click();
	await page.getByRole('dialog').waitFor();
};
const meeting = async (page: Page): Promise<void> => {
	await page.locator('main a[href*="/meetings/"]').first().click();
	await page.getByRole('textbox', { name: /заметки к встрече/ }).waitFor();
};
const tab = (name: string) => async (page: Page) => {
	await firstOf('main a[href*="/pairs/"]:not([href$="/new"])')(page);
	await page.getByRole('tab', { name }).click();
};

/** A part of the programme, and what is opened in it. */
const part = (name: string, then?: string) => async (page: Page) => {
	await page.getByRole('link', { name }).click();
	await page.getByRole('heading', { level: 1, name }).waitFor();
	if (then !== undefined) await button(then)(page);
};

const monthPlan = async (page: Page): Promise<void> => {
	await page.getByRole('tab', { name: 'По месяцам' }).click();
	await page.getByText('К сегодняшнему дню').waitFor();
};

const newPin = async (page: Page): Promise<void> => {
	await page.getByRole('button', { name: 'Поставить ПИН' }).click();
};

const lessonCard = async (page: Page): Promise<void> => {
	await page.locator('main a[href*="/lessons/"]').first().click();
	await page.getByRole('button', { name: 'Новая карта' }).click();
	await page.getByText('Цифровые средства').waitFor();
};

const activity = async (page: Page): Promise<void> => {
	await page.locator('main a[href*="/activities/"]').first().click();
	await page.getByRole('heading', { name: 'Обсуждение' }).waitFor();
};

const face = (name: string) => async (page: Page) => {
	await page.getByRole('tab', { name }).click();
};

/** Where «…» of the roadmap leads to. */
const way = (name: RegExp) => async (page: Page) => {
	await page.getByRole('button', { name: 'Действия с дорожной картой' }).click();
	await page.getByRole('dialog').getByRole('link', { name }).click();
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
	await page.waitForLoadState('networkidle');
};

const screensOf: Readonly<Record<string, readonly Screen[]>> = {
	mentor: [
		{ at: '/' },
		{ at: '/week' },
		{ at: '/', open: button(/Связь и сохранность/) },
		{ at: '/', open: button('Помощь') },
		{ at: '/programme' },
		{ at: '/programme', open: button('Добавить шаг') },
		{ at: '/programme', open: button(/Изменить: «/) },
		{ at: '/programme', open: button(/Действия: «/) },
		{ at: '/programme', open: part('С чего начинаем', 'Добавить затруднение') },
		{ at: '/programme', open: part('Ожидаемые результаты', 'Добавить показатель') },
		{ at: '/programme', open: part('Титульные данные') },
		{ at: '/programme', open: part('Итог и размышления') },
		{ at: '/programme', open: part('Обсуждение') },
		{ at: '/programme', open: part('История') },
		{ at: '/programme', open: part('Корзина') },
		{ at: '/programme', open: button('Взять готовую тропу') },
		{ at: '/programme', open: monthPlan },
		{ at: '/meetings' },
		{ at: '/meetings', open: meeting },
		{ at: '/record' },
		{ at: '/meetings', open: lessonCard },
		{ at: '/meetings', open: firstOf('main a[href*="/papers/"]') },
		{ at: '/papers/fields' },
		{ at: '/support' },
		{ at: '/more/calendar' },
		{ at: '/portfolio' },
		{ at: '/meetings', open: firstOf('main a[href*="/story/"]') },
		{ at: '/surveys' },
		{ at: '/connection' },
		{ at: '/more' },
		{ at: '/more', open: button(/Выйти/) },
		{ at: '/more/phone' },
		{ at: '/more/phone', open: newPin },
		{ at: '/more/archive' },
		{ at: '/more/give-file' },
		{ at: '/more/take-file' },
		{ at: '/tally' },
		{ at: '/more/look' },
		{ at: '/more/help' },
		{ at: '/more/about' },
		{ at: '/no-such-screen' }
	],
	curator: [
		{ at: '/' },
		{ at: '/week' },
		{ at: '/pairs' },
		{ at: '/pairs', open: tab('Программа') },
		{ at: '/pairs', open: tab('Встречи') },
		{ at: '/pairs', open: tab('Вход') },
		{ at: '/pairs/new' },
		{ at: '/support' },
		{ at: '/progress' },
		{ at: '/participants' },
		{ at: '/roadmap' },
		{ at: '/roadmap', open: button('Отбор') },
		{ at: '/roadmap', open: activity },
		{ at: '/roadmap', open: face('Год') },
		{ at: '/roadmap', open: face('Документы') },
		{ at: '/roadmap', open: button('Добавить мероприятие') },
		{ at: '/roadmap', open: button('Действия с дорожной картой') },
		{ at: '/roadmap', open: way(/^Внести из Word/) },
		{ at: '/roadmap', open: way(/^Утверждение/) },
		{ at: '/roadmap', open: way(/^Лист изменений/) },
		{ at: '/roadmap', open: way(/^Перенести на новый учебный год/) },
		{ at: '/roadmap', open: way(/^Скачать, опубликовать/) },
		{ at: '/roadmap', open: way(/^Взять из районной карты/) },
		{ at: '/to-sign' },
		{ at: '/invitations' },
		{ at: '/base' },
		{ at: '/base', open: button('Отбор') },
		{ at: '/base', open: firstOf('main a[href*="/people/"]') },
		{ at: '/base', open: firstOf('[role=tab]:nth-child(3)') },
		{ at: '/base/import' },
		{ at: '/base/forms' },
		{ at: '/paper-templates' },
		{ at: '/base/consents' },
		{ at: '/monitoring' },
		{ at: '/monitoring/indicators' },
		{ at: '/survey-desk' },
		{ at: '/survey-desk', open: button('Взять готовую') },
		{ at: '/base/match' },
		{ at: '/base/match', open: button(/Другие наставники/) },
		{ at: '/base/bonds' },
		{ at: '/base/bonds', open: firstOf('main a[href*="/bonds/"]') },
		{ at: '/base/orders' },
		{ at: '/base/orders', open: firstOf('main a[href*="/orders/"]') },
		{ at: '/more' },
		{ at: '/more/people' },
		{ at: '/more/access' },
		{ at: '/more/decisions' }
	],
	mun_curator: [
		{ at: '/' },
		{ at: '/week' },
		{ at: '/roadmap' },
		{ at: '/monitoring' },
		{ at: '/monitoring/indicators' },
		{ at: '/more' }
	]
};

test('a screen that is not for somebody says whose it is, and leads on', async ({
	browser,
	school
}) => {
	const links = await school.loadDemo();
	const lines = [
		['mentor', '/pairs/new', 'Пары и ссылки для входа ведёт куратор школы', 'На главный экран'],
		['mentor', '/programme/nobody', 'Такой пары на устройстве нет', 'На главный экран'],
		['curator', '/programme', 'Программу и встречи ведёт сама пара', 'Ко всем парам'],
		['mun_curator', '/pairs', 'Пары и ссылки для входа ведёт куратор школы', 'На главный экран']
	] as const;
	for (const [role, at, words, way] of lines) {
		const page = await phoneOf(browser, personWith(role, links));
		await show(page, { at });
		await expect(page.getByText(words)).toBeVisible();
		await expect(page.getByRole('link', { name: way })).toBeVisible();
		await page.context().close();
	}
});

for (const [role, screens] of Object.entries(screensOf)) {
	test(`no screen of a ${role} has barriers for axe, in the light and in the dark, or runs over the edge at 320 px or with letters of 200 %`, async ({
		browser,
		school
	}) => {
		test.setTimeout(900_000);
		const page = await phoneOf(browser, personWith(role, await school.loadDemo()));
		for (const screen of screens) {
			await page.setViewportSize({ width: 320, height: 640 });
			await show(page, screen);
			expect(await widest(page), `${screen.at} at 320 px`).toEqual([]);
			await page.setViewportSize({ width: 360, height: 640 });
			expect(await tablesInGridsOnPaper(page), `${screen.at} on paper`).toEqual([]);
			await page.evaluate(() => (document.documentElement.dataset.size = '200'));
			expect(await widest(page), `${screen.at} at 200 %`).toEqual([]);
			await page.evaluate(() => delete document.documentElement.dataset.size);
			// High enough for every screen: what a bar half covers while one scrolls is no small target.
			await page.setViewportSize({ width: 360, height: 4800 });
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				expect(await barriersOn(page), `${screen.at} in the ${colorScheme}`).toEqual([]);
			}
		}
		// What was set just now is what a person sets, and what the next start shows.
		await page.evaluate((look) => localStorage.setItem('tropa:look', JSON.stringify(look)), {
			size: '200'
		});
		await page.reload();
		await expect(page.locator('html')).toHaveAttribute('data-size', '200');
	});
}

test('the first pages have no barriers either', async ({ page, school }) => {
	await school.start();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		for (const path of ['/', '/enter', '/enter#not-a-link-that-anybody-was-given', '/setup']) {
			await page.goto(school.address + path);
			await page.getByRole('heading', { level: 1 }).waitFor();
			expect(await barriersOn(page), `${path} in the ${colorScheme}`).toEqual([]);
		}
	}
});

test('by keyboard alone: past the bars, through the sheet, and back to where one was', async ({
	browser,
	school
}) => {
	const page = await phoneOf(browser, personWith('mentor', await school.loadDemo()));
	await keepDiary(page);
	await page.goto(`${school.address}/programme`);
	await page.getByRole('heading', { level: 1, name: 'Программа' }).waitFor();
	await page.waitForLoadState('networkidle');

	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'К содержанию' })).toBeFocused();

	const chip = page.getByRole('button', { name: /Связь и сохранность/ });
	await chip.focus();
	await page.keyboard.press('Enter');
	const sheet = page.getByRole('dialog', { name: 'Связь и сохранность' });
	await expect(sheet).toBeVisible();
	await page.keyboard.press('Tab');
	expect(await sheet.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	await expect(chip).toBeFocused();

	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Помощь' })).toBeVisible();
	await page.keyboard.press('Escape');

	const goal = page.getByLabel('Цель');
	await goal.focus();
	await page.keyboard.press('End');
	await page.keyboard.type(' Ещё два слова');
	await expectTyped(goal, /Ещё два слова/);
	await page.keyboard.press('Control+z');
	await expect(goal).not.toHaveValue(/Ещё два слова/);
	await page.keyboard.press('Control+Shift+z');
	await expectTyped(goal, /Ещё два слова/);

	await page.getByRole('link', { name: 'Встречи', exact: true }).press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Встречи' })).toBeFocused();
	await expect(page).toHaveTitle(/Встречи/);
});

test('a meeting is written down in three taps, without a network', async ({ browser, school }) => {
	const page = await phoneOf(browser, personWith('mentor', await school.loadDemo()));
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.goto(`${school.address}/`);
	await page.getByRole('link', { name: 'Записать встречу' }).waitFor();
	school.network.turn('refuse');

	await page.getByRole('link', { name: 'Записать встречу' }).click();
	await page.getByRole('radio', { name: 'Консультация' }).check();
	await page.getByRole('button', { name: 'Готово' }).click();

	await expect(page.getByText('Встреча записана на устройстве')).toBeVisible();
	await expect(page.getByText(/Консультация, сегодня/)).toBeVisible();
	await expect(page.getByRole('textbox', { name: /заметки к встрече/ })).toBeVisible();
});

function personWith(role: string, links: readonly DemoLink[]): DemoLink {
	const link = links.find((one) => one.role === role);
	if (!link) throw new Error(`the demo district has no ${role}`);
	return link;
}

async function show(page: Page, { at, open }: Screen): Promise<void> {
	await page.goto(new URL(at, page.url()).href);
	await page.getByRole('heading', { level: 1 }).waitFor();
	// What the screen opens from the device is there when nothing is awaited any more.
	await page.waitForLoadState('networkidle');
	// A row that comes late would push a button from under the finger.
	await framesPass(page, 20);
	await open?.(page);
}

/** What makes the page scroll sideways, if anything does. A wide table may scroll inside its own frame. */
function widest(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const { scrollWidth } = document.documentElement;
		if (scrollWidth <= innerWidth + 1) return [];
		const wide = [...document.querySelectorAll('main *, header *, nav *')]
			.filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
			.slice(0, 5)
			.map((element) => element.outerHTML.slice(0, 120));
		// Words may run out of a box that itself is narrow enough.
		return [`the page is ${scrollWidth} px wide`, ...wide];
	});
}
