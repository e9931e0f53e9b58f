import { afterEach, beforeEach, expect, test } from 'vitest';
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
let phone: Phone;
const after = (ms: number) => pass(ms, clock, school);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	phone = new Phone(school, 'mentor', clock);
});

afterEach(() => closeAll(school, phone));

test('whoever signs in has their documents here, also without a network afterwards', async () => {
	phone.startsSignedOut();
	const tab = await phone.openTab();
	expect(tab.device.account.current).toBeUndefined();
	expect(await tab.device.signIn({ link: 'secret-of-a-link-0001' })).toMatchObject({ ok: true });
	expect(tab.device.account.current?.person.id).toBe('mentor');
	await after(5_000);
	phone.network.become('no-network');
	await tab.close();
	const again = await phone.openTab();
	expect(again.device.account.current?.person.id).toBe('mentor');
	expect((await again.device.open(notes)).mode.current).toBe('read-write');
});

test('a session that began without a link is found at the start', async () => {
	const tab = await phone.openTab();
	await after(1_000);
	expect(tab.device.account.current?.person.id).toBe('mentor');
});

test('where nobody is signed in, the server is not asked for an account', async () => {
	phone.startsSignedOut();
	const tab = await phone.openTab();
	tab.show();
	await after(1_000);
	expect(phone.asked).not.toContain('/api/me');
	expect(tab.device.account.current).toBeUndefined();
});

test.each([
	['no-network', 'no-network'],
	['portal', 'server-silent'],
	['swallows', 'server-silent']
] as const)(
	'signing in with the network in the state «%s» says what is in the way',
	async (weather, reason) => {
		phone.startsSignedOut();
		phone.network.become(weather);
		const tab = await phone.openTab();
		expect(await tab.device.signIn({ link: 'secret-of-a-link-0001' })).toEqual({
			ok: false,
			reason
		});
	}
);

async function withUnsent(): Promise<Tab> {
	phone.signedIn();
	const tab = await phone.openTab();
	phone.network.become('no-network');
	const opened = await tab.device.open(notes);
	write(opened.doc, 'не отправлено');
	await after(1_000);
	opened.close();
	await after(1_000);
	return tab;
}

test('signing out with unsent edits needs a decision, and changes nothing without one', async () => {
	const tab = await withUnsent();
	expect(await tab.device.signOut('only-if-sent')).toEqual({ ok: false, unsent: 1 });
	expect(tab.device.account.current?.person.id).toBe('mentor');
	phone.network.become('clear');
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe('не отправлено');
	expect(await tab.device.signOut('only-if-sent')).toEqual({ ok: true });
	expect(phone.platter.outbox).toEqual([]);
	expect(phone.platter.replicas.size).toBe(0);
});

test('unsent edits that stay here are sent when the same person comes back', async () => {
	const tab = await withUnsent();
	expect(await tab.device.signOut('keep-unsent-here')).toEqual({ ok: true });
	expect(tab.device.account.current).toBeUndefined();
	expect(phone.platter.replicas.size).toBe(0);
	expect(phone.platter.outbox).toHaveLength(1);
	phone.network.become('clear');
	await tab.device.signIn({ link: 'secret-of-a-link-0002' });
	await after(70_000);
	expect(textOf(await school.stored(notes))).toBe('не отправлено');
});

test('unsent edits are thrown away only by the word for it, also without a network', async () => {
	const tab = await withUnsent();
	expect(await tab.device.signOut('discard-unsent')).toEqual({ ok: true });
	expect(phone.platter.outbox).toEqual([]);
	expect(phone.platter.replicas.size).toBe(0);
	expect(phone.asked).not.toContain('/api/leave');
	phone.network.become('clear');
	tab.show();
	await after(1_000);
	expect(phone.asked).toContain('/api/leave');
	expect(tab.device.account.current).toBeUndefined();
});

test('when one tab signs out, the others do as well', async () => {
	phone.signedIn();
	const [one, two] = [await phone.openTab(), await phone.openTab()];
	await after(1_000);
	await one.device.signOut('only-if-sent');
	await after(1_000);
	expect(two.device.account.current).toBeUndefined();
});

test('what was not sent leaves as a text that names nobody', async () => {
	const tab = await withUnsent();
	const { name, text } = await tab.device.exportUnsent();
	expect(name).toMatch(/^tropa-\d{4}-\d\d-\d\d\.txt$/);
	expect(text).toContain('ТРОПА · неотправленные записи · версия 1');
	expect(text).toContain('записей: 1');
	const body = /-----BEGIN TROPA-----\n([\s\S]+)\n-----END TROPA-----/.exec(text)![1]!;
	const packed = JSON.parse(Buffer.from(body.replaceAll('\n', ''), 'base64').toString()) as {
		readonly edits: readonly { readonly document: string; readonly update: string }[];
	};
	expect(packed.edits.map(({ document }) => document)).toEqual([notes]);
	expect(Buffer.from(packed.edits[0]!.update, 'base64').toString()).toContain('не отправлено');
	expect(text).not.toContain('mentor');
});
