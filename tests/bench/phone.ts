/**
 * How it feels on a slow phone: the built app in Chromium with the processor slowed four times, against
 * the real server and a pair with a year behind it. Reports times; nothing fails by them.
 */
import type { Page } from 'playwright';
import { BuiltApp, report, slowed } from './built-app.ts';
import { measureTyping } from './typing.ts';

const starts = 7;

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

/**
 * From the navigation to the first fact of a document on «Сегодня», painted; everything comes from the
 * device. The page itself looks for it: asked from outside it would answer the question meanwhile.
 */
async function measureStarts(page: Page, address: string): Promise<void> {
	await page.addInitScript(() => {
		const isThere = () =>
			document.querySelector('main')?.textContent?.includes('Что дальше по программе');
		const looking = new MutationObserver(() => {
			if (!isThere()) return;
			looking.disconnect();
			requestAnimationFrame(() =>
				setTimeout(() => Object.assign(window, { usableAt: performance.now() }))
			);
		});
		looking.observe(document, { subtree: true, childList: true, characterData: true });
	});
	const times: number[] = [];
	for (let start = 0; start < starts; start++) {
		await page.goto('about:blank');
		await page.goto(address);
		await page.getByText('Что дальше по программе').waitFor();
		const at = await page.waitForFunction(() => (window as { usableAt?: number }).usableAt);
		times.push(Number(await at.jsonValue()));
	}
	report('start from the device to usable «Сегодня»', times, 'budget 1500 ms');
}
