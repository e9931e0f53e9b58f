/**
 * A pair after a year: 10 000 updates by two people and 300 meetings, the processor slowed four times.
 * Reports how long the programme and the meetings take to open, and a key in the goal; nothing fails
 * by them.
 */
import type { Page } from 'playwright';
import { BuiltApp, report, slowed } from './built-app.ts';
import { measureTyping } from './typing.ts';
import { writeYear, type Writer } from './year-of-two.ts';

const updates = 10_000;
const meetings = 300;
const openings = 5;

await using app = await BuiltApp.start();
const links = await app.demo();
const at = links.findIndex(({ role }) => role === 'mentor');
const [mentor, mentee] = [links[at], links[at + 1]];
if (!mentor || !mentee) throw new Error('the demo district has no pair');
const hers = await signIn(mentor.name);
const his = await signIn(mentee.name);
const written = await writeYear({
	...{ address: app.address, writers: [hers.writer, his.writer], updates, meetings },
	programme: hers.idOf('programme'),
	journal: hers.idOf('journal')
});
console.log(`A pair after a year: ${written} updates, ${meetings} meetings.`);

const { context, page } = await app.enterBy(mentor, { width: 360, height: 640 });
await page.goto(`${app.address}/programme`);
await page.getByText('Следующий шаг').waitFor();
await page.goto(`${app.address}/meetings`);
await page.getByRole('link', { name: 'Записать встречу' }).first().waitFor();
const slow = await slowed(context, page);
await measureOpening(page, '/programme', async () => page.getByText('Следующий шаг').waitFor());
await measureOpening(page, '/meetings', async () =>
	page.locator('main a[href*="/meetings/"]').first().waitFor()
);
await page.locator('nav a[href^="/programme"]').first().tap();
await page.getByText('Следующий шаг').waitFor();
await page.getByLabel('Цель').first().tap();
await measureTyping(page, 'the goal');
await slow.detach();

/** From one screen of the running app to the next, with the document read from the device. */
async function measureOpening(
	page: Page,
	path: string,
	isThere: () => Promise<void>
): Promise<void> {
	const times: number[] = [];
	for (let opening = 0; opening < openings; opening++) {
		await page.goto(`${app.address}/more`);
		await page.getByRole('heading', { level: 1 }).waitFor();
		const from = await page.evaluate(() => performance.now());
		await page.locator(`nav a[href^="${path}"]`).first().tap();
		await isThere();
		times.push((await page.evaluate(() => performance.now())) - from);
	}
	report(`${path} of a year opens`, times, 'budget 1000 ms');
}

interface SignedIn {
	readonly writer: Writer;
	readonly idOf: (kind: string) => string;
}

async function signIn(name: string): Promise<SignedIn> {
	const token = await app.tokenOf(name);
	const answer = await fetch(`${app.address}/api/me`, {
		headers: { authorization: `Bearer ${token}` }
	});
	const account = (await answer.json()) as {
		person: { id: string };
		documents: { id: string; kind: string }[];
	};
	const idOf = (kind: string): string =>
		account.documents.find((each) => each.kind === kind)?.id ?? '';
	return { writer: { token, name, personId: account.person.id }, idOf };
}
