import { expect } from 'playwright/test';
import { phoneOf, test } from './school.ts';

test('on paper a screen has its title, but where a paper with a title of its own stands on it', async ({
	browser,
	school
}) => {
	const links = await school.loadDemo();
	const curator = links.find(({ role }) => role === 'curator')!;
	const page = await phoneOf(browser, curator);
	const title = page.getByRole('heading', { level: 1 });
	await page.goto(`${school.address}/base/forms`);
	await expect(page.getByRole('article')).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(title).toBeHidden();
	await expect(page.getByRole('article')).toBeVisible();

	// The styles of the paper are still here: the page is not loaded anew.
	await page.emulateMedia({ media: 'screen' });
	await page.getByRole('link', { name: 'Ещё', exact: true }).click();
	await page.getByRole('link', { name: /^Показатели и отчёты/ }).click();
	await page.getByRole('link', { name: /^Показатели/ }).click();
	const plan = page.getByRole('textbox', { name: 'План: Публикации о наставничестве' });
	await plan.fill('4');
	await plan.blur();
	await page.emulateMedia({ media: 'print' });
	await expect(title).toBeVisible();
	await expect(plan).toHaveValue('4');
	await expect(page.getByRole('textbox', { name: /^План: / })).toHaveCount(1);
});
