import { expect } from 'playwright/test';
import { barriersOn } from './barriers.ts';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';

test('a curator gives a role by an order and ends one, and the phone of its bearer hears of it', async ({
	browser,
	school
}) => {
	// Two phones, each of which becomes ready to work without a network first.
	test.slow();
	const links = await school.loadDemo();
	const curatorLink = linkOf(links, 'curator');
	const mentorLink = links.find(
		(link) => link.role === 'mentor' && link.organisation === curatorLink.organisation
	);
	if (!mentorLink) throw new Error('the school of the demo has no mentor');
	const mentor = await phoneOf(browser, mentorLink);
	await mentor.goto(`${school.address}/programme`);
	await mentor.getByLabel('Цель').waitFor();

	const page = await phoneOf(browser, curatorLink);
	await page.goto(`${school.address}/more`);
	await page.getByRole('link', { name: /Люди и роли/ }).click();
	const person = page.getByRole('region', { name: mentorLink.name });
	await person.waitFor();
	// So tall that the bar below covers no half of a button.
	await page.setViewportSize({ width: 320, height: 4_000 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(321);
	expect(await barriersOn(page)).toEqual([]);
	await page.setViewportSize({ width: 360, height: 640 });
	await person.getByRole('button', { name: 'Добавить роль' }).click();
	const sheet = page.getByRole('dialog', { name: 'Новая роль' });
	await sheet.getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'методист' });
	await sheet.getByLabel('Действует по').fill('2020-01-01');
	await expect(sheet.getByText('Последний день раньше первого')).toBeVisible();
	await sheet.getByLabel('Действует по').fill('2099-08-31');
	await sheet.getByLabel('Приказ').fill('№ 15 от 01.09.2026');
	expect(await barriersOn(page)).toEqual([]);
	await sheet.getByRole('button', { name: 'Добавить роль' }).click();
	await expect(page.getByText('Роль добавлена')).toBeVisible();
	await expect(person.getByText(/по 31\.08\.2099 · № 15 от 01\.09\.2026/)).toBeVisible();
	await mentor.goto(`${school.address}/more`);
	await expect(mentor.getByText(/методист, Школа/)).toBeVisible();
	await mentor.goto(`${school.address}/programme`);
	await mentor.getByLabel('Цель').waitFor();

	await person.getByRole('button', { name: `наставник: ${mentorLink.name}` }).click();
	await page.getByRole('button', { name: 'Завершить' }).click();
	await page
		.getByRole('dialog', { name: 'Завершить роль' })
		.getByRole('button', { name: 'Завершить' })
		.click();
	await expect(page.getByText('Роль завершена')).toBeVisible();
	await expect(mentor.getByLabel('Цель')).toBeHidden();
});

test('a district’s curator adds a school with its curator', async ({ browser, school }) => {
	const page = await phoneOf(browser, linkOf(await school.loadDemo(), 'mun_curator'));
	await page.goto(`${school.address}/more/people`);
	await page.getByRole('button', { name: 'Добавить школу' }).click();
	const sheet = page.getByRole('dialog', { name: 'Новая школа' });
	await sheet.getByRole('button', { name: 'Добавить школу' }).click();
	await expect(sheet.getByText('Напишите название')).toBeVisible();
	await sheet.getByLabel('Название школы').fill('Школа № 77');
	await sheet.getByLabel('Куратор школы').fill('Ясная Мария Олеговна');
	await sheet.getByRole('button', { name: 'Добавить школу' }).click();
	await expect(sheet.getByText('Школа добавлена')).toBeVisible();
	await expect(sheet.getByText(/\/enter#[\w-]{20,}/)).toBeVisible();
	expect(await barriersOn(page)).toEqual([]);
	await page.keyboard.press('Escape');
	const curator = page.getByRole('region', { name: 'Ясная Мария Олеговна' });
	await expect(curator.getByText(/Школа № 77/)).toBeVisible();
});

function linkOf(links: readonly DemoLink[], role: string): DemoLink {
	const link = links.find((one) => one.role === role);
	if (!link) throw new Error(`the demo has no ${role}`);
	return link;
}
