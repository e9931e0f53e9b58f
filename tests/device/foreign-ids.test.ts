import { afterEach, beforeEach, expect, test } from 'vitest';
// Loaded before any test: the device loads it by itself, in turns of its own.
import { writeForeignAgain } from '#lib/device/foreign-ids.ts';
import { nowhere } from '#lib/device/disk/disk.ts';
import { encodeAnswer } from '#lib/sync/exchange-messages.ts';
import { openMemoryDisk, Platter } from '../support/memory-disk.ts';
import * as Y from 'yjs';
import { openSchool } from '../server/hub/school.ts';
import type { School } from '../server/hub/school.ts';
import { closeAll } from '../support/close-all.ts';
import { HandClock } from '../support/hand-clock.ts';
import { textOf, write } from '../support/notes.ts';
import { pass, Phone } from '../support/phone.ts';
import type { Tab } from '../support/phone.ts';

const notes = 'notes.1';
let school: School;
let clock: HandClock;
let mentor: Phone;
const after = (ms: number) => pass(ms, clock, school);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	mentor = new Phone(school, 'mentor', clock).signedIn();
});

afterEach(() => closeAll(school, mentor));

/** Written without a network, while somebody else began to write under the same client id. */
async function refused(): Promise<Tab> {
	const first = await mentor.openTab();
	write((await first.device.open(notes)).doc, 'давно ');
	await after(2_000);
	first.kill();
	mentor.network.become('no-network');
	const tab = await mentor.openTab();
	const { doc } = await tab.device.open(notes);
	write(doc, 'первое ');
	await after(100);
	write(doc, 'второе ');
	doc.transact(() => doc.getText('note:1').delete(0, 2));
	await after(100);
	const other = new Y.Doc();
	other.clientID = doc.clientID;
	other.getText('note:2').insert(0, '!');
	const mentee = school.plain('mentee', notes);
	mentee.step1();
	await school.settle();
	mentee.update(Y.encodeStateAsUpdate(other));
	await school.settle();
	mentor.network.become('clear');
	await after(60_000);
	return tab;
}

test('what was refused for its client id goes after the next start, once, and nothing else changes', async () => {
	const tab = await refused();
	expect(tab.device.facts.current.sent).toMatchObject({
		at: 'refused',
		refusal: 'foreign-client-id'
	});
	tab.kill();
	const again = await mentor.openTab();
	await after(60_000);
	expect(again.device.facts.current.sent.at).toBe('sent');
	const stored = await school.stored(notes);
	expect(textOf(stored)).toBe('вно первое второе ');
	expect(stored.getText('note:2').toJSON()).toBe('!');
	const reopened = await again.device.open(notes);
	await after(1_000);
	expect(textOf(reopened.doc)).toBe('вно первое второе ');
	expect(reopened.doc.getText('note:2').toJSON()).toBe('!');
	await after(60_000);
	expect(mentor.platter.outbox).toEqual([]);
});

test('without a network it waits, whole, and the document is there as it was', async () => {
	const tab = await refused();
	tab.kill();
	mentor.network.become('no-network');
	const again = await mentor.openTab();
	const opened = await again.device.open(notes);
	await after(15_000);
	expect(textOf(opened.doc)).toBe('вно первое второе ');
	again.kill();
	mentor.network.become('clear');
	await mentor.openTab();
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('вно первое второе ');
});

test('whenever the power goes meanwhile, nothing is lost and nothing doubled', async () => {
	for (let writes = 1; writes <= 6; writes++) {
		const tab = await refused();
		tab.kill();
		mentor.platter.drive.crashAtWrite(mentor.platter.drive.asked + writes);
		await mentor.openTab();
		await after(2_000);
		mentor.crash();
		mentor.restart();
		const last = await mentor.openTab();
		await after(60_000);
		expect(textOf(await school.stored(notes)), `after ${writes} writes`).toBe('вно первое второе ');
		expect(last.device.facts.current.sent.at).toBe('sent');
		await mentor.close();
		await school[Symbol.asyncDispose]();
		school = await openSchool();
		mentor = new Phone(school, 'mentor', clock).signedIn();
	}
});

/** What somebody else typed, under an id of theirs, and what was typed here behind it. */
function typedBehindOthers() {
	const theirs = new Y.Doc();
	write(theirs, 'их слова ');
	const here = new Y.Doc();
	Y.applyUpdate(here, Y.encodeStateAsUpdate(theirs));
	const before = Y.encodeStateVector(here);
	here.getText('note:1').insert('их слова '.length, 'мои слова');
	return { theirs: Y.encodeStateAsUpdate(theirs), mine: Y.encodeStateAsUpdate(here, before) };
}

/** The restored server has lost what the edit stands behind, and its owner has, too. */
async function startWith(edit: Uint8Array, replica: readonly Uint8Array[]): Promise<Platter> {
	const platter = new Platter();
	const disk = openMemoryDisk(platter);
	await disk.replicas.append(notes, replica);
	const numbers = { tab: 't', first: 1, last: 1, at: 0 };
	await disk.outbox.append([{ document: notes, batch: 'b1', update: edit, ...numbers }]);
	await disk.outbox.mark(['b1'], { at: 'refused', refusal: 'foreign-client-id' });
	const lost = { document: notes, stateVector: new Uint8Array(1), update: new Uint8Array(2) };
	const body = encodeAnswer({
		...{ epoch: 'e2', time: 0, cursor: 1, more: false, accountChanged: false, outcomes: [] },
		...{ changes: [], answers: [lost], documents: undefined, unread: [] }
	});
	const reply = { status: 200, contentType: 'application/octet-stream', retryAfterMs: 0, body };
	await writeForeignAgain({
		...{ disk, place: nowhere, tab: 't', platform: clock },
		http: { seemsConnected: () => true, ask: () => Promise.resolve(reply) },
		report: (what) => expect.unreachable(what)
	});
	return platter;
}

test('what an edit stands behind and everybody else has lost is written again along with it', async () => {
	const { theirs, mine } = typedBehindOthers();
	const { outbox } = await startWith(mine, [theirs]);
	expect(outbox.map(({ batch, state }) => [batch, state.at])).toEqual([['b1A', 'waiting']]);
	const stored = new Y.Doc();
	for (const { update } of outbox) Y.applyUpdate(stored, update);
	expect(textOf(stored)).toBe('их слова мои слова');
});

test('an edit whose place nobody here knows stays where it was kept, untouched', async () => {
	const { mine } = typedBehindOthers();
	const { outbox } = await startWith(mine, []);
	expect(outbox.map(({ batch, state }) => [batch, state.at])).toEqual([['b1', 'refused']]);
	expect(outbox[0]!.update).toEqual(mine);
});
