import { afterEach, beforeEach, expect, test } from 'vitest';
// Loaded before any test: a turn of the clock does not wait for it.
import '#lib/device/disk/no-disk.ts';
import '#lib/device/profiles/pin-profiles.ts';
import { isSealed } from '#lib/device/profiles/seal.ts';
import { openSchool } from '../../server/hub/school.ts';
import type { School } from '../../server/hub/school.ts';
import { closeAll } from '../../support/close-all.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { textOf, write } from '../../support/notes.ts';
import { pass, Phone } from '../../support/phone.ts';
import type { Tab } from '../../support/phone.ts';
import { bytesOn } from './bytes-on.ts';
import { turns } from '../../support/turns.ts';

const notes = 'notes.1';
const [pin, word] = ['482915', 'заветное слово'];
const link = { link: 'secret-of-a-link-0001' };
let school: School;
let clock: HandClock;
let phone: Phone;
const after = async (ms: number) => {
	await pass(ms, clock, school);
	await sealed();
	await pass(1_000, clock, school);
};

/** Sealing is done outside of the turns that the clock counts, in the order in which it was asked for. */
async function sealed(): Promise<void> {
	for (let times = 0; times < 20; times++) {
		await crypto.subtle.digest('SHA-256', new Uint8Array(1));
		await turns(3);
	}
}

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	phone = new Phone(school, 'mentor', clock);
});

afterEach(() => closeAll(school, phone));

async function withPin(): Promise<Tab> {
	phone.signedIn();
	const tab = await phone.openTab();
	await after(1_000);
	const profiles = await tab.device.profiles();
	expect(await profiles.setPin(pin, 'Анна Р.')).toEqual({ ok: true });
	await after(1_000);
	expect(tab.device.lock.current).toBe('unlocked');
	return tab;
}

async function writeIn(tab: Tab, text: string): Promise<void> {
	const opened = await tab.device.open(notes);
	write(opened.doc, text);
	await after(1_000);
	opened.close();
	await after(1_000);
}

async function lockIn(tab: Tab): Promise<void> {
	expect(await (await tab.device.profiles()).lock()).toEqual({ ok: true });
	expect(tab.device.lock.current).toBe('locked');
	expect(tab.device.account.current).toBeUndefined();
	await after(1_000);
}

async function unlockIn(tab: Tab, with_ = pin) {
	const profiles = await tab.device.profiles();
	const [card] = await profiles.all();
	return profiles.unlock(card!.id, with_);
}

const isAllSealed = (person: string): boolean => bytesOn(phone.platterOf(person)).every(isSealed);

test('edits wait under the lock, another works meanwhile, and they leave when their author is back', async () => {
	const tab = await withPin();
	phone.network.become('no-network');
	await writeIn(tab, word);
	await lockIn(tab);
	expect(phone.platter.outbox).toHaveLength(1);
	expect(isAllSealed('mentor')).toBe(true);

	phone.network.become('clear');
	phone.comes = 'mentee';
	expect(await tab.device.signIn(link)).toMatchObject({ ok: true });
	expect(tab.device.account.current?.person.id).toBe('mentee');
	await writeIn(tab, 'слова второго. ');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe('слова второго. ');
	expect(await tab.device.signOut('only-if-sent')).toEqual({ ok: true });

	expect(await unlockIn(tab)).toEqual({ ok: true });
	expect(tab.device.account.current?.person.id).toBe('mentor');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toContain(word);
	expect(tab.device.facts.current.road.at).toBe('open');
	expect(isAllSealed('mentor')).toBe(true);
});

test('after a start nothing opens without the PIN, and the cookie is put to rest', async () => {
	const tab = await withPin();
	await writeIn(tab, word);
	tab.kill();
	const again = await phone.openTab();
	await after(1_000);
	expect(again.device.lock.current).toBe('locked');
	expect(again.device.account.current).toBeUndefined();
	expect(phone.asked.at(-1)).toBe('/api/rest');
	await expect(again.device.open(notes)).rejects.toThrow();
	expect(await unlockIn(again)).toEqual({ ok: true });
	expect(textOf((await again.device.open(notes)).doc)).toBe(word);
	await after(5_000);
	expect(again.device.facts.current.road.at).toBe('open');
});

test('wrong PINs make wait, longer and longer, and wipe nothing', async () => {
	const tab = await withPin();
	phone.network.become('no-network');
	await writeIn(tab, word);
	await lockIn(tab);
	for (let wrong = 1; wrong < 5; wrong++) {
		expect(await unlockIn(tab, '000000')).toEqual({ ok: false, reason: 'wrong', waitMs: 0 });
	}
	expect(await unlockIn(tab, '000000')).toEqual({ ok: false, reason: 'wrong', waitMs: 30_000 });
	// Not even the right one is tried meanwhile, and trying makes it no longer.
	expect(await unlockIn(tab)).toMatchObject({ ok: false, reason: 'wait', waitMs: 30_000 });
	await after(29_000);
	expect(await unlockIn(tab, '000000')).toEqual({ ok: false, reason: 'wrong', waitMs: 60_000 });
	await after(60_000);
	expect(await unlockIn(tab)).toEqual({ ok: true });
	expect(textOf((await tab.device.open(notes)).doc)).toBe(word);
	phone.network.become('clear');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe(word);
});

test('work goes on without a network when the session has ended, and signing in sends what waits', async () => {
	const tab = await withPin();
	await lockIn(tab);
	phone.endSessions();
	phone.network.become('no-network');
	expect(await unlockIn(tab)).toEqual({ ok: true });
	await writeIn(tab, word);
	phone.network.become('clear');
	tab.show();
	await after(5_000);
	expect(tab.device.facts.current.road.at).toBe('sign-in-needed');
	await tab.device.signIn(link);
	expect(tab.device.lock.current).toBe('unlocked');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe(word);
});

test('a forgotten PIN costs nothing that was sent, and keeps what was not until it is remembered', async () => {
	const tab = await withPin();
	await writeIn(tab, 'отправлено. ');
	await after(70_000);
	phone.network.become('no-network');
	await writeIn(tab, word);
	await lockIn(tab);
	phone.network.become('clear');
	await tab.device.signIn(link);
	expect(tab.device.lock.current).toBe('pin-needed');
	const profiles = await tab.device.profiles();
	expect((await profiles.expected())?.card?.label).toBe('Анна Р.');
	expect(await profiles.startAnew('739164', 'Анна Р.')).toEqual({ ok: true });
	await after(5_000);
	expect(textOf((await tab.device.open(notes)).doc)).toBe('отправлено. ');
	expect((await profiles.own())?.underOlder).toBe(1);
	// Leaving does not take it away either.
	expect(await tab.device.signOut('only-if-sent')).toEqual({ ok: true });
	expect(phone.platter.outbox).toHaveLength(1);
	expect(await unlockIn(tab, '739164')).toEqual({ ok: true });
	await tab.device.signIn(link);
	await after(5_000);

	expect(await profiles.recover('000000')).toMatchObject({ ok: false, reason: 'wrong' });
	expect(await profiles.recover(pin)).toEqual({ ok: true });
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe(`отправлено. ${word}`);
	expect((await profiles.own())?.underOlder).toBe(0);
});

test('a PIN is changed by whoever knows it, and taken away by them; then nothing is sealed any more', async () => {
	const tab = await withPin();
	phone.network.become('no-network');
	await writeIn(tab, word);
	const profiles = await tab.device.profiles();
	expect(await profiles.changePin('000000', '739164')).toMatchObject({ reason: 'wrong' });
	expect(await profiles.changePin(pin, '739164')).toEqual({ ok: true });
	await lockIn(tab);
	expect(await unlockIn(tab)).toMatchObject({ reason: 'wrong' });
	expect(await unlockIn(tab, '739164')).toEqual({ ok: true });
	expect(await profiles.removePin('739164')).toEqual({ ok: true });
	expect(tab.device.lock.current).toBe('no-pin');
	expect(bytesOn(phone.platter).some(isSealed)).toBe(false);
	expect(phone.ring.rows.size).toBe(0);
	await tab.close();
	const again = await phone.openTab();
	expect(textOf((await again.device.open(notes)).doc)).toBe(word);
});

test('whoever leaves for good leaves neither key nor words', async () => {
	const tab = await withPin();
	await writeIn(tab, word);
	await after(70_000);
	expect(await tab.device.signOut('only-if-sent')).toEqual({ ok: true });
	expect(phone.ring.rows.size).toBe(0);
	expect(bytesOn(phone.platter)).toEqual([]);
	expect(tab.device.lock.current).toBe('no-pin');
});

test('what only memory has keeps the lock open', async () => {
	const tab = await withPin();
	phone.network.become('no-network');
	const opened = await tab.device.open(notes);
	phone.platter.drive.abort('no-room');
	write(opened.doc, word);
	await after(1_000);
	expect(await (await tab.device.profiles()).lock()).toEqual({ ok: false, reason: 'unkept' });
	expect(tab.device.account.current?.person.id).toBe('mentor');
	phone.platter.drive.run();
	await after(40_000);
	expect(phone.troubles.splice(0)).toContainEqual(expect.stringContaining('no-room'));
	await lockIn(tab);
	expect(phone.platter.outbox.length).toBeGreaterThan(0);
});

test('a disk that is under a PIN is not opened by a word that was left from before', async () => {
	const tab = await withPin();
	await writeIn(tab, word);
	tab.kill();
	phone.signedIn();
	const again = await phone.openTab();
	await after(1_000);
	expect(again.device.lock.current).toBe('locked');
	expect(again.device.account.current).toBeUndefined();
	expect(isAllSealed('mentor')).toBe(true);
});

test('locking in one tab locks the others', async () => {
	const one = await withPin();
	const two = await phone.openTab();
	await after(1_000);
	expect(await unlockIn(two)).toEqual({ ok: true });
	await after(1_000);
	await lockIn(one);
	expect(two.device.lock.current).toBe('locked');
});

test('without room to seal everything a PIN stands all the same, and the rest is sealed another day', async () => {
	phone.signedIn();
	const tab = await phone.openTab();
	phone.network.become('no-network');
	await writeIn(tab, word);
	const profiles = await tab.device.profiles();
	phone.platter.drive.crashAtWrite(Infinity);
	const before = phone.platter.drive.asked;
	const setting = profiles.setPin(pin, 'Анна Р.');
	// The mark is the first thing to be written; after it there is no room any more.
	while (phone.platter.drive.asked === before) await turns(1);
	phone.platter.drive.abort('no-room');
	expect(await setting).toEqual({ ok: true });
	expect(phone.platter.isSealed).toBe(true);
	expect(textOf((await tab.device.open(notes)).doc)).toBe(word);
	phone.platter.drive.run();
	await after(40_000);
	await lockIn(tab);
	expect(await unlockIn(tab)).toEqual({ ok: true });
	expect(isAllSealed('mentor')).toBe(true);
	expect(textOf((await tab.device.open(notes)).doc)).toBe(word);
	phone.troubles.length = 0;
});
