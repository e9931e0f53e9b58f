import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { tableXlsx } from '../../src/lib/export/plain-table.ts';
import { readGrid } from '../../src/lib/import/read-file.ts';
import {
	deskReadyOffline,
	enrol,
	foundSchool,
	networkIsBack,
	shellIsHere,
	test
} from './school.ts';
import type { School } from './school.ts';

/** Fifteen who could teach others, and fifteen who would like to learn; all of them teachers. */
const surnames =
	'Алмазова Берёзкина Воронцова Голубева Дроздова Ежова Журавлёва Зимина Иванцова Калинкина Лебедева Малинина Носкова Орехова Полянкина'.split(
		' '
	);
const areas = ['Цель и план урока', 'Дисциплина и контакт с классом', 'Родители, собрания'];
const days = ['понедельник', 'вторник', 'среда'];

function workbook(part: 'mentor' | 'mentee'): Buffer {
	const isMentor = part === 'mentor';
	const initials = isMentor ? 'Анна Игоревна' : 'Дарья Олеговна';
	const rows = surnames.map((surname, at) => [
		...[String(at + 1), `${surname} ${initials}`, 'учитель', 'математика'],
		...[`${areas[at % 3]} — 3`, days[at % 3]!, isMentor ? '1' : '']
	]);
	const levels = isMentor ? 'Компетенции' : 'Дефициты';
	const headings = [
		'№ п/п',
		'ФИО',
		'Должность',
		'Предмет',
		levels,
		'Время',
		'Сколько наставляемых'
	];
	return Buffer.from(tableXlsx({ name: 'Кадры', title: 'Кадры', headings, rows }));
}

test('from an empty server to a running school, and to the district that sees it', async ({
	page,
	browser,
	school
}, info) => {
	test.setTimeout(300_000);
	const steps = countSteps(page);
	await foundSchool(page, school, {
		school: 'Школа посёлка Ключи',
		curator: 'Полозова Мария Андреевна'
	});
	await deskReadyOffline(page);

	await page.goto(`${school.address}/base/import`);
	await bringIn(page, 'Наставники', workbook('mentor'));
	await bringIn(page, 'Наставляемые', workbook('mentee'));
	await page.goto(`${school.address}/base/consents`);
	await page.getByLabel('Отметить всех').check();
	await page.getByRole('button', { name: /Записать: 60/ }).click();
	await page.goto(`${school.address}/base`);
	await expect(page.getByText('15 человек')).toBeVisible();

	await page.goto(`${school.address}/base/match`);
	await page.getByRole('button', { name: /Взять все: 15/ }).click();
	await page.goto(`${school.address}/base/bonds`);
	const firsts = surnames.slice(0, 3);
	await page.getByRole('button', { name: 'Отметить согласие сразу многих' }).click();
	for (const surname of firsts) await page.getByLabel(new RegExp(`${surname} Дарья`)).check();
	await page.getByRole('button', { name: /Записать: 3/ }).click();
	await expect(page.getByText('Согласны оба', { exact: true })).toHaveCount(3);
	await page.goto(`${school.address}/base/orders`);
	await page.getByRole('button', { name: 'Составить приказ', exact: true }).click();
	await page.getByLabel('Номер').fill('41-од');
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Скачать для Word' }).click()
	]);
	const order = JSON.stringify(readGrid(await readFile(await saved.path())));
	for (const surname of firsts) expect(order).toContain(`${surname} Дарья`);
	await page.getByRole('button', { name: 'Подписан: закрепить' }).click();
	await expect(page.getByText(/Подписан \d/)).toBeVisible();

	await page.goto(`${school.address}/base/bonds`);
	const mentors: string[] = [];
	for (const surname of firsts) mentors.push(await mentorOf(page, surname));
	const phones = await comeByInvitations(browser, page, { school, names: mentors });
	for (const surname of firsts) {
		await page.goto(`${school.address}/base/bonds`);
		await page.getByRole('link', { name: new RegExp(`${surname} Дарья`) }).click();
		await page.getByRole('button', { name: 'Открыть программу и дневник' }).click();
		await page
			.getByText(/\/enter#/)
			.first()
			.waitFor();
	}
	await answerQuestionnaire(browser, page, phones, school);

	const [phone] = phones;
	if (!phone) throw new Error('nobody came in');
	await phone.getByRole('link', { name: 'Программа', exact: true }).first().click();
	await phone.getByLabel('Цель').first().fill('Уверенно вести урок');
	await phone.getByRole('link', { name: 'Встречи', exact: true }).first().click();
	await phone.getByRole('link', { name: 'Записать встречу' }).first().click();
	await phone.getByRole('radio', { name: 'Знакомство' }).check();
	await phone
		.getByRole('button', { name: 'Состоялась' })
		.or(phone.getByRole('button', { name: 'Готово' }))
		.first()
		.click();
	await stored(phone);

	const [mentor = ''] = mentors;
	await expect(async () => {
		await page.goto(`${school.address}/progress`);
		const pair = page.getByRole('listitem').filter({ hasText: mentor }).last();
		await expect(pair).toContainText('программа в работе', { timeout: 5_000 });
		await expect(pair).toContainText(/1\sвстреча/);
	}).toPass({ timeout: 60_000 });

	await page.goto(`${school.address}/monitoring/indicators`);
	const meetings = page.getByRole('article').filter({ hasText: 'Встреч на пару в месяц' });
	await expect(async () => {
		await page.reload();
		await expect(meetings.getByText(/^1 из 3/)).toBeVisible({ timeout: 5_000 });
	}).toPass({ timeout: 60_000 });
	await expect(
		page.getByRole('article').filter({ hasText: 'Пары с утверждённой программой' })
	).toContainText('0 из 3');
	const ofSchool = steps();

	const district = await districtDesk(browser, school);
	await district.goto(`${school.address}/`);
	await expect(district.getByText('Школа посёлка Ключи').first()).toBeVisible();
	await district.getByRole('tab', { name: 'Пары' }).click();
	await expect(district.getByText('работают: 3')).toBeVisible();
	for (const surname of surnames) expect(await district.content()).not.toContain(surname);
	info.annotations.push({
		type: 'steps',
		description: `the curator took ${ofSchool.clicks} taps on ${ofSchool.screens} screens`
	});
	console.log(info.annotations.at(-1)?.description);
});

async function bringIn(page: Page, part: string, buffer: Buffer): Promise<void> {
	await page.getByRole('radio', { name: part }).check();
	await page.getByLabel('Выбрать файл').setInputFiles({ name: 'Кадры.xlsx', mimeType: '', buffer });
	await page.getByRole('button', { name: 'Внести 15 человек', exact: true }).click();
	await expect(page.getByText('Внесено: 15 человек')).toBeVisible();
	await page.getByRole('link', { name: 'К базе' }).click();
	await page.getByRole('link', { name: 'Загрузить список' }).click();
}

/** By the name that stands with theirs in the list of pairs. */
async function mentorOf(page: Page, surname: string): Promise<string> {
	const pair = page.getByRole('link', { name: new RegExp(`${surname} Дарья`) });
	const [name] = /[А-ЯЁ][а-яё]+ Анна Игоревна/.exec(await pair.innerText()) ?? [];
	if (!name) throw new Error(`${surname} has no mentor`);
	return name;
}

/** Each gets a strip of paper and types its code; the curator says of each that it is them. */
async function comeByInvitations(
	browser: Browser,
	desk: Page,
	{ school, names }: { readonly school: School; readonly names: readonly string[] }
): Promise<readonly Page[]> {
	await desk.goto(`${school.address}/invitations`);
	await desk.getByLabel('Имена, по одному на строке').fill(names.join('\n'));
	await desk.getByRole('button', { name: 'Сделать приглашения' }).click();
	await expect(desk.getByRole('button', { name: 'Напечатать листки' })).toBeVisible();
	const phones: Page[] = [];
	for (const name of names) {
		const strip = desk.getByRole('listitem').filter({ hasText: name });
		const code = await strip.getByText(/^[\d\s-]{12,}$/).innerText();
		phones.push(await phoneByCode(browser, { school, name, code }));
	}
	await desk.goto(`${school.address}/more/people`);
	for (const name of names) {
		const waiting = desk.getByRole('listitem').filter({ hasText: name });
		await waiting.getByRole('button', { name: 'Подтвердить' }).click();
		await expect(waiting.getByRole('button', { name: 'Подтвердить' })).toHaveCount(0);
	}
	for (const phone of phones)
		await expect(phone.getByText('Ждёт подтверждения')).toHaveCount(0, { timeout: 60_000 });
	return phones;
}

async function phoneByCode(
	browser: Browser,
	{ school, name, code }: { readonly school: School; readonly name: string; readonly code: string }
): Promise<Page> {
	const phone = await (await browser.newContext()).newPage();
	await phone.goto(`${school.address}/join`);
	await phone.getByLabel('Код приглашения').fill(code);
	await phone.getByRole('button', { name: 'Открыть приглашение' }).click();
	await expect(phone.getByText(name).first()).toBeVisible();
	await phone.getByRole('button', { name: 'Присоединиться' }).click();
	await phone.getByRole('button', { name: 'Позже' }).click();
	await expect(phone.getByText('Ждёт подтверждения')).toBeVisible();
	await shellIsHere(phone);
	return phone;
}

/** Three phones answer without a network, and two sheets come on paper. */
async function answerQuestionnaire(
	browser: Browser,
	desk: Page,
	phones: readonly Page[],
	school: School
): Promise<void> {
	await desk.goto(`${school.address}/survey-desk`);
	await desk.getByRole('button', { name: 'Начать с пустой' }).click();
	await desk.getByLabel('Название').fill('Как вам программа?');
	await desk.getByLabel('наставник', { exact: true }).check();
	await desk.getByLabel('Без имени').check();
	await desk.getByRole('button', { name: 'Добавить вопрос' }).click();
	const sheet = desk.getByRole('dialog', { name: 'Новый вопрос' });
	await sheet.getByRole('textbox', { name: 'Вопрос' }).fill('Насколько она полезна?');
	await sheet.getByRole('button', { name: 'Готово' }).click();
	await desk.getByRole('button', { name: 'Открыть анкету' }).click();
	await expect(desk.getByText('Анкета придёт на устройства людей')).toBeVisible();
	for (const phone of phones) {
		await phone.goto(`${school.address}/surveys`);
		await phone.getByRole('link', { name: /Как вам программа/ }).click();
		await expect(phone.getByRole('button', { name: 'Начать' })).toBeVisible();
	}
	school.network.turn('refuse');
	for (const phone of phones) {
		await phone.getByRole('button', { name: 'Начать' }).click();
		await phone.getByRole('radio', { name: '8', exact: true }).check();
		await phone.getByRole('button', { name: 'Отдать ответ' }).click();
		await expect(phone.getByText('Ответ сохранён на устройстве и уйдёт при связи')).toBeVisible();
	}
	await desk.getByRole('link', { name: 'Внести с бумаги' }).click();
	for (const value of ['5', '9']) {
		await desk.getByRole('radio', { name: value, exact: true }).check();
		await desk.getByRole('button', { name: 'Записать и взять следующий' }).click();
	}
	await desk.getByRole('link', { name: 'Закончить' }).click();
	await networkIsBack(school, browser);
	for (const phone of phones) await stored(phone);
	await desk.getByRole('link', { name: 'Итоги' }).click();
	await expect(async () => {
		await desk.getByRole('button', { name: 'Обновить' }).click();
		await expect(desk.getByText(/5.ответов, спрашивали 3/)).toBeVisible({ timeout: 3_000 });
	}).toPass({ timeout: 60_000 });
}

async function stored(phone: Page): Promise<void> {
	await expect(phone.getByRole('button', { name: /Связь и сохранность/ })).toContainText(
		/\d\d:\d\d/,
		{ timeout: 60_000 }
	);
}

/** The operator sets a district above the school, and its curator comes in. */
async function districtDesk(browser: Browser, school: School): Promise<Page> {
	const name = 'Управление образования';
	const printed = await school.tropa('district', 'add', name, '--curator', 'Ветлугина Раиса');
	await school.tropa('school', 'under', 'Школа посёлка Ключи', name);
	const [link = ''] = /http\S+\/enter#\S+/.exec(printed) ?? [];
	const url = new URL(link);
	const page = await (await browser.newContext()).newPage();
	await page.goto(`${school.address}${url.pathname}${url.hash}`);
	const begin = page.getByRole('button', { name: 'Начать работу' });
	await begin.or(page.getByLabel('Новый пароль')).first().waitFor();
	if (await begin.isVisible()) await begin.click();
	await enrol(page);
	return page;
}

/** Every tap of the one who works at this desk, and every screen that it led to. */
function countSteps(page: Page): () => { readonly clicks: number; readonly screens: number } {
	let clicks = 0;
	const screens = new Set<string>();
	page.on('framenavigated', (frame) => {
		if (frame === page.mainFrame()) screens.add(new URL(frame.url()).pathname);
	});
	void page.exposeFunction('countTap', () => (clicks += 1));
	void page.addInitScript(() => {
		addEventListener(
			'click',
			() => void (window as unknown as { countTap: () => void }).countTap(),
			{ capture: true }
		);
	});
	return () => ({ clicks, screens: screens.size });
}
