import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { looksRight } from './desk.ts';
import { phoneOf, test } from './school.ts';

test('a meeting without a network: its step, what was agreed, and the agreement as a step on the other phone', async ({
	browser,
	school
}) => {
	test.slow();
	const links = await school.loadDemo();
	const at = links.findIndex(({ role }) => role === 'mentor');
	const hers = await phoneOf(browser, links[at]!);
	const his = await phoneOf(browser, links[at + 1]!);
	for (const page of [hers, his]) await page.setViewportSize({ width: 360, height: 640 });

	await hers.goto(`${school.address}/`);
	await hers.getByRole('link', { name: 'Записать встречу' }).click();
	const next = hers.getByRole('group', { name: 'Над чем работали' }).getByRole('checkbox');
	await next.first().waitFor();
	await looksRight(hers, 'record');
	school.network.turn('refuse');
	await next.first().check();
	await hers.getByRole('button', { name: 'Готово' }).click();
	await expect(hers.getByText(/Рабочая встреча, сегодня/)).toBeVisible();

	await hers.getByRole('button', { name: 'Добавить договорённость' }).click();
	await hers.getByLabel('О чём договорились').fill('Рассказать о приёме коллегам');
	await hers.getByLabel('К какому сроку').fill('до 20 декабря');
	await expect(hers.getByLabel('Добавить шагом в программу')).toBeChecked();
	await hers.getByRole('button', { name: 'Добавить', exact: true }).click();
	const agreed = (page: Page) =>
		page.getByRole('region', { name: 'Договорённости' }).getByRole('checkbox');
	await expect(agreed(hers)).toHaveAccessibleDescription(/до 20 декабря · шаг программы/);
	await looksRight(hers, 'meeting');
	const address = hers.url();

	school.network.turn('clear');
	await his.goto(`${school.address}/programme`);
	await expect(his.getByText('Рассказать о приёме коллегам').first()).toBeVisible({
		timeout: 60_000
	});
	await his.goto(address);
	await agreed(his).check();
	await expect(agreed(his)).toBeChecked();
	await hers.goto(`${school.address}/programme`);
	const step = hers
		.getByRole('listitem')
		.filter({ hasText: 'Рассказать о приёме коллегам' })
		.last();
	await expect(step.getByText('Сделано')).toBeVisible({ timeout: 60_000 });
});
