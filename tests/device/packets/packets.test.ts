import { afterEach, beforeEach, expect, test } from 'vitest';
// Loaded before any test: the device loads it by itself, in turns of its own.
import '#lib/device/carrying.ts';
import '#lib/device/packets/enrolment.ts';
import type { Packed, PacketPreview } from '#lib/device/packets/packet-surface.ts';
import { addMeeting, changeMeeting } from '#lib/documents/journal/commands.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import * as Y from 'yjs';
import { createDecisions } from '../../../server/quarantine/decisions.ts';
import { dropGrant, openSchool } from '../../server/hub/school.ts';
import type { School } from '../../server/hub/school.ts';
import { closeAll } from '../../support/close-all.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { handKit } from '../../support/hand-kit.ts';
import { textOf, write } from '../../support/notes.ts';
import { pass, Phone } from '../../support/phone.ts';
import type { Tab } from '../../support/phone.ts';
import { settle } from '../../support/turns.ts';

const notes = 'notes.1';
const pair = { pair: 'pair.1' };
let school: School;
let clock: HandClock;
let mentor: Phone;
let mentee: Phone;
let curator: Phone;
let a: Tab;
let b: Tab;
const after = (ms: number) => pass(ms, clock, school);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	[mentor, mentee, curator] = ['mentor', 'mentee', 'curator'].map((person) => {
		const phone = new Phone(school, person, clock).signedIn();
		phone.kit = handKit;
		return phone;
	}) as [Phone, Phone, Phone];
	a = await mentor.openTab();
	b = await mentee.openTab();
	await after(5_000);
});

afterEach(() => closeAll(school, mentor, mentee, curator));

async function pack(tab: Tab, to: typeof pair | 'server' = pair): Promise<Packed & { ok: true }> {
	const packed = await (await tab.device.carrying()).pack(to);
	if (!packed.ok) throw new Error(packed.trouble);
	return packed;
}

async function look(tab: Tab, bytes: Uint8Array): Promise<PacketPreview> {
	return (await tab.device.carrying()).lookAt(bytes);
}

async function take(tab: Tab, bytes: Uint8Array): Promise<boolean> {
	const preview = await look(tab, bytes);
	if (!preview.ok) throw new Error(preview.trouble);
	const taken = await (await tab.device.carrying()).takePacket(preview.packet);
	await settle();
	return taken;
}

/** The server's answer that lies on somebody's phone, as it is handed back. */
async function answerOn(tab: Tab): Promise<Uint8Array> {
	const carrying = await tab.device.carrying();
	const card = (await carrying.parcels()).find(({ kind }) => kind === 'answer');
	const answer = card && (await carrying.giveAnswer(card.id));
	if (!answer) throw new Error('the server has not answered yet');
	return answer.bytes;
}

function cutBoth(): void {
	mentor.network.become('no-network');
	mentee.network.become('no-network');
}

async function writeApart(tab: Tab, text: string) {
	const opened = await tab.device.open(notes);
	await after(1_000);
	cutBoth();
	await after(1_000);
	write(opened.doc, text);
	await after(100);
	return opened;
}

const authorsIn = async (): Promise<readonly string[]> => {
	const { tail } = await school.storage.log.read(notes);
	return tail.map(({ authorId }) => authorId);
};

test('what one wrote far from any network is seen by the other at once, and reaches the server in the right name, once', async () => {
	const theirs = await b.device.open(notes);
	await writeApart(a, 'от наставника ');
	const packed = await pack(a);
	expect(packed).toMatchObject({ edits: 1 });
	expect(await look(b, packed.bytes)).toMatchObject({
		...{ ok: true, kind: 'edits', author: 'mentor', edits: 1 }
	});
	expect(await take(b, packed.bytes)).toBe(true);
	expect(textOf(theirs.doc)).toBe('от наставника ');
	write(theirs.doc, 'и ответ ');
	await after(100);
	expect(await look(b, packed.bytes)).toMatchObject({ ok: false, trouble: 'taken' });

	mentee.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('от наставника и ответ ');
	expect(await authorsIn()).toEqual(['mentor', 'mentee']);
	expect(b.device.facts.current.sent.at).toBe('sent');

	const answer = await answerOn(b);
	expect(await look(a, answer)).toMatchObject({ kind: 'receipt', edits: 1, refused: 0 });
	expect(a.device.facts.current.sent.at).toBe('waiting');
	await take(a, answer);
	await after(40_000);
	expect(a.device.facts.current.sent.at).toBe('sent');
	expect(mentor.platter.outbox).toEqual([]);

	mentor.network.become('clear');
	await after(60_000);
	expect(await authorsIn()).toEqual(['mentor', 'mentee']);
	expect(textOf((await a.device.open(notes)).doc)).toBe('от наставника и ответ ');
	const left = [...mentee.platter.parcels.values()].map(({ kind }) => kind);
	expect(left).not.toContain('received');
});

test('what was taken outlives the app, in a document that was not open, also from a tab that does not lead', async () => {
	await writeApart(a, 'слово ');
	const second = await mentee.openTab();
	await after(500);
	await take(second, (await pack(a)).bytes);
	mentee.crash();
	mentee.restart();
	const again = await mentee.openTab();
	await after(1_000);
	expect(textOf((await again.device.open(notes)).doc)).toBe('слово ');
	// [P4a] The replica has only what the server has said.
	const doc = new Y.Doc();
	for (const row of mentee.platter.replicas.get(notes) ?? []) Y.applyUpdate(doc, row);
	expect(textOf(doc)).toBe('');
	b = again;
});

test('a disk that does not take a packet says so, and nothing of it is seen', async () => {
	const theirs = await b.device.open(notes);
	await writeApart(a, 'слово ');
	const { bytes } = await pack(a);
	const preview = await look(b, bytes);
	mentee.platter.drive.abortNext('no-room');
	const carrying = await b.device.carrying();
	expect(preview.ok && (await carrying.takePacket(preview.packet))).toBe(false);
	expect(textOf(theirs.doc)).toBe('');
	await take(b, bytes);
	expect(textOf(theirs.doc)).toBe('слово ');
});

test('own edits wait until those they stand on were handed on, whatever the network does', async () => {
	const theirs = await b.device.open(notes);
	await writeApart(a, 'первое ');
	await take(b, (await pack(a)).bytes);
	write(theirs.doc, 'второе ');
	await after(100);
	mentee.network.become('no-websocket');
	await after(60_000);
	mentee.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('первое второе ');
	expect(await authorsIn()).toEqual(['mentor', 'mentee']);
});

test('[K4] while the server takes no packets, nothing of that document goes there in a wrong name', async () => {
	cutBoth();
	await after(1_000);
	// Opened where nobody hears of it: the server does not know yet whose the client id is.
	const hers = await a.device.open(notes);
	const theirs = await b.device.open(notes);
	write(hers.doc, 'первое ');
	await after(100);
	await take(b, (await pack(a)).bytes);
	write(theirs.doc, 'второе ');
	await after(100);
	mentee.packetsRest = true;
	mentee.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('');
	expect(b.device.facts.current.sent).toMatchObject({ edits: 1 });
	mentee.packetsRest = false;
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('первое второе ');
	expect(await authorsIn()).toEqual(['mentor', 'mentee']);
	expect(b.device.facts.current.sent.at).toBe('sent');
});

test('a packet that builds on what is not here is not taken, and names the day of the one before', async () => {
	const opened = await writeApart(a, 'раз ');
	const before = clock.now();
	await pack(a);
	mentor.network.become('clear');
	await after(60_000);
	mentor.network.become('no-network');
	await after(1_000);
	write(opened.doc, 'два ');
	await after(100);
	const { bytes } = await pack(a);
	const gap = await look(b, bytes);
	expect(gap).toMatchObject({ ok: false, trouble: 'gap', author: 'mentor', pair: 'pair.1' });
	expect(!gap.ok && gap.at).toBe(before);
	const asked = await (await b.device.carrying()).askFor('pair.1');
	expect(await look(a, asked.ok ? asked.bytes : new Uint8Array())).toMatchObject({
		kind: 'request'
	});
	await take(a, asked.ok ? asked.bytes : new Uint8Array());
	await take(b, (await pack(a)).bytes);
	expect(textOf((await b.device.open(notes)).doc)).toBe('раз два ');
	mentee.network.become('clear');
	await after(60_000);
	expect(await authorsIn()).toEqual(['mentor', 'mentor']);
});

test('somebody who can read nothing of it carries it, and brings the receipt back', async () => {
	await writeApart(a, 'с оказией ');
	const { bytes } = await pack(a, 'server');
	const driver = await curator.openTab();
	await after(3_000);
	expect(await look(b, bytes)).toMatchObject({ ok: false, trouble: 'for-others' });
	expect(await look(driver, bytes)).toMatchObject({ ok: false, trouble: 'for-others' });
	curator.network.become('no-network');
	const carrying = await driver.device.carrying();
	expect(await carrying.carry(bytes)).toBe(true);
	expect(await look(driver, bytes)).toMatchObject({ trouble: 'carrying' });
	expect(await carrying.parcels()).toMatchObject([{ kind: 'carried', bytes: bytes.length }]);
	const lying = Buffer.concat([...curator.platter.parcels.values()].map((one) => one.bytes));
	expect(lying.includes(Buffer.from('оказией'))).toBe(false);
	curator.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('с оказией ');
	expect(await authorsIn()).toEqual(['mentor']);
	expect(await carrying.parcels()).toMatchObject([{ kind: 'answer', isGiven: false }]);
	await take(a, await answerOn(driver));
	expect(await carrying.parcels()).toMatchObject([{ kind: 'answer', isGiven: true }]);
	await after(40_000);
	expect(a.device.facts.current.sent.at).toBe('sent');
});

test('what the server does not take goes to it only under own words that stand on it, in one’s own name', async () => {
	const theirs = await b.device.open(notes);
	await writeApart(a, 'украдено ');
	await take(b, (await pack(a)).bytes);
	write(theirs.doc, 'моё ');
	await after(100);
	// The mentor's phone is lost, and somebody has ended what was on it.
	const keys = [...school.facts.all('deviceKeys')].filter((row) => row.personId === 'mentor');
	await school.facts.change(keys.map(({ id }) => ({ table: 'deviceKeys', remove: id }) as const));
	mentee.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('');
	expect(await (await b.device.carrying()).parcels()).toMatchObject([
		{ kind: 'received', refusal: 'packet-device-unknown' }
	]);
	await b.close();
	const again = await mentee.openTab();
	await after(60_000);
	const opened = await again.device.open(notes);
	await after(5_000);
	// Own words stand on the other's, so these go along, in the name of whoever wrote on.
	expect(textOf(opened.doc)).toBe('украдено моё ');
	expect(textOf(await school.stored(notes))).toBe('украдено моё ');
	expect(new Set(await authorsIn())).toEqual(new Set(['mentee']));
	expect(again.device.facts.current.sent.at).toBe('sent');
});

test('what the server does not take and nobody has built on is gone with the next start', async () => {
	await writeApart(a, 'украдено ');
	await take(b, (await pack(a)).bytes);
	const keys = [...school.facts.all('deviceKeys')].filter((row) => row.personId === 'mentor');
	await school.facts.change(keys.map(({ id }) => ({ table: 'deviceKeys', remove: id }) as const));
	mentee.network.become('clear');
	await after(60_000);
	await b.close();
	b = await mentee.openTab();
	await after(5_000);
	const opened = await b.device.open(notes);
	await after(5_000);
	expect(textOf(opened.doc)).toBe('');
	expect(textOf(await school.stored(notes))).toBe('');
	expect(await (await b.device.carrying()).parcels()).toMatchObject([
		{ kind: 'received', refusal: 'packet-device-unknown' }
	]);
});

test('a right that ended makes the edits wait for a decision, by whomever they come', async () => {
	await writeApart(a, 'поздно ');
	const { bytes } = await pack(a);
	await take(b, bytes);
	await endRight();
	mentee.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('');
	expect([...school.facts.all('quarantine')]).toMatchObject([{ authorId: 'mentor' }]);
	await b.close();
	b = await mentee.openTab();
	await after(5_000);
	expect(textOf((await b.device.open(notes)).doc)).toBe('');
});

/** The mentor may no longer write there; what comes of theirs waits for a curator. */
async function endRight(): Promise<void> {
	await school.facts.change([dropGrant('mentor')]);
	const ended = { id: 'grant.mentor', personId: 'mentor', organisationId: 'school.1' };
	const grant = {
		...ended,
		role: 'mentor',
		ground: '',
		state: 'confirmed',
		from: 0,
		to: 1
	} as const;
	await school.facts.change([{ table: 'grants', put: grant }]);
}

test('[K8] what stands on another’s late edits goes without them, in one’s own name, and does not go around the curator', async () => {
	const theirs = await b.device.open(notes);
	const start = await a.device.open(notes);
	write(start.doc, 'начало ');
	await after(5_000);
	await writeApart(a, 'поздно ');
	await take(b, (await pack(a)).bytes);
	const text = theirs.doc.getText('note:1');
	text.insert(text.length, 'моё ');
	text.insert(text.toString().indexOf('здно'), '!');
	await after(100);
	await endRight();
	mentee.network.become('clear');
	await after(60_000);
	await b.close();
	b = await mentee.openTab();
	await after(60_000);
	const opened = await b.device.open(notes);
	await after(5_000);
	for (const doc of [opened.doc, await school.stored(notes)]) {
		expect(textOf(doc)).toContain('начало ');
		expect(textOf(doc)).toContain('моё ');
		expect(textOf(doc)).toContain('!');
		expect(textOf(doc)).not.toContain('здно');
	}
	expect(b.device.facts.current.sent.at).toBe('sent');
	expect([...school.facts.all('quarantine')].map(({ authorId }) => authorId)).toEqual(['mentor']);
	const cards = await (await b.device.carrying()).parcels();
	expect(cards.filter(({ kind }) => kind === 'received')).toMatchObject([{ refusal: 'late' }]);
	opened.close();
	start.close();
	theirs.close();
});

test('[K8] what was written inside of another’s late record waits here until a curator lets that in', async () => {
	const hers = await a.device.open('journal.1');
	const his = await b.device.open('journal.1');
	await after(2_000);
	cutBoth();
	await after(1_000);
	addMeeting(hers.doc, { id: 'm-1', kind: 'working', date: '2026-11-20', createdBy: 'mentor' });
	await after(100);
	await take(b, (await pack(a)).bytes);
	changeMeeting(his.doc, 'm-1', { resultLine: 'Договорились' });
	addMeeting(his.doc, { id: 'm-2', kind: 'working', date: '2026-11-21', createdBy: 'mentee' });
	await after(100);
	await endRight();
	mentee.network.become('clear');
	await after(60_000);
	const restart = async () => {
		await b.close();
		b = await mentee.openTab();
		await after(60_000);
	};
	await restart();
	const meetings = async () =>
		readJournal(await school.stored('journal.1')).meetings.map(({ id, resultLine }) => [
			id,
			resultLine
		]);
	expect(await meetings()).toEqual([['m-2', '']]);
	expect(b.device.facts.current.sent).toMatchObject({
		at: 'refused',
		refusal: 'waits-for-another'
	});
	await restart();
	expect(await meetings()).toEqual([['m-2', '']]);

	const decisions = createDecisions({
		facts: school.facts,
		now: () => clock.now(),
		release: (edit) => school.hub.release(edit)
	});
	const actor = school.facts.actorOf('curator', 'browser')!;
	const of = { documentId: 'journal.1', authorId: 'mentor' };
	expect(await decisions.decide(actor, of, { decision: 'apply', word: '' })).toMatchObject({
		ok: true
	});
	await restart();
	expect(await meetings()).toEqual([
		['m-2', ''],
		['m-1', 'Договорились']
	]);
	expect(b.device.facts.current.sent.at).toBe('sent');
	his.close();
	hers.close();
});

test('nothing is packed for somebody who may not read it', async () => {
	const journal = await a.device.open('journal.1');
	const opened = await writeApart(a, 'заметка');
	const carrying = await a.device.carrying();
	expect(await carrying.receivers()).toEqual([{ pair: 'pair.1', people: ['mentee'] }]);
	const preview = await look(b, (await pack(a)).bytes);
	const documents =
		preview.ok && preview.packet.content.kind === 'edits' ? preview.packet.content.documents : [];
	expect(documents.map(({ document }) => document).toSorted()).toEqual(['journal.1', notes]);
	opened.close();
	journal.close();
	expect(await carrying.pack({ pair: 'pair.2' })).toEqual({ ok: false, trouble: 'nobody' });
});

test('a packet of another pair is none of ours, and one by a stranger is forged', async () => {
	const stranger = new Phone(school, 'stranger', clock).signedIn();
	stranger.kit = handKit;
	const tab = await stranger.openTab();
	await after(3_000);
	await writeApart(a, 'слово ');
	expect(await look(tab, (await pack(a)).bytes)).toMatchObject({ trouble: 'for-others' });
	expect(await look(b, Uint8Array.of(1, 2, 3))).toMatchObject({ trouble: 'not-ours' });
	const { bytes } = await pack(a);
	expect(await look(b, bytes.with(100, bytes[100]! ^ 1))).toMatchObject({ trouble: 'damaged' });
	await stranger.close();
});

test('whoever has never met the server makes no packets, and says so', async () => {
	const fresh = new Phone(school, 'mentor', clock).signedIn();
	fresh.kit = handKit;
	fresh.network.become('no-network');
	const tab = await fresh.openTab();
	await after(1_000);
	expect(await (await tab.device.carrying()).pack(pair)).toEqual({ ok: false, trouble: 'no-keys' });
	await fresh.close();
});
