import type { Page } from 'playwright';
import { longestTask, report, watchTasks } from './built-app.ts';

/** Words, and not one long one, which a browser shapes and breaks anew with every letter. */
const text =
	'shag za shagom k pervomu uroku bez okrika i s tihim nachalom, gde kazhdyj znaet, chto delat i zachem';
/** Ten keys a second are a quick typist's, on a keyboard. */
const quickMs = 100;

/**
 * Into the field that has the focus, from each key to the next painted frame by the browser's own
 * event timing. First as a quick typist does, then with every key as soon as the one before was
 * handled: there a key waits for the frame of the one before.
 */
export async function measureTyping(page: Page, where: string): Promise<void> {
	await watchTasks(page);
	await watchKeys(page);
	for (const [how, delay] of [
		['ten keys a second', quickMs],
		['keys without a pause', 0]
	] as const) {
		// Not through the field's label: looking for it would keep the page itself from drawing.
		await page.keyboard.type(text, { delay });
		const times = await keyTimes(page, text.length);
		report(`keypress to paint in ${where}, ${how}`, times, 'budget 50 ms at p95');
		console.log(`longest task at ${how}: ${await longestTask(page)} ms (budget 200 ms)`);
	}
}

function watchKeys(page: Page): Promise<void> {
	return page.evaluate(() => {
		const seen: number[] = [];
		Object.assign(window, { seen });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				if (entry.name === 'keydown') seen.push(entry.duration);
		}).observe({
			type: 'event',
			durationThreshold: 16,
			buffered: true
		} as PerformanceObserverInit);
	});
}

/** Since it was asked last; what was quicker than a frame is not told by the browser. */
async function keyTimes(page: Page, keys: number): Promise<readonly number[]> {
	const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen.splice(0));
	return [...Array.from({ length: Math.max(0, keys - seen.length) }, () => 16), ...seen];
}
