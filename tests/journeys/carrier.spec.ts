import { randomBytes } from 'node:crypto';
import { expect } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { goOffline } from './away.ts';
import { hasNoBarriers } from './barriers.ts';
import { looksRight } from './desk.ts';
import { hold, putLens } from './lens.ts';
import { keysOn } from './packet-keys.ts';
import { enter, firstPairOf, test, networkIsBack } from './school.ts';
import type { DemoLink, School } from './school.ts';
import { placesHolding } from './stored-bytes.ts';

const words = 'Тема из деревни, где нет связи';

test('somebody else takes edits from a screen, unread, and brings the server’s answer back on a screen', async ({
	browser,
	school
}) => {
	test.slow();
	const { hers, driver } = await villageAnd(browser, school);
	await editTopic(hers, words);
	await hers.goto(new URL('/more/give-file', school.address).href);
	await looksRight(hers, 'give-file');
	await hers.getByRole('button', { name: /С оказией, кодом с экрана/ }).click();
	await expect(hers.getByRole('heading', { name: 'Покажите этот код' })).toBeFocused();
	await hasNoBarriers(hers);
	await looksRight(hers, 'give-code');

	await driver.goto(new URL('/more/take-file', school.address).href);
	await looksRight(driver, 'take-file');
	await driver.getByRole('button', { name: 'Сканировать код' }).click();
	await expect(driver.getByRole('heading', { name: 'Сканируйте код' })).toBeFocused();
	await hasNoBarriers(driver);
	await hold(hers, driver);
	await expect(driver.getByText('Код не для вас: прочитать его может только')).toBeVisible();
	await looksRight(driver, 'code-for-others');
	await driver.getByRole('button', { name: 'Взять с собой' }).click();
	await expect(driver.getByText('Взято с собой')).toBeVisible();
	await scan(driver, hers);
	await expect(driver.getByText('Этот код вы уже несёте с оказией')).toBeVisible();
	expect(await placesHolding(driver, [words])).toEqual([]);
	await hers.getByRole('button', { name: 'Готово' }).click();
	await expect(hers.getByText('Если второй телефон прочитал код')).toBeVisible();
	await driver.goto(new URL('/more/give-file', school.address).href);
	await expect(driver.getByText(/Несёте с оказией: 1\sпакет \(\d+\sКБ\)/)).toBeVisible();
	// There is nothing of the driver's own to send.
	await expect(driver.getByRole('button', { name: /С оказией, на сервер/ })).toHaveCount(0);
	await looksRight(driver, 'carrying');

	// The driver comes to where there is a network, and back to her, who still has none.
	await goOffline(school, hers);
	await networkIsBack(school, browser);
	const answer = driver.getByRole('button', { name: /Показать кодом: ответ/ });
	await expect(answer).toBeVisible({ timeout: 60_000 });
	await answer.click();
	await hers.goto(new URL('/more/take-file', school.address).href);
	await scan(hers, driver);
	await expect(hers.getByText(/Ответ сервера: 1\sизменение уже там/)).toBeVisible();
	await looksRight(hers, 'receipt-by-code');
	await hers.getByRole('button', { name: 'Отметить' }).click();
	await expect(chip(hers)).not.toContainText(/·\s*1/);
	await driver.getByRole('button', { name: 'Готово' }).click();
	await expect(driver.getByText('Уже передан, можно ещё раз')).toBeVisible();
	await looksRight(driver, 'answers');
});

test('a code of the other kind is told apart, and nothing of it is taken', async ({
	browser,
	school
}) => {
	test.slow();
	const { hers, driver: his } = await villageAnd(browser, school, 'mentee');
	await editTopic(hers, words);
	await hers.goto(new URL('/more/give-file', school.address).href);
	await hers.getByRole('button', { name: /С оказией, кодом с экрана/ }).click();
	await his.goto(new URL('/tally', school.address).href);
	await his.getByRole('button', { name: 'Сканировать' }).click();
	await hold(hers, his);
	await expect(his.getByText('Это не код для сверки')).toBeVisible();

	await his.getByRole('button', { name: 'Показать QR' }).click();
	await hers.goto(new URL('/more/take-file', school.address).href);
	await scan(hers, his);
	await expect(hers.getByText('Это код «Тропы», но не с записями')).toBeVisible();
	await expect(hers.getByRole('button', { name: /Добавить|Взять с собой/ })).toHaveCount(0);
});

test('what is too long for a camera says so, and goes as a file', async ({ browser, school }) => {
	const { hers } = await villageAnd(browser, school);
	// Letters by lot, which nothing squeezes.
	await editTopic(hers, randomBytes(60_000).toString('base64'));
	await hers.goto(new URL('/more/give-file', school.address).href);
	await hers.getByRole('button', { name: /С оказией, кодом с экрана/ }).click();
	await expect(hers.getByText(/кодами проходит не больше 48\sКБ/)).toBeVisible();
	const waiting = hers.waitForEvent('download');
	await hers.getByRole('button', { name: /С оказией, на сервер/ }).click();
	expect((await waiting).suggestedFilename()).toMatch(/^tropa-.*\.txt$/);
});

/** A mentor whose phone has lost its network with a meeting open, and somebody who comes by. */
async function villageAnd(browser: Browser, school: School, who?: 'mentee') {
	const links = await school.loadDemo();
	const { mentor, mentee } = firstPairOf(links);
	const passerBy = links.findLast(({ role, name }) => role === 'mentee' && name !== mentee.name);
	if (!passerBy) throw new Error('the demo district has one pair only');
	const [hers, driver] = [
		await phoneWithLens(browser, mentor),
		await phoneWithLens(browser, who ? mentee : passerBy)
	];
	await hers.getByRole('link', { name: 'Встречи', exact: true }).click();
	await hers.getByText('Подтвердили оба').first().click();
	await expect(topic(hers)).toBeVisible();
	await expect(chip(hers)).toContainText(/\d\d:\d\d/);
	for (const page of [hers, driver]) await expect.poll(() => keysOn(page)).toBeTruthy();
	school.network.turn('refuse');
	await expect(chip(hers)).toContainText(/Сервер не отвечает|Без интернета/);
	return { hers, driver };
}

async function phoneWithLens(browser: Browser, link: DemoLink): Promise<Page> {
	const context = await browser.newContext();
	await putLens(context);
	return enter(context, link);
}

async function scan(camera: Page, screen: Page): Promise<void> {
	await camera.getByRole('button', { name: 'Сканировать код' }).click();
	await hold(screen, camera);
}

async function editTopic(page: Page, text: string): Promise<void> {
	await topic(page).fill(text);
	await topic(page).blur();
	await expect(chip(page)).toContainText(/·\s*1/);
}

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
const topic = (page: Page) => page.getByRole('textbox', { name: 'Тема' });
