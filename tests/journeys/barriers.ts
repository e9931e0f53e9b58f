import axe from 'axe-core';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What keeps somebody from using what is on the screen: the rule, the place, and what is wrong there. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
	// Once for each document of the page: reading axe takes longer than a run of it.
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	return page.evaluate(async (values) => {
		// Halfway from one colour to another there may be too little contrast, which nobody has to read.
		const passing = () =>
			document
				.getAnimations()
				.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
		// One that is turned back on its way is another.
		while (passing().length > 0)
			await Promise.allSettled(passing().map(({ finished }) => finished));
		const { axe: lookingThrough } = window as unknown as { axe: typeof axe };
		const { violations } = await lookingThrough.run(document, {
			runOnly: { type: 'tag', values },
			resultTypes: ['violations']
		});
		return violations.flatMap(({ id, nodes }) =>
			nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`)
		);
	}, rules);
}

/**
 * In a window taller than the page: a button that the bars half cover there is no small button. A page
 * whose lists were still on their way, and that has outgrown the window, is looked at anew.
 */
export async function barriersOnWhole(page: Page, width: number): Promise<readonly string[]> {
	for (let tall = await heightOf(page); ; tall = await heightOf(page)) {
		const height = 2 * tall + 1_000;
		await page.setViewportSize({ width, height });
		const barriers = await barriersOn(page);
		if ((await heightOf(page)) <= height) return barriers;
	}
}

function heightOf(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollHeight);
}

/** No barriers in the light and in the dark, and nothing over the edge of the smallest phone. */
export async function hasNoBarriers(page: Page): Promise<void> {
	const size = page.viewportSize();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width: 320, height: 2400 });
		expect(await barriersOn(page), `${page.url()} in the ${colorScheme}`).toEqual([]);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width, `${page.url()} at 320 px`).toBeLessThanOrEqual(321);
	}
	if (size) await page.setViewportSize(size);
}
