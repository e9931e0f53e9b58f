import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { comeBack, goOffline } from './away.ts';
import { listenTo, storeOf } from './bytes.ts';
import { phoneOf, readyOffline, test } from './school.ts';
import type { DemoLink, School } from './school.ts';

test.use({ viewport: { width: 360, height: 640 } });

for (const [how, away] of [
	['with a network all the time', false],
	['with each phone away for most of it', true]
] as const) {
	test(`a pair’s whole year in short, ${how}`, async ({ browser, school }) => {
		test.setTimeout(400_000);
		const links = await school.loadDemo();
		const { curator, director } = leadersOf(links);
		const head = await phoneOf(browser, director);
		const office = await phoneOf(browser, curator);
		const ears = listenTo(office);
		const [hers, his] = await newPair(browser, office, school);
		const both = [hers, his] as const;
		const leave = async (): Promise<void> => {
			if (away) await goOffline(school, ...both);
		};
		const comeHome = async (): Promise<void> => {
			for (const page of both) {
				await comeBack(page);
				await page.goto(`${school.address}/`);
				await expect(chip(page)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });
			}
		};

		// The programme begins with a ready trail; each of the two adds to it.
		await leave();
		await takeTrail(hers, school);
		await hers.getByLabel('Цель').fill('Урок, на котором спрашивают сами');
		await addDifficulty(his, school);
		await comeHome();

		await hers.goto(`${school.address}/programme`);
		await expect(hers.getByText('1 затруднение')).toBeVisible({ timeout: 60_000 });
		await hers.getByRole('link', { name: 'Утверждение' }).click();
		await hers.getByRole('button', { name: 'Отправить на экспертизу' }).click();
		await expect(hers.getByText('на экспертизе', { exact: true })).toBeVisible();
		await review(office, school);
		await approve(head, school);
		await expect(hers.getByText(/В силе редакция/)).toBeVisible({ timeout: 60_000 });

		// A meeting of each kind: five are noted by the mentor, three by the mentee.
		await leave();
		for (const kind of ['Знакомство', 'Планирование', 'Рабочая', 'Консультация', 'Итоговая'])
			await hold(hers, school, kind);
		for (const kind of ['Пробная', 'На уроке', 'Групповая']) await hold(his, school, kind);
		await write(hers, await addressOf(hers, school, 'Рабочая'), 'Слова одной пары');
		await comeHome();

		await leave();
		for (const kind of ['Пробная', 'На уроке', 'Групповая']) await confirm(hers, school, kind);
		for (const kind of ['Знакомство', 'Рабочая', 'Итоговая']) await confirm(his, school, kind);
		await say(his, 'Слова одному себе');
		await hers.goto(`${school.address}/programme`);
		const goal = 'Урок, на котором спрашивают и спорят';
		const before = (await chip(hers).getAttribute('aria-label')) ?? '';
		await hers.getByLabel('Цель').fill(goal);
		// Who leaves in the very moment of the last letter is the business of another journey.
		if (away) await expect(chip(hers)).not.toHaveAccessibleName(before);
		else {
			await his.goto(`${school.address}/programme`);
			await expect(his.getByLabel('Цель')).toHaveValue(goal);
		}
		await comeHome();

		await changeByList(hers, office, school);

		await leave();
		await conclude(hers, school);
		const report = await reportOn(hers, school);
		expect(report.includes('Ученики спрашивают сами')).toBe(true);
		expect(report).toMatch(/Состоялось встреч: 8/);
		expect(report).not.toContain('Слова одной пары');
		await comeHome();

		// The curator has the facts of the year, and not a byte of what the two said to each other.
		await office.goto(`${school.address}/pairs`);
		await office.getByRole('link', { name: /Ручьёва/ }).click();
		await office.getByRole('tab', { name: 'Встречи' }).click();
		for (const kind of kinds) {
			await expect(office.getByText(`Тема: ${kind}`).first()).toBeVisible({ timeout: 60_000 });
		}
		await office.getByRole('tab', { name: 'Программа' }).click();
		await expect(office.getByText('Урок, на котором спрашивают и спорят').first()).toBeVisible();
		const held = await storeOf(office);
		expect(held.includes('Тема: Рабочая')).toBe(true);
		for (const words of ['Слова одной пары', 'Слова одному себе']) {
			expect([words, held.includes(words), await ears.heard(words)]).toEqual([words, false, false]);
		}
	});
}

const kinds = [
	...['Знакомство', 'Пробная', 'Планирование', 'Рабочая'],
	...['На уроке', 'Консультация', 'Групповая', 'Итоговая']
] as const;

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });

function leadersOf(links: readonly DemoLink[]): { curator: DemoLink; director: DemoLink } {
	const director = links.find(({ role }) => role === 'director');
	const curator = links.find(
		({ role, organisation }) => role === 'curator' && organisation === director?.organisation
	);
	if (!director || !curator) throw new Error('the demo school has no director and curator');
	return { curator, director };
}

async function newPair(
	browser: Browser,
	office: Page,
	school: School
): Promise<readonly [Page, Page]> {
	await office.goto(`${school.address}/pairs/new`);
	await office.getByLabel('Наставник').fill('Ручьёва Анна Викторовна');
	await office.getByLabel('Наставляемый').fill('Луговой Пётр Сергеевич');
	await office.getByRole('button', { name: 'Создать пару и ссылки' }).click();
	await expect(office.getByText('Пара создана')).toBeVisible();
	const links = await office.getByText(/\/enter#/).allInnerTexts();
	const phones: Page[] = [];
	for (const link of links) {
		const page = await (await browser.newContext()).newPage();
		await page.setViewportSize({ width: 360, height: 640 });
		await page.goto(link);
		await page
			.getByRole('link', { name: 'Начать работу' })
			.or(page.getByRole('button', { name: 'Начать работу' }))
			.click();
		await page.getByRole('navigation').first().waitFor();
		await readyOffline(page);
		await expect(chip(page)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });
		phones.push(page);
	}
	return [phones[0]!, phones[1]!];
}

async function takeTrail(page: Page, { address }: School): Promise<void> {
	await page.goto(`${address}/programme`);
	await page.getByRole('button', { name: 'Взять готовую тропу' }).first().click();
	await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
	await page.getByRole('button', { name: /^Добавить \d+/ }).click();
	await expect(page.getByText(/Добавлено из тропы/)).toBeVisible();
}

async function addDifficulty(page: Page, { address }: School): Promise<void> {
	await page.goto(`${address}/programme`);
	await page.getByRole('link', { name: 'С чего начинаем' }).click();
	await page.getByRole('button', { name: 'Добавить затруднение' }).click();
	await page.getByLabel('Область').selectOption('Структура и темп');
	await page.getByLabel('Уровень в начале').selectOption('3');
	await page.getByRole('button', { name: 'Готово' }).click();
	await expect(page.getByText('уровень 3')).toBeVisible();
}

async function review(office: Page, { address }: School): Promise<void> {
	await office.goto(`${address}/to-sign`);
	await office.getByRole('link', { name: /Программа/ }).click();
	await office.getByRole('button', { name: 'Записать шаг согласования' }).click();
	await office.getByLabel('Кем').fill('методический совет');
	await office.getByRole('button', { name: 'Записать', exact: true }).click();
	await expect(office.getByText(/методический совет/).first()).toBeVisible();
}

async function approve(head: Page, { address }: School): Promise<void> {
	await head.goto(`${address}/to-sign`);
	await head.getByRole('link', { name: /Программа/ }).click();
	await head.getByRole('button', { name: 'Утвердить' }).click();
	await head.getByLabel('Номер приказа').fill('31');
	await head.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click();
	await expect(head.getByText(/утверждена\s\d\d/).first()).toBeVisible();
}

async function hold(page: Page, { address }: School, kind: string): Promise<void> {
	await page.goto(`${address}/record`);
	await page.getByRole('radio', { name: kind, exact: true }).check();
	await page.getByRole('button', { name: 'Готово' }).click();
	await page.getByRole('textbox', { name: 'Тема', exact: true }).fill(`Тема: ${kind}`);
	await page.getByLabel('Итог', { exact: true }).fill(`Итог: ${kind}`);
	await confirmHere(page);
}

/** Who notes a meeting has confirmed it by that, or is asked. */
async function confirmHere(page: Page): Promise<void> {
	const asked = page.getByRole('button', { name: 'Подтвердить, что встреча была' });
	const confirmed = page.getByText('Вы подтвердили встречу');
	await asked.or(confirmed).first().waitFor();
	if (await asked.isVisible()) await asked.click();
	await expect(confirmed).toBeVisible();
}

async function addressOf(page: Page, { address }: School, kind: string): Promise<string> {
	await page.goto(`${address}/meetings`);
	await page.getByText(`Тема: ${kind}`).first().click();
	await page.getByRole('textbox', { name: 'Тема', exact: true }).waitFor();
	return page.url();
}

async function confirm(page: Page, school: School, kind: string): Promise<void> {
	await addressOf(page, school, kind);
	await confirmHere(page);
}

async function write(page: Page, address: string, words: string): Promise<void> {
	await page.goto(address);
	const note = page.getByRole('textbox', { name: /заметки к встрече/ });
	await note.click();
	await note.pressSequentially(words);
	await expect(note).toContainText(words);
}

/** In less than half a minute, and for nobody else. */
async function say(page: Page, words: string): Promise<void> {
	const card = page.getByRole('region', { name: 'Отклик о встрече' });
	await card.getByRole('radio', { name: 'Помогла мало' }).check();
	await card.getByLabel('Что помогло, что мешало').fill(words);
	await page.reload();
	await expect(card.getByText('Отклик дан')).toBeVisible();
}

async function changeByList(hers: Page, office: Page, { address }: School): Promise<void> {
	await hers.goto(`${address}/programme`);
	await hers.getByRole('link', { name: 'Утверждение' }).click();
	await hers.getByRole('link', { name: /Лист изменений/ }).click();
	await hers.getByLabel('Почему меняется').fill('Цель оказалась уже');
	await hers.getByRole('button', { name: 'Отправить лист изменений' }).click();
	await expect(hers.getByRole('heading', { name: 'Лист изменений № 1' })).toBeVisible();
	await office.goto(`${address}/to-sign`);
	await office.getByRole('link', { name: /лист изменений/ }).click();
	await office.getByRole('radio', { name: 'Принять' }).check();
	await office.getByRole('button', { name: 'Записать решение' }).click();
	await expect(office.getByText('Решение записано').first()).toBeVisible();
	await expect(hers.getByText('После утверждения ничего не изменилось')).toBeVisible({
		timeout: 60_000
	});
}

async function conclude(page: Page, { address }: School): Promise<void> {
	await page.goto(`${address}/programme`);
	await page.getByRole('link', { name: 'Итог и размышления' }).click();
	await page.getByRole('textbox', { name: 'Итог', exact: true }).fill('Ученики спрашивают сами');
	await expect(page.getByRole('textbox', { name: 'Итог', exact: true })).toHaveValue(
		'Ученики спрашивают сами'
	);
}

async function reportOn(page: Page, { address }: School): Promise<string> {
	await page.goto(`${address}/meetings`);
	await page.getByRole('link', { name: /Документы пары/ }).click();
	await page.getByRole('radio', { name: 'Итоговый отчёт пары' }).check();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Скачать .docx' }).click()
	]);
	const files = unzipSync(new Uint8Array(await readFile(await file.path())));
	return strFromU8(files['word/document.xml']!);
}
