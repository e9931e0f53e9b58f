import type { Page } from 'playwright/test';

interface Keys {
	readonly own: readonly string[];
	readonly pairs: readonly {
		readonly members: readonly { readonly devices: readonly string[] }[];
	}[];
}

/** What the server has told this phone about packets. */
export function keysOn(page: Page): Promise<Keys | undefined> {
	return page.evaluate(async () => {
		for (const name of await caches.keys()) {
			if (!name.endsWith('-answers')) continue;
			const kept = await (await caches.open(name)).match('/kept-answers/api/packets/keys');
			if (kept) return (await kept.json()) as Keys;
		}
		return undefined;
	});
}
