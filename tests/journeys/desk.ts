import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { join } from '../support/stock-client.ts';
import { barriersOnWhole } from './barriers.ts';
import type { DemoLink, School } from './school.ts';

/** The roadmap as another curator's device has it, over the same address as any phone. */
export async function deskOf(school: School, curator: DemoLink) {
	const { token, account } = await byToken(school, curator);
	const own = account.roles[0]?.organisationId;
	const roadmap = account.documents.find(
		({ kind, organisationId }) => kind === 'roadmap' && organisationId === own
	);
	if (!roadmap) throw new Error('the school has no roadmap');
	const { doc, leave: close } = await join(school, roadmap.id, { token });
	return { doc, id: roadmap.id, close };
}

/** As a program that this person has given a key. */
export async function byToken(school: School, person: DemoLink) {
	const { token } = JSON.parse(await school.tropa('token', person.name, '--json')) as {
		token: string;
	};
	const headers = { authorization: `Bearer ${token}` };
	const me = await fetch(`${school.address}/api/me`, { headers });
	const account = (await me.json()) as {
		roles: { organisationId: string }[];
		documents: { id: string; kind: string; organisationId: string }[];
	};
	return { token, account };
}

export async function looksRight(page: Page, name: string): Promise<void> {
	for (const [width, height] of [
		[360, 640],
		[1366, 768]
	] as const) {
		await page.setViewportSize({ width, height });
		const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(sideways, `${name} at ${width}`).toBeLessThanOrEqual(1);
		expect(await barriersOnWhole(page, width), `${name} at ${width}`).toEqual([]);
		await page.setViewportSize({ width, height });
		const folder = process.env.SHOTS_FOLDER;
		if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, timeout: 60_000 });
	}
	await page.setViewportSize({ width: 360, height: 640 });
}
