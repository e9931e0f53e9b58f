import { expect } from 'playwright/test';
import { looksRight } from './desk.ts';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';

function linkOf(links: readonly DemoLink[], role: string): DemoLink {
	const found = links.find((link) => link.role === role);
	if (!found) throw new Error(`the demo has no ${role}`);
	return found;
}

test('a mentor sees the week of the pair without a network, and puts its card away until Monday', async ({
	browser,
	school
}) => {
	test.setTimeout(120_000);
	const page = await phoneOf(browser, linkOf(await school.loadDemo(), 'mentor'));
	await page.getByRole('button', { name: 'Начать работу' }).click();
	const card = page.getByRole('region', { name: 'Неделя' });
	await expect(card).toContainText(/За неделю: \d+\sвстреч/);
	await looksRight(page, 'week-card');
	await card.getByRole('link', { name: 'Открыть' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Неделя' })).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Что впереди до/ })).toBeVisible();
	await looksRight(page, 'week-pair');
	await page.context().setOffline(true);
	await page.goto(`${school.address}/week`);
	const was = page.getByRole('list', { name: /^Что было с/ });
	const ahead = page.getByRole('list', { name: /^Что впереди до/ });
	await expect(was.or(ahead).first()).toBeVisible();
	await ahead.getByRole('link').first().click();
	await expect(page).toHaveURL(/\/(meetings|programme)\//);
	await page.goto(school.address);
	await card.getByRole('button', { name: 'Убрать' }).click();
	await expect(card).toBeHidden();
	await page.reload();
	await expect(page.getByRole('link', { name: 'Записать встречу' })).toBeVisible();
	await expect(card).toBeHidden();
	await page.getByRole('link', { name: 'Ещё' }).click();
	await page.getByRole('link', { name: /^Неделя/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Неделя' })).toBeVisible();
});
