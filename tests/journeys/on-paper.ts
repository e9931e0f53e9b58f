import type { Page } from 'playwright/test';
import { framesPass } from './frames.ts';

/**
 * Chromium gives a grid one height for a table that goes on to the next page, and paints what follows
 * over its last rows: on paper no grid may stand around a table that is printed.
 */
export async function tablesInGridsOnPaper(page: Page): Promise<readonly string[]> {
	await layOutFor('print', page);
	const found = await page.evaluate(() => {
		const printed = [...document.querySelectorAll('main table')].filter(
			(table) => table.getClientRects().length > 0
		);
		const around = printed.flatMap((table) => {
			const boxes: Element[] = [];
			for (let box = table.parentElement; box && box.localName !== 'main'; box = box.parentElement)
				boxes.push(box);
			return boxes;
		});
		return [...new Set(around)]
			.filter((box) => /grid|flex/.test(getComputedStyle(box).display))
			.map((box) => box.outerHTML.slice(0, 120));
	});
	await layOutFor('screen', page);
	return found;
}

/** What is laid out otherwise there is drawn with the next frame. */
async function layOutFor(media: 'print' | 'screen', page: Page): Promise<void> {
	await page.emulateMedia({ media });
	await framesPass(page, 2);
}
