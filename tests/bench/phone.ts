/**
 * How it feels on a slow phone: the built app in Chromium with the processor slowed four times, against
 * the real server and a pair with a year behind it. Reports times; nothing fails by them.
 */
import type { Page } from 'playwright';
import {
	BuiltApp,
	keyTimes,
	longestTask,
	report,
	slowed,
	watchKeys,
	watchTasks
} from './built-app.ts';

const starts = 5;
const letters = 60;

await using app = await BuiltApp.start();
const { context, page } = await app.enter('mentor', { width: 360, height: 640 });
const slow = await slowed(context, page);
await measureStarts(page, `${app.address}/`);
await measureTyping(page);
await slow.detach();

/** From the navigation to the first fact of a document on «Сегодня»; everything comes from the device. */
async function measureStarts(page: Page, address: string): Promise<void> {
	const times: number[] = [];
	for (let start = 0; start < starts; start++) {
		await page.goto('about:blank');
		await page.goto(address);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page.getByText('Что дальше по программе').waitFor();
		times.push(await page.evaluate(() => performance.now()));
	}
	report('start from the device to usable «Сегодня»', times, 'budget 1500 ms');
}

/** From the key to the next painted frame, by the browser's own event timing. */
async function measureTyping(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Встречи', exact: true }).click();
	await page.getByText('Подтвердили оба').first().click();
	const note = page.getByRole('textbox', { name: /Общие заметки/ });
	await note.click();
	await watchTasks(page);
	await watchKeys(page);
	for (let letter = 0; letter < letters; letter++) await note.press('a');
	report('keypress to paint in a note', await keyTimes(page, letters), 'budget 50 ms at p95');
	console.log(`longest task while typing: ${await longestTask(page)} ms (budget 200 ms)`);
}
