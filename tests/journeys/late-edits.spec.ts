import { expect } from 'playwright/test';
import { comeBack, goOffline } from './away.ts';
import { barriersOn } from './barriers.ts';
import { phoneOf, test } from './school.ts';
import type { DemoLink } from './school.ts';

const words = 'Цель, записанная в дороге без связи';

test('what was written without a network and came after the role had ended waits for the curator', async ({
	browser,
	school
}) => {
	// Two phones, each of which becomes ready to work without a network first.
	test.slow();
	const links = await school.loadDemo();
	const curatorLink = linkOf(links, ({ role }) => role === 'curator');
	const mentorLink = linkOf(
		links,
		({ role, organisation }) => role === 'mentor' && organisation === curatorLink.organisation
	);
	const curator = await phoneOf(browser, curatorLink);
	await curator.goto(`${school.address}/more`);
	await expect(curator.getByRole('link', { name: /Люди и роли/ })).toBeVisible();
	await expect(curator.getByRole('link', { name: /Требует решения/ })).toHaveCount(0);
	const mentor = await phoneOf(browser, mentorLink);
	await mentor.goto(`${school.address}/programme`);
	const goal = mentor.getByLabel('Цель');
	await goal.waitFor();
	await goOffline(school, mentor);
	await goal.fill(words);
	await mentor.getByRole('link', { name: 'Ещё' }).click();
	await school.tropa('user', 'end', mentorLink.name, '--role', 'mentor');

	// Another day, with a network: nothing is lost, and it is said where it is.
	await comeBack(mentor);
	await mentor.goto(`${school.address}/more`);
	await mentor.getByRole('link', { name: /Требует решения/ }).click();
	await expect(mentor.getByText(/ждёт решения куратора/)).toBeVisible();
	await expect(mentor.getByText(words)).toBeVisible();
	expect(await barriersOn(mentor)).toEqual([]);

	// The screen that was open all the while says so by itself.
	await curator.getByRole('link', { name: /Требует решения/ }).click();
	await expect(curator.getByText(`От кого: ${mentorLink.name}`)).toBeVisible();
	await expect(curator.getByText(words)).toBeVisible();
	await curator.setViewportSize({ width: 320, height: 640 });
	expect(await curator.evaluate(() => document.documentElement.scrollWidth)).toBeLessThan(322);
	await curator.getByRole('button', { name: 'Не вносить' }).click();
	const sheet = curator.getByRole('dialog', { name: 'Не вносить изменения' });
	await sheet.getByRole('button', { name: 'Не вносить' }).click();
	await expect(sheet.getByText('Напишите автору одно-два слова')).toBeVisible();
	expect(await barriersOn(curator)).toEqual([]);
	await curator.keyboard.press('Escape');
	await curator.getByRole('button', { name: 'Внести в документ' }).click();
	await expect(curator.getByText('Внесено в документ')).toBeVisible();
	await expect(curator.getByText('Решать нечего')).toBeVisible();

	await mentor.reload();
	await expect(mentor.getByText('Куратор внёс ваши изменения в документ')).toBeVisible();
	await mentor.getByRole('button', { name: 'Понятно, убрать' }).click();
	await expect(mentor.getByText('Решать нечего')).toBeVisible();

	// The one who has left the school still sees who opened what was theirs.
	await mentor.goto(`${school.address}/more/access`);
	await mentor.getByRole('radio', { name: 'Все события' }).check();
	await expect(mentor.getByText(/Роль «наставник»: завершена/)).toBeVisible();
	expect(await barriersOn(mentor)).toEqual([]);
});

function linkOf(links: readonly DemoLink[], isMeant: (link: DemoLink) => boolean): DemoLink {
	const link = links.find(isMeant);
	if (!link) throw new Error('the demo has no such person');
	return link;
}
