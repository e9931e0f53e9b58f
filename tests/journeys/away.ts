import type { Page } from 'playwright/test';
import type { School } from './school.ts';

/**
 * These devices are without a network. Their open sockets go as well: Chromium spends a whole core on one
 * that a page writes into meanwhile, as long as the page has no network.
 */
export async function goOffline(school: School, ...pages: readonly Page[]): Promise<void> {
	for (const page of pages) {
		const cookies = await page.context().cookies();
		const isItsSocket = (request: string): boolean =>
			/^upgrade: *websocket/im.test(request) &&
			cookies.some(({ name, value }) => request.includes(`${name}=${value}`));
		school.network.cut(isItsSocket);
		await page.context().setOffline(true);
	}
}

export async function comeBack(...pages: readonly Page[]): Promise<void> {
	for (const page of pages) await page.context().setOffline(false);
}
