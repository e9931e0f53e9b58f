import { expect } from 'playwright/test';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';

test('an approved programme becomes a trail of the school, without names, and another pair begins with it', async ({
	browser,
	school
}) => {
	test.setTimeout(180_000);
	const links = await school.loadDemo();
	const director = one(links, ({ role }) => role === 'director');
	const ofSchool = links.filter(({ organisation }) => organisation === director.organisation);
	const curator = one(ofSchool, ({ role }) => role === 'curator');
	const [mentor, other] = ofSchool.filter(({ role }) => role === 'mentor');
	if (!mentor || !other) throw new Error('the demo school has no two pairs');
	const surname = mentor.name.split(' ')[0] ?? '';

	const hers = await phoneOf(browser, mentor);
	await hers.goto(`${school.address}/programme`);
	await hers.getByRole('link', { name: 'Утверждение' }).click();
	await hers.getByRole('button', { name: /^Отправить/ }).click();
	await expect(hers.getByText(/Отправлена на/).first()).toBeVisible();

	const head = await phoneOf(browser, director);
	await head.goto(`${school.address}/to-sign`);
	await head.getByRole('link', { name: /Программа/ }).click();
	await head.getByRole('button', { name: 'Утвердить' }).click();
	await head.getByLabel('Номер приказа').fill('15');
	await head.getByLabel('Дата приказа').fill('2026-09-15');
	await head.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click();
	await expect(head.getByText('утверждена 15.09.2026', { exact: true })).toBeVisible();

	const office = await phoneOf(browser, curator);
	await office.goto(`${school.address}/pairs`);
	await office.getByRole('link', { name: new RegExp(surname) }).click();
	await office.getByRole('link', { name: 'Вся программа' }).click();
	await office.getByRole('button', { name: 'Сделать готовой тропой школы' }).click();
	const sheet = office.getByRole('dialog');
	await sheet.getByLabel('Название').fill('Наш первый год');
	await expect(sheet.getByText(surname)).toHaveCount(0);
	await sheet.getByRole('button', { name: 'Сохранить для школы' }).click();
	await expect(office.getByText('Тропа сохранена для пар школы')).toBeVisible();

	const his = await phoneOf(browser, other);
	await his.goto(`${school.address}/programme`);
	await his.getByRole('button', { name: 'Взять готовую тропу' }).click();
	await his.getByRole('button', { name: /Наш первый год/ }).click();
	await his.getByRole('button', { name: /^Добавить \d+/ }).click();
	await expect(his.getByText('Добавлено из тропы «Наш первый год»')).toBeVisible();
});

function one(links: readonly DemoLink[], fits: (link: DemoLink) => boolean): DemoLink {
	const found = links.find(fits);
	if (!found) throw new Error('the demo district lacks somebody');
	return found;
}
