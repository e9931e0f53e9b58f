import type { Page } from 'playwright/test';

/** Long lists come on the screen a few rows a frame; a new layout comes with the next one. */
export function framesPass(page: Page, count: number): Promise<void> {
	return page.evaluate(async (frames) => {
		for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
	}, count);
}
