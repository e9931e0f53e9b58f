/**
 * 300 mentees and 300 mentors, the processor slowed four times: from the way to the choice of pairs to
 * the first proposal on the screen, and the longest task on the way; nothing fails by them.
 */
import type { Page } from 'playwright';
import { addConsents, takeIn } from '#lib/documents/registry/commands.ts';
import type { PersonChange } from '#lib/documents/registry/commands.ts';
import type { Level } from '#lib/domain/competence/areas.ts';
import { Dice } from '../simulation/dice.ts';
import { BuiltApp, longestTask, report, slowed, watchTasks } from './built-app.ts';
import { join } from '../support/stock-client.ts';
import { agreed } from './year-of-two.ts';

const each = 300;
const openings = 5;
const atOnce = 50;
const subjects = ['Физика', 'Химия', 'История', 'Русский язык', 'Математика'];
const stages = ['начальная', 'основная', 'средняя'];
const days = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница'];
const areas = ['N1', 'N2', 'N3', 'M1', 'M2', 'M3', 'M4', 'Y1', 'Y2', 'K1', 'K2', 'C1', 'C2'];
const dice = new Dice(20261129);

await using app = await BuiltApp.start();
const curator = (await app.demo()).find(({ role }) => role === 'curator');
if (!curator) throw new Error('the demo district has no curator');
await fillBases(curator.name);
const { context, page } = await app.enterBy(curator, { width: 1366, height: 768 });
await page.goto(`${app.address}/base/match`);
await page.getByRole('heading', { name: 'Предложение' }).waitFor();
console.log(`${each} mentees × ${each} mentors:`);
const slow = await slowed(context, page);
await watchTasks(page);
await measureProposals(page);
await slow.detach();

/** From one screen of the running app to the proposal on the next, everything from the device. */
async function measureProposals(on: Page): Promise<void> {
	const times: number[] = [];
	for (let opening = 0; opening < openings; opening++) {
		await on.locator('main a[href="/base/bonds"]').first().click();
		const way = on.locator('main a[href="/base/match"]').first();
		await way.waitFor();
		const from = await on.evaluate(() => performance.now());
		await way.click();
		await on.getByRole('heading', { name: 'Предложение' }).waitFor();
		times.push((await on.evaluate(() => performance.now())) - from);
	}
	report('from the way to the proposal', times, 'budget 2000 ms');
	console.log(`longest task: ${await longestTask(on)} ms (budget 200 ms)`);
}

async function fillBases(name: string): Promise<void> {
	const token = await app.tokenOf(name);
	const answer = await fetch(`${app.address}/api/me`, {
		headers: { authorization: `Bearer ${token}` }
	});
	const { documents } = (await answer.json()) as { documents: { id: string; kind: string }[] };
	const registry = documents.find(({ kind }) => kind === 'registry')?.id ?? '';
	const line = await join(app, registry, { token });
	const other = await join(app, registry, { token });
	const people = [...Array(each * 2).keys()].map((at) => personOf(at));
	for (let from = 0; from < people.length; from += atOnce) {
		const rows = people.slice(from, from + atOnce);
		takeIn(line.doc, rows);
		addConsents(
			line.doc,
			rows.flatMap(({ id }) =>
				(['participation', 'personal-data'] as const).map((kind) => ({
					...{ id: `${id}-${kind}`, personId: id, kind },
					givenOn: '2026-09-01'
				}))
			)
		);
	}
	await agreed([line.doc, other.doc]);
	for (const one of [line, other]) one.leave();
}

function personOf(at: number) {
	const isMentor = at < each;
	const levels = new Map(
		Array.from({ length: 6 }, () => [dice.oneOf(areas), (1 + dice.below(3)) as Level])
	);
	const change: PersonChange = {
		...{ name: `Человек Номер-${at}`, isMentor, isMentee: !isMentor },
		...{ subjects: dice.oneOf(subjects), stages: dice.oneOf(stages), online: true },
		times: `${dice.oneOf(days)}, ${dice.oneOf(days)}`,
		experienceYears: isMentor ? 5 + dice.below(30) : dice.below(4),
		...(isMentor ? { skills: levels, capacity: 1 + dice.below(2) } : { needs: levels })
	};
	return { id: `person-${at}`, isNew: true, change };
}
