import type { Page } from 'playwright/test';

/** As many as a list of any length may take to come on the screen. */
export function framesPass(page: Page, count: number): Promise<void> {
	return page.evaluate(async (frames) => {
		for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
	}, count);
}
