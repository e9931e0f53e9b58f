/**
 * How it feels on a slow phone: the built app in Chromium with the processor slowed four times, against
 * the real server and a pair with a year behind it. Reports times; nothing fails by them.
 */
import type { Page } from 'playwright';
import { BuiltApp, report, slowed } from './built-app.ts';
import { measureTyping } from './typing.ts';

const starts = 5;

await using app = await BuiltApp.start();
const { context, page } = await app.enter('mentor', { width: 360, height: 640 });
const slow = await slowed(context, page);
await measureStarts(page, `${app.address}/`);
await page.getByRole('link', { name: 'Встречи', exact: true }).tap();
await page.getByText('Подтвердили оба').first().tap();
await page.getByRole('textbox', { name: /Общие заметки/ }).tap();
await measureTyping(page, 'a note');
await slow.detach();
await context.setOffline(true);
await page.keyboard.type('slovo za slovom '.repeat(125));
const slowAgain = await slowed(context, page);
await measureTyping(page, 'a note with 2 000 edits waiting');
await slowAgain.detach();

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
