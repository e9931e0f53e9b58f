import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
// Loaded before any test: the device loads it by itself, in turns of its own.
import '#lib/device/carrying.ts';
import type { Preview } from '#lib/device/carried.ts';
import { readUnsentText } from '#lib/device/read-unsent-text.ts';
import { damagedText, unsentText } from '#lib/device/unsent-text.ts';
import { updateOf } from '../contracts/disk.contract.ts';
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
let old: Phone;
let fresh: Phone;
const after = (ms: number) => pass(ms, clock, school);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	old = new Phone(school, 'mentor', clock).signedIn();
	fresh = new Phone(school, 'mentor', clock).signedIn();
});

afterEach(() => closeAll(school, old, fresh));

/** Written where no network ever came. */
async function writtenOffline(...words: readonly string[]): Promise<Tab> {
	const tab = await old.openTab();
	const opened = await tab.device.open(notes);
	await after(1_000);
	old.network.become('no-network');
	for (const word of words) {
		write(opened.doc, word);
		await after(100);
	}
	return tab;
}

async function look(tab: Tab, text: string): Promise<Preview> {
	return (await tab.device.carrying()).look(text);
}

async function take(tab: Tab, text: string): Promise<boolean> {
	const carrying = await tab.device.carrying();
	const preview = await carrying.look(text);
	if (!preview.ok) throw new Error(preview.trouble);
	return carrying.take(preview.file);
}

test('what was carried over as a file is kept, sent from there, and doubled nowhere', async () => {
	const written = await writtenOffline('раз ', 'два ');
	const { text } = await written.device.exportUnsent();
	const other = await fresh.openTab();
	await other.device.open(notes);
	await after(1_000);
	expect(await look(other, text)).toMatchObject({
		ok: true,
		documents: [{ documentId: notes, edits: 2, news: 2, trouble: undefined }]
	});
	expect(await take(other, text)).toBe(true);
	await after(5_000);
	expect(textOf(await school.stored(notes))).toBe('раз два ');
	expect(await look(other, text)).toMatchObject({ documents: [{ news: 0 }] });
	await take(other, text);
	old.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('раз два ');
	expect(written.device.facts.current.sent.at).toBe('sent');
});

test('a file is taken without a network too, by a tab that does not lead, and survives its death', async () => {
	const written = await writtenOffline('слово ');
	const { text } = await written.device.exportUnsent();
	await fresh.openTab();
	const second = await fresh.openTab();
	await after(1_000);
	fresh.network.become('no-network');
	expect(await take(second, text)).toBe(true);
	fresh.crash();
	fresh.restart();
	fresh.network.become('clear');
	const again = await fresh.openTab();
	await after(60_000);
	expect(textOf((await again.device.open(notes)).doc)).toBe('слово ');
	expect(textOf(await school.stored(notes))).toBe('слово ');
});

test('what builds on something that is not here is not taken, and is said', async () => {
	const first = await writtenOffline('раз ');
	const opened = await first.device.open(notes);
	old.network.become('clear');
	await after(60_000);
	fresh.network.become('no-network');
	old.network.become('no-network');
	write(opened.doc, 'два ');
	await after(100);
	const { text } = await first.device.exportUnsent();
	const other = await fresh.openTab();
	const before = await other.device.open(notes);
	expect(await look(other, text)).toMatchObject({
		documents: [{ edits: 1, news: 0, trouble: 'lacks-earlier' }]
	});
	await take(other, text);
	expect(before.doc.store.pendingStructs).toBeNull();
	expect(fresh.platter.outbox).toEqual([]);
	fresh.network.become('clear');
	await after(60_000);
	expect(await look(other, text)).toMatchObject({ documents: [{ news: 1, trouble: undefined }] });
	await take(other, text);
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('раз два ');
});

test('a file of somebody else is theirs, and what one only reads is not taken', async () => {
	const { text } = await (await writtenOffline('моё ')).device.exportUnsent();
	const mentee = new Phone(school, 'mentee', clock).signedIn();
	const theirs = await mentee.openTab();
	expect(await look(theirs, text)).toEqual({ ok: false, trouble: 'of-somebody-else' });
	await mentee.close();
	const curator = new Phone(school, 'curator', clock).signedIn();
	const reading = await curator.openTab();
	const of = (document: string): string =>
		unsentText({
			...{ edits: 1, person: 'curator', now: new Date(0) },
			records: [{ ...edit('чужое'), document }]
		}).text;
	expect(await look(reading, of('journal.1'))).toMatchObject({
		documents: [{ news: 0, trouble: 'read-only' }]
	});
	expect(await look(reading, of('nobody-knows-it'))).toMatchObject({
		documents: [{ news: 0, trouble: 'unknown-document' }]
	});
	await take(reading, of('journal.1'));
	expect(curator.platter.outbox).toEqual([]);
	await curator.close();
});

test('a damaged record is shown with its words, given away, and goes only when the person says so', async () => {
	const written = await writtenOffline('целое ', 'повреждённое слово');
	old.platter.damage(old.platter.outbox[1]!.batch);
	written.kill();
	const tab = await old.openTab();
	await after(1_000);
	const carrying = await tab.device.carrying();
	const [damaged, ...others] = await carrying.damaged();
	expect(others).toEqual([]);
	expect(damaged).toMatchObject({ documentId: notes });
	expect(damaged!.text).toContain('слово');
	const { text } = await carrying.giveDamaged();
	expect(readUnsentText(text)).toEqual({ ok: false, trouble: 'set-aside' });
	await carrying.removeDamaged(damaged!.batch);
	expect(await carrying.damaged()).toEqual([]);
	expect(old.platter.outbox).toHaveLength(1);
});

const edit = (words: string, batch = 'b') => {
	return { document: notes, batch, update: updateOf(words), tab: 't', first: 1, last: 1, at: 5 };
};

const files = fc
	.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), {
		minLength: 1,
		maxLength: 8
	})
	.map((words) => {
		const records = words.map((word, at) => edit(word, `b${at}`));
		return unsentText({ records, edits: records.length, person: 'p', now: new Date(0) });
	});

/** What messengers make of a text. */
const mangling = fc.record({
	eol: fc.constantFrom('\n', '\r\n', ' \n', '\n\n'),
	quote: fc.constantFrom('', '> ', '\t', '| '),
	before: fc.constantFrom('', 'Перешлите, пожалуйста!\n', '\ufeff'),
	after: fc.constantFrom('', '\nСпасибо', '\n-- \nОтправлено с телефона')
});

test('a file survives whatever messengers do to a text', () => {
	fc.assert(
		fc.property(files, mangling, ({ text }, { eol, quote, before, after }) => {
			const lines = text.split('\n').map((line) => quote + line);
			const read = readUnsentText(before + lines.join(eol) + after);
			expect(read).toEqual(readUnsentText(text));
			expect(read.ok).toBe(true);
		}),
		{ seed: 4021, numRuns: 200 }
	);
});

test('a file with one wrong letter, or cut off anywhere, gives nothing', () => {
	fc.assert(
		fc.property(files, fc.nat(), fc.constantFrom('A', 'z', '7', ''), ({ text }, at, letter) => {
			const from = text.indexOf('-----BEGIN TROPA-----') + 22;
			const to = text.indexOf('-----END TROPA');
			const place = from + (at % (to - from));
			const spoilt = text.slice(0, place) + letter + text.slice(place + 1);
			const whole = readUnsentText(text);
			const isSame = spoilt.replaceAll('\n', '') === text.replaceAll('\n', '');
			expect(readUnsentText(spoilt)).toEqual(isSame ? whole : { ok: false, trouble: 'damaged' });
			expect(readUnsentText(text.slice(0, place))).toEqual({ ok: false, trouble: 'damaged' });
		}),
		{ seed: 4022, numRuns: 300 }
	);
});

test('what is no file of ours is said to be none, and one of tomorrow to be newer', () => {
	expect(readUnsentText('Привет! Как дела?')).toEqual({ ok: false, trouble: 'not-ours' });
	const none = unsentText({ records: [], edits: 0, person: undefined, now: new Date(0) });
	expect(readUnsentText(none.text)).toEqual({ ok: false, trouble: 'empty' });
	expect(readUnsentText(damagedText([], new Date(0)).text)).toEqual({
		ok: false,
		trouble: 'set-aside'
	});
});
