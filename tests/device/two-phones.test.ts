import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MemoryDisk } from '../../server/storage/memory/disk.ts';
import { at, openSchool } from '../server/hub/school.ts';
import type { School } from '../server/hub/school.ts';
import { closeAll } from '../support/close-all.ts';
import { HandClock } from '../support/hand-clock.ts';
import { pass, Phone } from '../support/phone.ts';
import { textOf, write } from '../support/notes.ts';
import { settle, turns } from '../support/turns.ts';

const notes = 'notes.1';
const couldNotKeep = 'The device could not keep the change: no-room';
let school: School;
let clock: HandClock;
let mentor: Phone;
let mentee: Phone;
const after = (ms: number, ...others: School[]) => pass(ms, clock, school, ...others);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	mentor = new Phone(school, 'mentor', clock).signedIn();
	mentee = new Phone(school, 'mentee', clock).signedIn();
});

afterEach(() => closeAll(school, mentor, mentee));

test('[P3] an edit is said to be saved, then sent, each only when its disk has it', async () => {
	const tab = await mentor.openTab();
	const opened = await tab.device.open(notes);
	await after(1_000);
	mentor.platter.drive.hold();
	write(opened.doc, 'Первая встреча');
	expect(tab.device.facts.current.saved.at).toBe('saving');
	mentor.platter.drive.run();
	await settle();
	expect(tab.device.facts.current.saved).toEqual({ at: 'saved' });
	await after(100);
	expect(tab.device.facts.current.sent.at).toBe('sent');
	expect(textOf(await school.stored(notes))).toBe('Первая встреча');
});

test('an edit made without a network reaches the other phone after both reconnect', async () => {
	const [anna, boris] = [await mentor.openTab(), await mentee.openTab()];
	const [annas, boriss] = [await anna.device.open(notes), await boris.device.open(notes)];
	await after(1_000);
	mentor.network.become('no-network');
	mentee.network.become('no-network');
	await after(1_000);
	write(annas.doc, 'от наставника ');
	write(boriss.doc, 'от подопечного ');
	await after(60_000);
	expect(anna.device.facts.current.sent).toMatchObject({ at: 'waiting', edits: 1 });
	expect(anna.device.facts.current.road).toEqual({ at: 'no-network' });
	mentor.network.become('clear');
	mentee.network.become('clear');
	await after(70_000);
	expect(textOf(annas.doc)).toBe(textOf(boriss.doc));
	expect(textOf(annas.doc)).toContain('от наставника');
	expect(textOf(annas.doc)).toContain('от подопечного');
	expect(anna.device.facts.current.sent.at).toBe('sent');
});

test('[E9] a document that nobody has opened is brought all the same, and is there without a network', async () => {
	const [anna, boris] = [await mentor.openTab(), await mentee.openTab()];
	const annas = await anna.device.open(notes);
	await after(1_000);
	write(annas.doc, 'Что обсудили');
	await after(30_000);
	mentee.network.become('no-network');
	await after(1_000);
	const boriss = await boris.device.open(notes);
	expect(textOf(boriss.doc)).toBe('Что обсудили');
	expect(boriss.state.current.receivedAt).toBeDefined();
});

test('[E9] edits of a closed document leave with the exchange', async () => {
	const anna = await mentor.openTab();
	mentor.network.become('no-network');
	const opened = await anna.device.open(notes);
	write(opened.doc, 'записано в дороге');
	await after(1_000);
	opened.close();
	await after(1_000);
	mentor.network.become('clear');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe('записано в дороге');
	expect(anna.device.facts.current.sent.at).toBe('sent');
});

test('[P3] whoever is told that something came finds it there, in every tab', async () => {
	const [anna, ...tabs] = [await mentor.openTab(), await mentee.openTab(), await mentee.openTab()];
	const annas = await anna.device.open(notes);
	const boriss = await Promise.all(tabs.map(({ device }) => device.open(notes)));
	await after(1_000);
	mentee.network.become('no-network');
	write(annas.doc, 'Что обсудили');
	await after(1_000);
	const before = clock.now();
	const told = boriss.map((opened) => {
		const said: string[] = [];
		opened.state.onChange(() => {
			if (opened.state.current.receivedAt! > before) said.push(textOf(opened.doc));
		});
		return said;
	});
	// What comes by the channel cannot be told before.
	mentee.network.become('no-websocket');
	await after(70_000);
	for (const said of told) expect(new Set(said)).toEqual(new Set(['Что обсудили']));
});

test('[E1] what could not be written down is brought again, and the cursor has not passed it', async () => {
	const [anna] = [await mentor.openTab(), await mentee.openTab()];
	const annas = await anna.device.open(notes);
	await after(2_000);
	mentee.platter.drive.abortNext('no-room');
	write(annas.doc, 'второй раз');
	await after(12_000);
	mentee.network.become('no-network');
	const before = mentee.platter.place.cursor;
	mentee.network.become('clear');
	await after(70_000);
	expect(textOf(docOf(mentee.platter.replicas.get(notes)!))).toBe('второй раз');
	expect(mentee.platter.place.cursor).toBeGreaterThanOrEqual(before);
	expect(mentee.troubles).toEqual(['keep what came: DiskError: ' + couldNotKeep]);
	mentee.troubles.length = 0;
});

test('others see who has a document open, and where', async () => {
	const [anna, boris] = [await mentor.openTab(), await mentee.openTab()];
	const [annas, boriss] = [await anna.device.open(notes), await boris.device.open(notes)];
	const second = await (await mentor.openTab()).device.open(notes);
	await after(2_000);
	const awareness = annas.presence.awareness as Awareness;
	awareness.setLocalStateField('at', 'note:1');
	await after(1_000);
	const person = { id: 'mentor', name: 'Name of mentor' };
	expect(boriss.presence.others).toContainEqual({ person, at: 'note:1' });
	expect(second.presence.others.map((other) => other.person.id)).toContain('mentee');
	annas.close();
	second.close();
	await after(2_000);
	expect(boriss.presence.others).toEqual([]);
});

test('[P4] a record leaves the outbox only when the replica holds the edit', async () => {
	const anna = await mentor.openTab();
	const opened = await anna.device.open(notes);
	await after(1_000);
	write(opened.doc, 'раз');
	await after(1_000);
	expect(mentor.platter.outbox.map(({ state }) => state.at)).toEqual(['stored']);
	// As after an abort that y-indexeddb does not hear of.
	mentor.platter.replicas.delete(notes);
	await after(6_000);
	expect(mentor.platter.outbox).toHaveLength(1);
	await after(6_000);
	expect(mentor.platter.outbox).toHaveLength(0);
	expect(textOf(docOf(mentor.platter.replicas.get(notes)!))).toBe('раз');
});

test('[P5] an acknowledgement that is lost makes nothing twice', async () => {
	const anna = await mentor.openTab();
	const opened = await anna.device.open(notes);
	await after(1_000);
	write(opened.doc, 'одна правка');
	await turns(2);
	mentor.network.become('no-network');
	await after(5_000);
	mentor.network.become('clear');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe('одна правка');
	expect(await school.rows(notes)).toBe(1);
	expect(anna.device.facts.current.sent.at).toBe('sent');
});

test('[F5] a link that swallows everything is noticed within 10 s of writing', async () => {
	const anna = await mentor.openTab();
	const opened = await anna.device.open(notes);
	await after(1_000);
	mentor.network.become('swallows');
	write(opened.doc, 'в метро');
	await after(9_000);
	expect(anna.device.facts.current.road.at).toBe('open');
	await after(1_500);
	expect(anna.device.facts.current.road.at).not.toBe('open');
});

test('[F5] an idle link that swallows everything is noticed within 30 s', async () => {
	const anna = await mentor.openTab();
	await anna.device.open(notes);
	await after(1_000);
	mentor.network.become('swallows');
	await after(30_500);
	expect(anna.device.facts.current.road.at).not.toBe('open');
});

test('a phone that is switched to flight mode says so at once, and goes on when it is back', async () => {
	const anna = await mentor.openTab();
	const opened = await anna.device.open(notes);
	await after(1_000);
	mentor.network.become('flight-mode');
	anna.show();
	write(opened.doc, 'в самолёте');
	await after(500);
	expect(anna.device.facts.current.road.at).toBe('no-network');
	mentor.network.become('clear');
	anna.show();
	await after(5_000);
	expect(textOf(await school.stored(notes))).toBe('в самолёте');
});

test('where a proxy lets no WebSocket through, an edit is stored by HTTP within 5 s', async () => {
	mentor.network.become('no-websocket');
	const anna = await mentor.openTab();
	const opened = await anna.device.open(notes);
	write(opened.doc, 'из школьного класса');
	await after(5_000);
	expect(textOf(await school.stored(notes))).toBe('из школьного класса');
	expect(anna.device.facts.current.road).toEqual({ at: 'open', by: 'http' });
	expect(anna.device.facts.current.sent.at).toBe('sent');
});

test('a page of the network that lets nobody in is no answer', async () => {
	mentor.network.become('portal');
	const anna = await mentor.openTab();
	const opened = await anna.device.open(notes);
	write(opened.doc, 'в гостинице');
	await after(20_000);
	expect(anna.device.facts.current.road).toEqual({ at: 'captive-portal' });
	expect(anna.device.facts.current.sent).toMatchObject({ at: 'waiting', edits: 1 });
});

test('[P10] a server restored from an older copy gets back what it has lost', async () => {
	const anna = await mentor.openTab();
	const opened = await anna.device.open(notes);
	await after(1_000);
	write(opened.doc, 'до копии ');
	await after(60_000);
	opened.close();
	await after(10_000);
	expect(mentor.platter.outbox).toHaveLength(0);
	const restored = await openSchool({ disk: new MemoryDisk('epoch-2', at) });
	mentor.moveTo(restored);
	await after(120_000, restored);
	expect(textOf(await restored.stored(notes))).toBe('до копии ');
	mentor.network.become('no-network');
	await restored[Symbol.asyncDispose]();
});

test('a crash of the phone loses nothing that was called saved', async () => {
	const anna = await mentor.openTab();
	mentor.network.become('no-network');
	const opened = await anna.device.open(notes);
	write(opened.doc, 'сохранено ');
	await after(100);
	expect(anna.device.facts.current.saved.at).toBe('saved');
	mentor.platter.drive.hold();
	write(opened.doc, 'не сохранено');
	await settle();
	mentor.crash();
	mentor.restart();
	const again = await mentor.openTab();
	expect(textOf((await again.device.open(notes)).doc)).toBe('сохранено ');
	mentor.network.become('clear');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe('сохранено ');
});

test('a full phone says so within a second, and what was written there is still sent', async () => {
	const anna = await mentor.openTab();
	const opened = await anna.device.open(notes);
	await after(1_000);
	mentor.network.become('no-network');
	mentor.platter.drive.abort('no-room');
	write(opened.doc, 'не поместилось');
	await after(500);
	expect(anna.device.facts.current.saved).toEqual({
		at: 'not-saving',
		because: 'no-room',
		edits: 1
	});
	mentor.network.become('clear');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe('не поместилось');
	mentor.platter.drive.run();
	await after(60_000);
	expect(anna.device.facts.current.saved).toEqual({ at: 'saved' });
	expect(mentor.troubles.every((trouble) => trouble.includes('no-room'))).toBe(true);
	mentor.troubles.length = 0;
});

test('a record that is damaged on the disk is set aside, and never applied', async () => {
	const anna = await mentor.openTab();
	mentor.network.become('no-network');
	const opened = await anna.device.open(notes);
	write(opened.doc, 'целое ');
	await after(100);
	write(opened.doc, 'повреждённое');
	await after(100);
	mentor.platter.damage(mentor.platter.outbox[1]!.batch);
	mentor.platter.replicas.delete(notes);
	anna.kill();
	const again = await mentor.openTab();
	const reopened = await again.device.open(notes);
	expect(textOf(reopened.doc)).toBe('целое ');
	expect(mentor.platter.setAside).toHaveLength(1);
});

test('nobody can write into a document that is open for reading only', async () => {
	const parent = new Phone(school, 'curator', clock).signedIn();
	const tab = await parent.openTab();
	const opened = await tab.device.open('journal.1');
	await after(1_000);
	expect(opened.mode.current).toBe('read-only');
	const before = Y.encodeStateAsUpdate(opened.doc);
	expect(() => write(opened.doc, 'чужое')).toThrow('read-only');
	expect(() => opened.doc.getMap('meetings').set('1', 2)).toThrow('read-only');
	await after(1_000);
	expect(Y.encodeStateAsUpdate(opened.doc)).toEqual(before);
	expect(parent.platter.outbox).toEqual([]);
	// What others write still comes in.
	const anna = await mentor.openTab();
	const annas = await anna.device.open('journal.1');
	await after(1_000);
	annas.doc.getMap('meetings').set('1', new Y.Map());
	await after(1_000);
	expect(opened.doc.getMap('meetings').size).toBe(1);
	await parent.close();
});

function docOf(rows: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	for (const row of rows) Y.applyUpdate(doc, row);
	return doc;
}

test('[E9] a clock that is put back by years keeps nothing waiting: what is new comes within five minutes', async () => {
	mentor.network.become('no-websocket');
	const anna = await mentor.openTab();
	await after(10_000);
	expect(anna.device.facts.current.road).toEqual({ at: 'open', by: 'http' });
	clock.skewMs = -10 * 365 * 86_400_000;
	const boris = await mentee.openTab();
	write((await boris.device.open(notes)).doc, 'новое');
	await after(6 * 60_000);
	mentor.network.become('no-network');
	const opened = await anna.device.open(notes);
	expect(textOf(opened.doc)).toBe('новое');
});
