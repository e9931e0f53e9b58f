import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { looksRight } from './desk.ts';
import { beginPin, tryPin } from './pin.ts';
import { phoneOf, test, networkIsBack } from './school.ts';
import type { DemoLink } from './school.ts';

const pin = '482915';

test('a questionnaire without names: what three phones said is not worked out by sheets that were typed in', async ({
	browser,
	school
}) => {
	test.setTimeout(240_000);
	const links = await school.loadDemo();
	const curator = linksOf(links, 'curator')[0]!;
	const mentors = linksOf(links, 'mentor').filter(
		({ organisation }) => organisation === curator.organisation
	);
	const desk = await phoneOf(browser, curator);
	await desk.goto(`${school.address}/survey-desk`);
	await desk.getByRole('button', { name: 'Взять готовую' }).click();
	await desk.getByRole('button', { name: /Входной опрос наставника/ }).click();
	await desk.getByLabel('Без имени').check();
	for (const title of await desk.getByRole('button', { name: /^Убрать: / }).all()) {
		if ((await desk.getByRole('button', { name: /^Убрать: / }).count()) <= 2) break;
		void title;
		await desk
			.getByRole('button', { name: /^Убрать: / })
			.last()
			.click();
	}
	await desk.getByRole('button', { name: 'Открыть анкету' }).click();
	await expect(desk.getByText('Анкета придёт на устройства людей')).toBeVisible();

	const phones: Page[] = [];
	for (const link of mentors.slice(0, 3)) {
		const phone = await phoneOf(browser, link);
		await phone.goto(`${school.address}/surveys`);
		await phone.getByRole('link', { name: /Входной опрос наставника/ }).click();
		await expect(phone.getByRole('button', { name: 'Начать' })).toBeVisible();
		phones.push(phone);
	}
	school.network.turn('refuse');
	for (const phone of phones) {
		await phone.getByRole('button', { name: 'Начать' }).click();
		await phone.getByRole('radio', { name: 'Да' }).check();
		await phone.getByRole('button', { name: 'Дальше' }).click();
		await phone.getByRole('button', { name: 'Отдать ответ' }).click();
		await expect(phone.getByText(/Без ответа/)).toBeVisible();
		await phone.getByRole('radio', { name: '9', exact: true }).check();
		await phone.getByRole('button', { name: 'Отдать ответ' }).click();
		await expect(phone.getByText('Ответ сохранён на устройстве и уйдёт при связи')).toBeVisible();
	}
	await desk.getByRole('link', { name: 'Внести с бумаги' }).click();
	await expect(desk.getByText(/войдут в итоги, когда их будет пять/)).toBeVisible();
	await typeIn(desk, [1, 2]);
	await desk.getByRole('link', { name: 'Итоги' }).click();
	await expect(desk.getByText('связи сейчас нет')).toBeVisible();

	await networkIsBack(school, browser);
	for (const phone of phones) {
		await expect(phone.getByRole('button', { name: /Связь и сохранность/ })).toContainText(
			/\d\d:\d\d/,
			{ timeout: 60_000 }
		);
	}
	await expect(async () => {
		await desk.getByRole('button', { name: 'Обновить' }).click();
		await expect(desk.getByText(/5.ответов, спрашивали 3/)).toBeVisible({ timeout: 3_000 });
	}).toPass({ timeout: 60_000 });
	await expect(desk.getByText(/из них сами ответили 3/)).toBeVisible();
	await expect(desk.getByText(/Среднее/)).toHaveCount(0);
	await looksRight(desk, 'results hidden');
	await desk.goBack();
	await desk.getByRole('link', { name: 'Внести с бумаги' }).click();
	await typeIn(desk, [3, 4, 5]);
	await desk.getByRole('link', { name: 'Итоги' }).click();
	await expect(async () => {
		await desk.getByRole('button', { name: 'Обновить' }).click();
		await expect(desk.getByText(/8.ответов, спрашивали 3/)).toBeVisible({ timeout: 3_000 });
	}).toPass({ timeout: 60_000 });
	await expect(desk.getByText(/Ещё 3.ответа люди дали сами/)).toBeVisible();
	await expect(desk.getByText('Среднее 4, медиана 4, довольны 0 %')).toBeVisible();
	await looksRight(desk, 'results');
	await looksRight(phones[0]!, 'answer');
	await desk.goBack();
	await desk.getByRole('link', { name: 'Бланк для печати' }).click();
	await expect(desk.getByText(/☐/).first()).toBeVisible();
});

async function typeIn(desk: Page, sheets: readonly number[]): Promise<void> {
	for (const sheet of sheets) {
		await desk.getByRole('radio', { name: 'Нет' }).check();
		await desk.getByRole('radio', { name: '4', exact: true }).check();
		await desk.getByRole('button', { name: 'Записать и взять следующий' }).click();
		await expect(desk.getByText(`Записано листков: ${sheet}`)).toBeVisible();
	}
	await desk.getByRole('link', { name: 'Закончить' }).click();
}

test('one shared device: each answer leaves a clean screen for the next person', async ({
	browser,
	school
}) => {
	const links = await school.loadDemo();
	const desk = await phoneOf(browser, linksOf(links, 'curator')[0]!);
	await desk.goto(`${school.address}/survey-desk`);
	await desk.getByRole('button', { name: 'Начать с пустой' }).click();
	await desk.getByLabel('Название').fill('Как прошла неделя');
	await desk.getByLabel('наставник', { exact: true }).check();
	await desk.getByLabel('Без имени').check();
	await desk.getByRole('button', { name: 'Добавить вопрос' }).click();
	const sheet = desk.getByRole('dialog', { name: 'Новый вопрос' });
	await sheet.getByRole('textbox', { name: 'Вопрос' }).fill('Насколько полезной была встреча?');
	await sheet.getByRole('button', { name: 'Готово' }).click();
	await looksRight(desk, 'builder');
	await desk.getByRole('button', { name: 'Открыть анкету' }).click();
	await desk.getByRole('link', { name: 'Отвечают на этом устройстве' }).click();
	await expect(desk.getByText(/Устройство пойдёт по рукам/)).toBeVisible();
	await looksRight(desk, 'needs a PIN');
	const survey = desk.url();
	await desk.getByRole('link', { name: 'Поставить ПИН' }).click();
	await beginPin(desk, pin);
	await expect(desk.getByText('Ваши записи на этом устройстве закрыты ПИНом')).toBeVisible();
	await desk.goBack();
	await expect(desk.getByRole('button', { name: 'Начать отвечать' })).toBeVisible();
	await looksRight(desk, 'handed over');
	for (const value of ['8', '3']) {
		await desk.getByRole('button', { name: 'Начать отвечать' }).click();
		await expect(desk.getByRole('radio', { checked: true })).toHaveCount(0);
		await desk.getByRole('radio', { name: value, exact: true }).check();
		await desk.getByRole('button', { name: 'Отдать ответ' }).click();
		await expect(desk.getByText('Спасибо! Ответ принят.')).toBeVisible();
	}
	const questions = desk.getByRole('dialog', { name: 'Как прошла неделя' });
	await desk.keyboard.press('Escape');
	await desk.keyboard.press('Escape');
	await desk.goBack();
	await expect(questions).toBeVisible();
	await expect(desk).toHaveURL(survey);
	await desk.reload();
	await expect(desk.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
	await tryPin(desk, pin);
	await questions.getByRole('button', { name: 'Закончить и закрыть ПИНом' }).click();
	await desk.waitForURL(`${school.address}/`);
	await expect(desk.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
	await desk.goBack();
	await expect(desk.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
	await desk.goto(`${school.address}/survey-desk`);
	await tryPin(desk, pin);
	await desk.getByRole('link', { name: /Как прошла неделя/ }).click();
	await desk.getByRole('link', { name: 'Итоги' }).click();
	await expect(desk.getByText(/показываются от пяти ответов/)).toBeVisible();
});

function linksOf(links: readonly DemoLink[], role: string): readonly DemoLink[] {
	return links.filter((link) => link.role === role);
}
