import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAttachment } from '#lib/documents/attachments/commands.ts';
import type { ArchivedState } from '#lib/device/archive/archive-desk.ts';
import { archiveOf } from '#lib/device/archive/device-archive.ts';
import { archiveName, makeArchive } from '#lib/ui/archive/make-archive.ts';
import { lookThrough, takeArchive } from '#lib/ui/archive/take-archive.ts';
import type { LookedThrough } from '#lib/ui/archive/take-archive.ts';
import type { ArchiveManifest } from '#lib/domain/archive/manifest.ts';
import { photo } from '../../server/files/make-file.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { at, openSchool } from '../../server/hub/school.ts';
import type { School } from '../../server/hub/school.ts';
import { closeAll } from '../../support/close-all.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { textOf, write } from '../../support/notes.ts';
import { pass, Phone } from '../../support/phone.ts';
import type { Tab } from '../../support/phone.ts';

const notes = 'notes.1';
let school: School;
let clock: HandClock;
let old: Phone;
let fresh: Phone;
/** The document of the mentee, under the client id that is theirs. */
let theirs: Y.Doc;
const after = (ms: number) => pass(ms, clock, school);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	old = new Phone(school, 'mentor', clock).signedIn();
	fresh = new Phone(school, 'mentor', clock).signedIn();
});

afterEach(() => closeAll(school, old, fresh));

interface Made {
	readonly file: Blob;
	readonly manifest: ArchiveManifest;
}

async function madeOn({ device }: Tab): Promise<Made> {
	const chunks: Uint8Array[] = [];
	const manifest = await makeArchive({
		...{ device, account: device.account.current!, now: Date.parse('2026-11-29T09:00:00Z') },
		write: (chunk) => Promise.resolve(void chunks.push(chunk)),
		onProgress: () => undefined
	});
	return { file: new Blob(chunks as BlobPart[]), manifest };
}

async function lookedOn({ device }: Tab, file: Blob): Promise<LookedThrough> {
	const account = device.account.current!;
	const looked = await lookThrough(file, { device, account, onProgress: () => undefined });
	if (!looked.ok) throw new Error(looked.trouble);
	return looked.value;
}

const stateIn = ({ documents }: ArchiveManifest, id: string) =>
	documents.find((one) => one.id === id)?.state;

/** The mentee has written, the mentor's phone has it, and then goes on without a network. */
async function oldPhone(): Promise<Tab> {
	const mentee = school.plain('mentee', notes);
	mentee.step1();
	await school.settle();
	theirs = new Y.Doc();
	write(theirs, 'слова подопечного ');
	mentee.update(Y.encodeStateAsUpdate(theirs));
	await school.settle();
	const tab = await old.openTab();
	const opened = await tab.device.open(notes);
	await after(2_000);
	write(opened.doc, 'отправлено ');
	await after(60_000);
	old.network.become('no-network');
	write(opened.doc, 'раз ');
	await after(100);
	write(opened.doc, 'два ');
	await after(100);
	return tab;
}

test('[E7b] a phone that was wiped has the same state again, and the edits go out as the batches they were', async () => {
	const { file, manifest } = await madeOn(await oldPhone());
	const batches = old.platter.outbox.map(({ batch }) => batch);
	expect(batches.length).toBeGreaterThan(0);
	const tab = await fresh.openTab();
	await after(60_000);
	fresh.network.become('no-network');
	const looked = await lookedOn(tab, file);
	const row = looked.rows.find(({ document }) => document.id === notes);
	expect(row).toMatchObject({ edits: 2, trouble: undefined, bringsMore: false });
	expect(await takeArchive(looked, tab.device)).toBe('kept');
	expect(fresh.platter.outbox.map(({ batch }) => batch)).toEqual(batches);
	const again = await madeOn(tab);
	for (const { id, state } of manifest.documents) expect(stateIn(again.manifest, id)).toBe(state);
	fresh.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('слова подопечного отправлено раз два ');
	expect(tab.device.facts.current.sent.at).toBe('sent');
	const rows = await school.rows(notes);
	old.network.become('clear');
	await after(60_000);
	expect(await school.rows(notes)).toBe(rows);
});

test('a phone that never met the server has everything, and gives each word to its author', async () => {
	const { file, manifest } = await madeOn(await oldPhone());
	fresh.network.become('no-network');
	const tab = await fresh.openTab();
	const opened = await tab.device.open(notes);
	const looked = await lookedOn(tab, file);
	expect(looked.rows.find(({ document }) => document.id === notes)).toMatchObject({
		...{ edits: 2, bringsMore: true }
	});
	expect(await takeArchive(looked, tab.device)).toBe('kept');
	await after(100);
	expect(textOf(opened.doc)).toBe('слова подопечного отправлено раз два ');
	const { manifest: again } = await madeOn(tab);
	expect(stateIn(again, notes)).toBe(stateIn(manifest, notes));
	// What others wrote stands in no outbox.
	const outbox = fresh.platter.outbox.map(({ update }) => update);
	expect(outbox.every((update) => !new TextDecoder().decode(update).includes('подопечного'))).toBe(
		true
	);
	fresh.network.become('clear');
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('слова подопечного отправлено раз два ');
	expect(school.reports.filter(({ event }) => event === 'update-refused')).toEqual([]);
});

test('[E7b] what a restored server has lost comes back from the archive, whoever wrote it', async () => {
	const tab = await oldPhone();
	const { file } = await madeOn(tab);
	const restored = await openSchool({ disk: new MemoryDisk('epoch-2', at) });
	const phone = new Phone(restored, 'mentor', clock).signedIn();
	const later = (ms: number) => pass(ms, clock, restored);
	const other = await phone.openTab();
	await later(60_000);
	const looked = await lookedOn(other, file);
	expect(await takeArchive(looked, other.device)).toBe('kept');
	await later(120_000);
	expect(textOf(await restored.stored(notes))).toBe('слова подопечного отправлено раз два ');
	expect(other.device.facts.current.sent.at).toBe('sent');
	// Nobody became the author of the mentee's words by bringing them back: they go on under their id.
	const mentee = restored.plain('mentee', notes);
	mentee.step1();
	await restored.settle();
	const before = Y.encodeStateVector(theirs);
	theirs.getText('note:2').insert(0, 'и дальше');
	mentee.update(Y.encodeStateAsUpdate(theirs, before));
	await restored.settle();
	expect((await restored.stored(notes)).getText('note:2').toJSON()).toBe('и дальше');
	expect(phone.troubles).toEqual([]);
	await phone.close();
	await restored[Symbol.asyncDispose]();
});

test('taken twice is taken once, and nothing is said to come that is here', async () => {
	const written = await oldPhone();
	const { file } = await madeOn(written);
	const looked = await lookedOn(written, file);
	expect(looked.rows.every(({ edits, bringsMore }) => edits === 0 && !bringsMore)).toBe(true);
	const before = old.platter.outbox.length;
	expect(await takeArchive(looked, written.device)).toBe('kept');
	expect(old.platter.outbox.length).toBe(before);
	const tab = await fresh.openTab();
	await after(60_000);
	const first = await lookedOn(tab, file);
	await takeArchive(first, tab.device);
	await takeArchive(first, tab.device);
	await after(60_000);
	expect(textOf(await school.stored(notes))).toBe('слова подопечного отправлено раз два ');
});

test('a photo that never found a network is sent from the phone which took the archive', async () => {
	const tab = await oldPhone();
	const file = photo(2_000);
	const sha256 = await tab.device.files.keep('journal.1', file.content);
	const { doc } = await tab.device.open('journal.1');
	addAttachment(doc, {
		...{ id: 'a1', about: 'm1', kind: 'photo', type: 'image/jpeg', name: 'Доска.jpg' },
		...{ bytes: 2_000, sha256, caption: '', takenAt: 1, addedAt: 1, addedBy: 'mentor', seconds: 0 }
	});
	await after(100);
	const { file: archive, manifest } = await madeOn(tab);
	expect(manifest.files).toMatchObject([{ document: 'journal.1', sha256, name: 'Доска.jpg' }]);
	const other = await fresh.openTab();
	await after(60_000);
	const looked = await lookedOn(other, archive);
	expect(looked.rows.flatMap(({ files }) => files)).toHaveLength(1);
	expect(await takeArchive(looked, other.device)).toBe('kept');
	await after(60_000);
	expect(school.storage.files.find({ documentId: 'journal.1', sha256 })).toMatchObject({
		held: 2_000
	});
	expect(other.device.files.stateOf({ document: 'journal.1', sha256 })).toEqual({ at: 'stored' });
	const again = await lookedOn(other, archive);
	expect(again.rows.flatMap(({ files }) => files)).toEqual([]);
});

test('what is read only, unknown or of somebody else is left alone, and said', async () => {
	const { file } = await madeOn(await oldPhone());
	const mentee = new Phone(school, 'mentee', clock).signedIn();
	const tab = await mentee.openTab();
	await after(60_000);
	const looked = await lookedOn(tab, file);
	expect(new Set(looked.rows.map(({ trouble }) => trouble))).toEqual(new Set(['of-somebody-else']));
	expect(await takeArchive(looked, tab.device)).toBe('kept');
	expect(mentee.platter.outbox).toEqual([]);
	const desk = archiveOf(tab.device);
	const state = (id: string): ArchivedState => ({ id, base: new Uint8Array([0, 0]), unsent: [] });
	expect(await desk.look(state('nobody-knows-it'))).toMatchObject({ trouble: 'unknown-document' });
	const curator = new Phone(school, 'curator', clock).signedIn();
	const reading = await curator.openTab();
	await after(60_000);
	const desk2 = archiveOf(reading.device);
	expect(await desk2.look(state('journal.1'))).toMatchObject({ trouble: 'read-only' });
	expect([...mentee.troubles, ...curator.troubles]).toEqual([]);
	await mentee.close();
	await curator.close();
});

test('a disk that takes nothing gives no half of it', async () => {
	const { file } = await madeOn(await oldPhone());
	const tab = await fresh.openTab();
	await after(60_000);
	fresh.network.become('no-network');
	const looked = await lookedOn(tab, file);
	fresh.platter.drive.abort('no-room');
	expect(await takeArchive(looked, tab.device)).toBe('not-kept');
	fresh.platter.drive.run();
	expect(fresh.platter.outbox).toEqual([]);
	expect(await takeArchive(looked, tab.device)).toBe('kept');
	expect(fresh.platter.outbox.length).toBeGreaterThan(0);
});

test('a tab that does not lead makes an archive, and leaves the taking to the one that does', async () => {
	const { file } = await madeOn(await oldPhone());
	await fresh.openTab();
	const second = await fresh.openTab();
	await after(60_000);
	const looked = await lookedOn(second, file);
	expect(await takeArchive(looked, second.device)).toBe('other-tab');
	expect((await madeOn(second)).manifest.documents.map(({ id }) => id)).toContain(notes);
});

test('the name of the file names nobody', () => {
	expect(archiveName(Date.parse('2026-11-29T09:00:00Z'))).toBe('tropa-2026-11-29.tropa');
});
