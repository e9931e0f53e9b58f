import { afterEach, beforeEach, expect, test } from 'vitest';
// Loaded before any test: the device loads it by itself, in turns of its own.
import '#lib/device/carrying.ts';
import '#lib/device/packets/enrolment.ts';
import { TallyTalk, type Heard } from '#lib/device/tally/tally-talk.ts';
import { Gathering } from '#lib/sync/pictures/gathering.ts';
import { openSchool } from '../server/hub/school.ts';
import type { School } from '../server/hub/school.ts';
import { closeAll } from '../support/close-all.ts';
import { HandClock } from '../support/hand-clock.ts';
import { handKit } from '../support/hand-kit.ts';
import { textOf, write } from '../support/notes.ts';
import { pass, Phone } from '../support/phone.ts';
import type { Tab } from '../support/phone.ts';
import { settle } from '../support/turns.ts';

const notes = 'notes.1';
let school: School;
let clock: HandClock;
let phones: readonly [mentor: Phone, mentee: Phone];
let hers: Tab;
let his: Tab;
const after = (ms: number) => pass(ms, clock, school);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	phones = [signedIn('mentor'), signedIn('mentee')];
	hers = await phones[0].openTab();
	his = await phones[1].openTab();
	await after(5_000);
});

afterEach(() => closeAll(school, ...phones));

function signedIn(person: string): Phone {
	const phone = new Phone(school, person, clock).signedIn();
	phone.kit = handKit;
	return phone;
}

async function goAway(...who: readonly Phone[]): Promise<void> {
	for (const phone of who) phone.network.become('no-network');
	await after(1_000);
}

async function writeOn(tab: Tab, text: string): Promise<void> {
	write((await tab.device.open(notes)).doc, text);
	await after(2_000);
}

const talkOf = async (tab: Tab, pairId = 'pair.1'): Promise<TallyTalk> =>
	new TallyTalk(await tab.device.carrying(), pairId);

const wordsOn = async (tab: Tab): Promise<string> => textOf((await tab.device.open(notes)).doc);

/** One shows, the other scans: through the pictures themselves. */
async function tell(from: TallyTalk, to: TallyTalk, meetingId = 'meeting.1'): Promise<Heard> {
	const said = await from.say(meetingId);
	if (!said.ok) throw new Error(said.trouble);
	const gathering = new Gathering();
	for (;;) {
		const seen = gathering.take(said.showing.next('fine'));
		if (seen.is !== 'whole') continue;
		const heard = await to.hear(seen.transfer, seen.bytes);
		await settle();
		return heard;
	}
}

test('T2: three showings, and both phones have both edits and know it', async () => {
	await goAway(...phones);
	await writeOn(hers, 'её слова ');
	await writeOn(his, 'его слова ');
	const [a, b] = [await talkOf(hers), await talkOf(his)];

	expect(await tell(a, b)).toEqual({ ok: true, meetingId: 'meeting.1' });
	expect(b.state).toMatchObject({ turn: 'show', received: 1, given: undefined, isDone: false });
	expect(a.state).toMatchObject({ turn: 'scan', given: undefined, received: undefined });
	expect(await tell(b, a)).toMatchObject({ ok: true });
	expect(a.state).toMatchObject({ turn: 'show', received: 1, given: 1, isDone: true });
	expect(b.state.given).toBeUndefined();
	await tell(a, b);
	expect(b.state).toMatchObject({ turn: 'none', received: 1, given: 1, isDone: true });
	expect(a.state.turn).toBe('none');

	const words = await wordsOn(hers);
	expect(words).toContain('её слова');
	expect(words).toContain('его слова');
	expect(await wordsOn(his)).toBe(words);

	// Each hands on what the other gave, and the server has all of it, once.
	for (const phone of phones) phone.network.become('clear');
	await after(60_000);
	for (const tab of [hers, his]) expect(tab.device.facts.current.sent.at).toBe('sent');
	expect(textOf(await school.stored(notes))).toBe(words);
});

test('T4: what builds on what the other lacks comes once it has heard what is there', async () => {
	await goAway(phones[1]);
	await writeOn(hers, 'раньше, по сети ');
	await goAway(phones[0]);
	await writeOn(hers, 'потом, без сети ');
	const [a, b] = [await talkOf(hers), await talkOf(his)];

	await tell(a, b);
	expect(b.state).toMatchObject({ turn: 'show', isBehind: true, received: undefined });
	expect(await wordsOn(his)).toBe('');
	await tell(b, a);
	expect(a.state).toMatchObject({ turn: 'show', given: undefined });
	await tell(a, b);
	expect(await wordsOn(his)).toBe(await wordsOn(hers));
	expect(b.state).toMatchObject({ turn: 'show', isDone: true });
	await tell(b, a);
	expect([a.state.isDone, b.state.isDone]).toEqual([true, true]);
});

test('what was scanned twice is taken once, and a code of another pair not at all', async () => {
	await goAway(...phones);
	await writeOn(hers, 'слова ');
	const [a, b] = [await talkOf(hers), await talkOf(his)];
	await tell(a, b);
	await tell(a, b);
	expect(b.state.received).toBe(1);
	expect(await wordsOn(his)).toBe('слова ');

	const elsewhere = await talkOf(his, 'pair.2');
	expect(await tell(a, elsewhere)).toEqual({
		...{ ok: false, trouble: 'other-pair', pairId: 'pair.1' }
	});
	expect(await b.hear('00000000', Uint8Array.of(9))).toEqual({ ok: false, trouble: 'newer' });
});

test('what is not on the disk is not said to have been received', async () => {
	await goAway(...phones);
	await writeOn(hers, 'слова ');
	const [a, b] = [await talkOf(hers), await talkOf(his)];
	phones[1].platter.drive.abortNext('no-room');
	expect(await tell(a, b)).toEqual({ ok: false, trouble: 'not-kept' });
	expect(b.state).toMatchObject({ received: undefined, owesWord: false });
	await tell(a, b);
	expect(b.state).toMatchObject({ received: 1, owesWord: true });
});

test('a phone that the other has never heard of shows first, and then both have both edits', async () => {
	await goAway(phones[0]);
	await writeOn(hers, 'её слова ');
	// He has another phone since she was last on line.
	await his.close();
	const fresh = signedIn('mentee');
	const tab = await fresh.openTab();
	await after(5_000);
	await goAway(fresh);
	await writeOn(tab, 'его слова ');
	const [a, b] = [await talkOf(hers), await talkOf(tab)];

	expect(await tell(a, b)).toEqual({ ok: false, trouble: 'for-others' });
	expect(await tell(b, a)).toMatchObject({ ok: true });
	expect(await tell(a, b)).toMatchObject({ ok: true });
	expect(b.state).toMatchObject({ received: 1, given: 1 });
	for (const words of ['её слова', 'его слова']) {
		expect(await wordsOn(hers)).toContain(words);
		expect(await wordsOn(tab)).toContain(words);
	}
	await fresh.close();
	expect(fresh.troubles).toEqual([]);
});

test('a phone that was ended is sealed nothing for, whatever it shows', async () => {
	await goAway(phones[1]);
	await writeOn(his, 'слова с потерянного телефона ');
	const lost = [...school.facts.all('deviceKeys')].filter((row) => row.personId === 'mentee');
	await school.facts.change(lost.map(({ id }) => ({ table: 'deviceKeys', remove: id }) as const));
	// Her phone learns of it, and is away again.
	await goAway(phones[0]);
	phones[0].network.become('clear');
	await after(30_000);
	await goAway(phones[0]);
	await writeOn(hers, 'её слова ');
	const [a, b] = [await talkOf(hers), await talkOf(his)];
	await tell(b, a);
	expect(await a.say('meeting.1')).toEqual({ ok: false, trouble: 'nobody' });
	expect(b.state.received).toBeUndefined();
});
