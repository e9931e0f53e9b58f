import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Envelope } from '#lib/device/tabs/tab-messages.ts';
import { openSchool } from '../server/hub/school.ts';
import type { School } from '../server/hub/school.ts';
import { closeAll } from '../support/close-all.ts';
import { HandClock } from '../support/hand-clock.ts';
import { textOf, write } from '../support/notes.ts';
import { pass, Phone } from '../support/phone.ts';
import { settle, turns } from '../support/turns.ts';

const notes = 'notes.1';
let school: School;
let clock: HandClock;
let phone: Phone;
const after = (ms: number) => pass(ms, clock, school);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	phone = new Phone(school, 'mentor', clock).signedIn();
});

afterEach(() => closeAll(school, phone));

test('two tabs of one phone show the same, and one socket serves both', async () => {
	const [one, two] = [await phone.openTab(), await phone.openTab()];
	const [first, second] = [await one.device.open(notes), await two.device.open(notes)];
	await after(1_000);
	write(first.doc, 'из первой ');
	await after(100);
	write(second.doc, 'из второй');
	await after(1_000);
	expect(textOf(first.doc)).toBe('из первой из второй');
	expect(textOf(second.doc)).toBe('из первой из второй');
	expect(textOf(await school.stored(notes))).toBe('из первой из второй');
	expect(school.hub.figures().sockets ?? 1).toBe(1);
	for (const tab of [one, two]) expect(tab.device.facts.current.sent.at).toBe('sent');
	for (const tab of [one, two]) expect(tab.device.facts.current.saved.at).toBe('saved');
});

test('an edit of a tab that dies at once is sent by the one that leads', async () => {
	const [one, two] = [await phone.openTab(), await phone.openTab()];
	const second = await two.device.open(notes);
	await after(1_000);
	write(second.doc, 'последнее слово');
	await turns(6);
	two.kill();
	await after(2_000);
	expect(textOf(await school.stored(notes))).toBe('последнее слово');
	expect(one.device.facts.current.sent.at).toBe('sent');
});

test('when the leading tab dies, another leads and nothing is lost', async () => {
	const [one, two] = [await phone.openTab(), await phone.openTab()];
	const [first, second] = [await one.device.open(notes), await two.device.open(notes)];
	await after(1_000);
	phone.network.become('no-network');
	await after(1_000);
	write(first.doc, 'в ведущей ');
	write(second.doc, 'в ведомой ');
	await after(500);
	one.kill();
	await after(500);
	write(second.doc, 'и ещё');
	phone.network.become('clear');
	await after(70_000);
	const text = textOf(await school.stored(notes));
	for (const part of ['в ведущей', 'в ведомой', 'и ещё']) expect(text).toContain(part);
	expect(two.device.facts.current.sent.at).toBe('sent');
});

test('a leading tab that is frozen is passed over within two seconds', async () => {
	const [one, two] = [await phone.openTab(), await phone.openTab()];
	const first = await one.device.open(notes);
	await after(1_000);
	one.room.freeze();
	const opening = two.device.open(notes);
	await after(2_000);
	const second = await opening;
	write(second.doc, 'без замёрзшей ');
	await after(2_000);
	expect(textOf(await school.stored(notes))).toBe('без замёрзшей ');
	one.room.thaw();
	await after(3_000);
	write(first.doc, 'оттаяла');
	await after(3_000);
	expect(textOf(await school.stored(notes))).toBe('без замёрзшей оттаяла');
	expect(textOf(second.doc)).toBe('без замёрзшей оттаяла');
});

test('five tabs, of which the leading one is killed again and again, lose nothing', async () => {
	const tabs = [];
	for (let at = 0; at < 5; at++) tabs.push(await phone.openTab());
	const written: string[] = [];
	while (tabs.length > 1) {
		for (const tab of tabs) {
			const opened = await tab.device.open(notes);
			const word = `слово${written.length};`;
			write(opened.doc, word);
			written.push(word);
		}
		await settle();
		tabs.shift()!.kill();
		await after(1_500);
	}
	await after(70_000);
	const text = textOf(await school.stored(notes));
	for (const word of written) expect(text).toContain(word);
	expect(text).toHaveLength(written.join('').length);
});

test('a look from any tab ends with the facts as they then are', async () => {
	const [one, two] = [await phone.openTab(), await phone.openTab()];
	await after(1_000);
	phone.network.become('no-network');
	await after(1_000);
	expect((await two.device.checkNow()).road).toEqual({ at: 'no-network' });
	phone.network.become('clear');
	expect((await two.device.checkNow()).road.at).toBe('open');
	expect(one.device.facts.current.road.at).toBe('open');
});

test('how things stand is said when that is other than before, and to whoever looks', async () => {
	const [one, two] = [await phone.openTab(), await phone.openTab()];
	const first = await one.device.open(notes);
	phone.network.become('no-network');
	await after(2_000);
	const said = overhear();
	for (const word of ['слово ', 'за ', 'словом']) {
		write(first.doc, word);
		await after(200);
	}
	expect(two.device.facts.current.sent).toMatchObject({ at: 'waiting', edits: 3 });
	expect(said.filter((say) => say === 'kept')).toHaveLength(3);
	expect(said.filter((say) => say === 'lead')).toEqual([]);

	// It may have slept while something was said.
	phone.network.become('clear');
	await two.device.checkNow();
	await after(1_000);
	said.splice(0);
	await two.device.checkNow();
	expect(said.filter((say) => say === 'lead' || say === 'looked').slice(-2)).toEqual([
		'lead',
		'looked'
	]);
});

/** Everything that the tabs say to each other from now on. */
function overhear(): string[] {
	const said: string[] = [];
	phone.browser.join(phone.browser.tab(), 'tropa:mentor', (envelope) => {
		said.push((envelope as Envelope).message.say);
	});
	return said;
}

test('whatever is shouted on the channel of the tabs changes nothing', async () => {
	const [one, two] = [await phone.openTab(), await phone.openTab()];
	const [first] = [await one.device.open(notes), await two.device.open(notes)];
	await after(1_000);
	write(first.doc, 'было');
	await after(1_000);
	const shouts: readonly unknown[] = [
		...[null, 1, 'текст', [], {}, { tropa: 1 }, { tropa: 2, from: 'x', message: { say: 'bye' } }],
		{ tropa: 1, from: 'x', message: { say: 'toString' } },
		{ tropa: 1, from: 'x', message: { say: 'update', document: notes, update: 'нет' } },
		{
			tropa: 1,
			from: 'x',
			message: { say: 'edit', document: notes, key: {}, update: new Uint8Array() }
		},
		{ tropa: 1, from: 'x', message: { say: 'kept', cards: [{ batch: 1 }] } },
		{ tropa: 1, from: 'x', message: { say: 'lead', status: {} } },
		{ tropa: 1, from: 'x', message: { say: 'settled', keys: [{ tab: 1, edit: 'x' }] } }
	];
	for (const shout of shouts) phone.browser.shout('tropa:mentor', shout);
	await after(1_000);
	expect(textOf(first.doc)).toBe('было');
	for (const tab of [one, two]) expect(tab.device.facts.current.sent.at).toBe('sent');
});
