import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { OutboxWriter } from '#lib/device/disk/outbox-writer.ts';
import type { Edit } from '#lib/device/disk/outbox-writer.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { openMemoryDisk, Platter } from '../../support/memory-disk.ts';
import { settle, turns } from '../../support/turns.ts';

function setUp() {
	const [platter, clock] = [new Platter(), new HandClock()];
	const kept: string[] = [];
	let roomsMade = 0;
	const writer = new OutboxWriter({
		...{ outbox: openMemoryDisk(platter).outbox, platform: clock, tab: 't' },
		onKept: (records) => kept.push(...records.map(({ batch }) => batch)),
		onChange: () => undefined,
		makeRoom: async () => void roomsMade++
	});
	return { platter, clock, kept, writer, roomsMade: () => roomsMade };
}

/** Letters typed one after another into one text. */
function letters(count: number, document = 'd', from = 1): readonly Edit[] {
	const doc = new Y.Doc();
	const edits: Edit[] = [];
	doc.on('update', (update: Uint8Array) => {
		edits.push({ document, edit: from + edits.length, update, at: edits.length });
	});
	for (let at = 0; at < count; at++) doc.getText('t').insert(at, String(at % 10));
	return edits;
}

test('what is typed while a transaction runs goes together into the next one', async () => {
	const { platter, writer } = setUp();
	platter.drive.hold();
	for (const edit of letters(30)) writer.add(edit);
	await turns(2);
	platter.drive.run();
	await turns(4);
	expect(platter.outbox.map(({ first, last }) => [first, last])).toEqual([
		[1, 1],
		[2, 30]
	]);
	const doc = new Y.Doc();
	for (const { update } of platter.outbox) Y.applyUpdate(doc, update);
	expect(doc.getText('t').toString()).toHaveLength(30);
	expect(writer.unkept).toEqual([]);
});

test('at most a hundred edits are merged into one record, and documents never', async () => {
	const { platter, writer } = setUp();
	platter.drive.hold();
	for (const edit of letters(251)) writer.add(edit);
	for (const edit of letters(2, 'other', 252)) writer.add(edit);
	platter.drive.run();
	await turns(6);
	expect(platter.outbox.map(({ document, first, last }) => [document, last - first + 1])).toEqual([
		...[['d', 1]],
		...[
			['d', 100],
			['d', 100],
			['d', 50]
		],
		...[['other', 2]]
	]);
});

test('[P3] nothing is called kept before its transaction is complete', async () => {
	const { platter, writer, kept } = setUp();
	platter.drive.hold();
	writer.add(letters(1)[0]!);
	await settle();
	expect(kept).toEqual([]);
	expect(writer.unkept).toHaveLength(1);
	platter.drive.run();
	await settle();
	expect(kept).toHaveLength(1);
});

test('[P3] an aborted transaction is told at once, and tried again until it is kept', async () => {
	const { platter, clock, writer, roomsMade } = setUp();
	platter.drive.abort('no-room');
	for (const edit of letters(3)) writer.add(edit);
	await settle();
	expect(writer.trouble).toBe('no-room');
	expect(writer.unkept).toHaveLength(3);
	expect(roomsMade()).toBe(1);
	await clock.advance(30_000);
	expect(writer.trouble).toBe('no-room');
	platter.drive.run();
	await clock.advance(31_000);
	expect(writer.trouble).toBeUndefined();
	expect(writer.unkept).toEqual([]);
	expect(platter.outbox.at(-1)!.last).toBe(3);
});

test('a flush tries at once, and ends when the disk has answered', async () => {
	const { platter, writer } = setUp();
	platter.drive.abort('no-room');
	writer.add(letters(1)[0]!);
	await writer.flush();
	expect(writer.unkept).toHaveLength(1);
	platter.drive.run();
	await writer.flush();
	expect(writer.unkept).toEqual([]);
});

test('whoever may be gone in the next moment hands everything over without waiting, and once', async () => {
	const { platter, writer, kept } = setUp();
	platter.drive.hold();
	for (const edit of letters(3)) writer.add(edit);
	const flushed = writer.handOver();
	// Nothing of this tab runs any more; what it has handed over, the disk completes.
	platter.drive.run();
	expect(platter.outbox.map(({ first, last }) => [first, last])).toEqual([
		[1, 1],
		[2, 3]
	]);
	await flushed;
	expect(kept).toHaveLength(2);
	expect(writer.unwritten).toEqual([]);
});

test('what is kept beside a transaction that was aborted does not hide the trouble of that one', async () => {
	const { platter, clock, writer } = setUp();
	platter.drive.hold();
	for (const edit of letters(2)) writer.add(edit);
	const flushed = writer.handOver();
	platter.drive.abortNext('no-room');
	platter.drive.run();
	await flushed;
	expect(writer.trouble).toBe('no-room');
	expect(writer.unkept.map(({ edit }) => edit)).toEqual([1]);
	await clock.advance(1_000);
	expect(writer.trouble).toBeUndefined();
	expect(platter.outbox.map(({ first }) => first)).toEqual([2, 1]);
});

test('whoever lives on keeps nothing without what it builds on, though the disk fails in between', async () => {
	const { platter, clock, writer } = setUp();
	platter.drive.hold();
	for (const edit of letters(3)) writer.add(edit);
	const flushed = writer.flush();
	platter.drive.abortNext('gone');
	// The tab may die from here on: what is kept has to be readable by whoever opens the app again.
	platter.drive.run();
	await flushed;
	expect(platter.outbox).toEqual([]);
	await clock.advance(1_000);
	expect(platter.outbox.map(({ first, last }) => [first, last])).toEqual([[1, 3]]);
	expect(writer.unkept).toEqual([]);
});

test('what the server has stored need not be kept any more', async () => {
	const { platter, writer } = setUp();
	platter.drive.abort('no-room');
	for (const edit of letters(2)) writer.add(edit);
	await settle();
	writer.release(new Set([1, 2]));
	expect(writer.unkept).toEqual([]);
	expect(writer.trouble).toBeUndefined();
});

test('what the server has stored is written all the same: later edits build on it', async () => {
	const { platter, clock, writer } = setUp();
	platter.drive.abort('no-room');
	const [first, second, third] = letters(3);
	writer.add(first!);
	writer.add(second!);
	await settle();
	writer.release(new Set([1, 2]));
	platter.drive.run();
	writer.add(third!);
	await clock.advance(31_000);
	const doc = new Y.Doc();
	for (const { update } of platter.outbox) Y.applyUpdate(doc, update);
	expect(doc.getText('t').toString()).toBe('012');
	expect(writer.unwritten).toEqual([]);
});
