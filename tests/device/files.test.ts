import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as commands from '#lib/documents/journal/commands.ts';
import type { FileName } from '#lib/device/surface.ts';
import { MemoryDisk } from '../../server/storage/memory/disk.ts';
import { at, openSchool } from '../server/hub/school.ts';
import type { School } from '../server/hub/school.ts';
import { photo } from '../server/files/make-file.ts';
import { closeAll } from '../support/close-all.ts';
import { HandClock } from '../support/hand-clock.ts';
import { pass, Phone } from '../support/phone.ts';
import type { Tab } from '../support/phone.ts';
import { settle } from '../support/turns.ts';

const journal = 'journal.1';
let school: School;
let clock: HandClock;
let mentor: Phone;
let mentee: Phone;
const after = (ms: number) => pass(ms, clock, school);
const nameOf = ({ sha256 }: { sha256: string }): FileName => ({ document: journal, sha256 });
const onServer = ({ sha256 }: { sha256: string }) =>
	school.storage.files.find({ documentId: journal, sha256 });
const addMeeting = (tab: Tab) =>
	tab.device.open(journal).then(({ doc }) => {
		commands.addMeeting(doc, {
			id: 'm1',
			kind: 'working',
			date: '2026-11-20',
			createdBy: 'mentor'
		});
	});
const piecesOf = (phone: Phone): readonly number[] =>
	phone.asked.flatMap((path) => /from=(\d+)/.exec(path)?.[1] ?? []).map(Number);

beforeEach(async () => {
	school = await openSchool();
	clock = new HandClock();
	mentor = new Phone(school, 'mentor', clock).signedIn();
	mentee = new Phone(school, 'mentee', clock).signedIn();
});

afterEach(() => closeAll(school, mentor, mentee));

describe('a photo', () => {
	test('is called saved only when the disk has it, and sent only when the server has', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const file = photo(2_000);
		mentor.platter.drive.hold();
		const keeping = device.files.keep(journal, file.content);
		while (device.facts.current.files.unkept === 0) await settle();
		expect(device.facts.current.saved.at).toBe('saving');
		mentor.platter.drive.run();
		expect(await keeping).toBe(file.sha256);
		expect(device.facts.current.saved).toEqual({ at: 'saved' });
		expect(device.facts.current.files).toMatchObject({ waiting: 1, bytes: 2_000 });
		await after(1_000);
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'stored' });
		expect(device.facts.current.files.waiting).toBe(0);
		expect(onServer(file)).toMatchObject({ held: 2_000, type: 'image/jpeg' });
	});

	test('taken without a network survives the death of the app, is sent, and opened by the other', async () => {
		const file = photo(3_000);
		mentor.network.become('no-network');
		const before = await mentor.openTab();
		await before.device.files.keep(journal, file.content);
		mentor.crash();
		mentor.restart();
		const { device } = await mentor.openTab();
		await after(1_000);
		expect(device.facts.current.files).toMatchObject({ waiting: 1 });
		expect(await device.files.read(nameOf(file))).toEqual(file.content);
		mentor.network.become('clear');
		await after(70_000);
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'stored' });

		const his = (await mentee.openTab()).device;
		await after(1_000);
		expect(his.files.stateOf(nameOf(file))).toEqual({ at: 'elsewhere' });
		const fetched = await his.files.fetch({ ...nameOf(file), bytes: 3_000 });
		expect(fetched).toEqual({ ok: true, content: file.content, isKept: true });
		mentee.network.become('no-network');
		expect(await his.files.read(nameOf(file))).toEqual(file.content);
	});

	test('goes after every edit', async () => {
		mentor.network.become('no-network');
		const tab = await mentor.openTab();
		await tab.device.files.keep(journal, photo(2_000).content);
		await addMeeting(tab);
		await after(1_000);
		mentor.network.become('no-websocket');
		await after(90_000);
		const exchange = mentor.asked.indexOf('/api/exchange');
		const file = mentor.asked.findIndex((path) => path.startsWith('/api/documents/'));
		expect(exchange).toBeGreaterThanOrEqual(0);
		expect(file).toBeGreaterThan(exchange);
		expect(tab.device.facts.current).toMatchObject({ sent: { at: 'sent' }, files: { waiting: 0 } });
	});

	test('goes on from where a cut link left it, and equals the file', async () => {
		const file = photo(400_000);
		const { device } = await mentor.openTab();
		await after(1_000);
		await device.files.keep(journal, file.content);
		while (piecesOf(mentor).length < 2) await new Promise((resolve) => setImmediate(resolve));
		mentor.network.become('no-network');
		await after(5_000);
		const held = onServer(file)?.held ?? 0;
		expect([held > 0, held < 400_000]).toEqual([true, true]);
		const before = piecesOf(mentor).length;
		mentor.network.become('clear');
		await after(120_000);
		expect(piecesOf(mentor)[before]).toBe(held);
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'stored' });
		const key = { documentId: journal, sha256: file.sha256 };
		expect(await school.storage.files.read(key, 0, 400_000)).toEqual(file.content);
	});

	test('kept by a tab that does not lead is sent by the one that does', async () => {
		const leading = await mentor.openTab();
		const other = await mentor.openTab();
		await after(1_000);
		const file = photo(1_000);
		await other.device.files.keep(journal, file.content);
		await after(1_000);
		for (const { device } of [leading, other])
			expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'stored' });
	});
});

describe('trouble', () => {
	test('a full disk is said at once, the photo stays in memory, and may be tried again', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const file = photo(1_000);
		mentor.platter.drive.abort('no-room');
		await expect(device.files.keep(journal, file.content)).rejects.toMatchObject({
			...{ trouble: 'no-room' }
		});
		expect(device.facts.current.saved).toMatchObject({ at: 'not-saving', because: 'no-room' });
		expect(device.calm.current).toBe(false);
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'elsewhere' });
		mentor.platter.drive.run();
		await device.files.keep(journal, file.content);
		expect(device.facts.current.saved).toEqual({ at: 'saved' });
		await after(1_000);
		expect(onServer(file)?.storedAt).not.toBeNull();
	});

	test('what the server has makes room for what only we have', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const [old, fresh] = [photo(1_000, 1), photo(1_000, 2)];
		await device.files.keep(journal, old.content);
		await after(10_000);
		mentor.platter.drive.abortNext('no-room');
		await device.files.keep(journal, fresh.content);
		expect(device.files.stateOf(nameOf(old))).toEqual({ at: 'elsewhere' });
		expect(await device.files.read(nameOf(fresh))).toEqual(fresh.content);
	});

	test('only what the server is known to hold is let go of', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const [old, fresh] = [photo(1_000, 1), photo(700, 2)];
		await device.files.keep(journal, old.content);
		await after(10_000);
		mentor.network.become('no-network');
		await device.files.keep(journal, fresh.content);
		expect(device.files.freeableBytes).toBe(1_000);
		expect(await device.files.free()).toBe(1_000);
		expect(await device.files.free()).toBe(0);
		expect(device.files.stateOf(nameOf(old))).toEqual({ at: 'elsewhere' });
		expect(device.files.stateOf(nameOf(fresh))).toEqual({ at: 'waiting' });
	});

	test('of what no record names any more only what the server was given is let go of', async () => {
		const { device } = await mentor.openTab();
		const [named, unnamed, elsewhere] = [photo(1_000), photo(1_100, 2), photo(1_200, 3)];
		for (const { content } of [named, unnamed]) await device.files.keep(journal, content);
		await device.files.keep('notes.1', elsewhere.content);
		await after(2_000);
		mentor.network.become('no-network');
		const waiting = photo(1_300, 4);
		await device.files.keep(journal, waiting.content);
		await device.files.keepOnly(journal, new Set([named.sha256]));
		expect(device.files.stateOf(nameOf(unnamed))).toEqual({ at: 'elsewhere' });
		expect(await device.files.read(nameOf(unnamed))).toBeUndefined();
		expect(device.files.stateOf(nameOf(named))).toEqual({ at: 'stored' });
		expect(device.files.stateOf(nameOf(waiting))).toEqual({ at: 'waiting' });
		const other = { document: 'notes.1', sha256: elsewhere.sha256 };
		expect(device.files.stateOf(other)).toEqual({ at: 'stored' });
	});

	test('a refused photo stays here with its reason, and goes when the reason is gone', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const row = school.facts.find('pairs', 'pair.1');
		if (!row) throw new Error('there is a pair');
		await school.facts.change([{ table: 'pairs', put: { ...row, state: 'ended' } }]);
		const file = photo(1_000);
		await device.files.keep(journal, file.content);
		await after(5_000);
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'refused', refusal: 'read-only' });
		expect(device.facts.current.files).toMatchObject({ waiting: 0, refused: 1 });
		expect(await device.files.read(nameOf(file))).toEqual(file.content);
		await school.facts.change([{ table: 'pairs', put: row }]);
		await device.checkNow();
		await after(5_000);
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'stored' });
	});

	test('a full server is asked again later, and nothing is called sent meanwhile', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const file = photo(1_000);
		school.disk.failNext('full', 2);
		await device.files.keep(journal, file.content);
		await after(1_000);
		expect(device.facts.current.files).toMatchObject({ waiting: 1, refused: 0 });
		await after(150_000);
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'stored' });
	});

	test('[P10] after the server was put back, what it lacks is sent once more', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const file = photo(1_000);
		await device.files.keep(journal, file.content);
		await after(5_000);
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'stored' });
		await using restored = await openSchool({ disk: new MemoryDisk('epoch-2', at) });
		mentor.moveTo(restored);
		await pass(90_000, clock, restored);
		const key = { documentId: journal, sha256: file.sha256 };
		expect(restored.storage.files.find(key)?.storedAt).not.toBeNull();
		expect(await restored.storage.files.read(key, 0, 1_000)).toEqual(file.content);
		await mentor.close();
	});

	test('a torn only copy is said; a torn copy of what the server has is fetched again', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const file = photo(1_000);
		await device.files.keep(journal, file.content);
		await after(5_000);
		mentor.platter.damageFile(`${journal} ${file.sha256}`);
		expect(await device.files.read(nameOf(file))).toBeUndefined();
		expect(device.files.stateOf(nameOf(file))).toEqual({ at: 'elsewhere' });
		await device.files.fetch({ ...nameOf(file), bytes: 1_000 });
		expect(await device.files.read(nameOf(file))).toEqual(file.content);

		mentor.network.become('no-network');
		const only = photo(500, 9);
		await device.files.keep(journal, only.content);
		mentor.platter.damageFile(`${journal} ${only.sha256}`);
		mentor.network.become('clear');
		await after(70_000);
		expect(device.files.stateOf(nameOf(only))).toEqual({ at: 'refused', refusal: 'file-damaged' });
	});

	test('what was not sent yet from the other phone, and a link that is cut, are told apart', async () => {
		const { device } = await mentor.openTab();
		await after(1_000);
		const unknown = { ...nameOf(photo(10)), bytes: 10 };
		expect(await device.files.fetch(unknown)).toEqual({ ok: false, reason: 'file-not-here' });
		mentor.network.become('no-network');
		expect(await device.files.fetch(unknown)).toEqual({ ok: false, reason: 'no-answer' });
	});

	test('whoever leaves is told of a photo that is only here, and may keep it here', async () => {
		const { device } = await mentor.openTab();
		mentor.network.become('no-network');
		await after(1_000);
		const file = photo(1_000);
		await device.files.keep(journal, file.content);
		expect(await device.signOut('only-if-sent')).toEqual({ ok: false, unsent: 1 });
		expect(await device.signOut('keep-unsent-here')).toEqual({ ok: true });
		expect([...mentor.platter.files.keys()]).toEqual([`${journal} ${file.sha256}`]);
	});
});
