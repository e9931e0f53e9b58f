import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { digestOfUpdates } from '#lib/documents/progress/digest.ts';
import { addMeeting } from '#lib/documents/journal/commands.ts';
import { openFacts } from '../../../server/access/facts.ts';
import { contextOf } from '../../../server/projections/count.ts';
import type { Haste, Pace } from '../../../server/projections/pace.ts';
import { Projector } from '../../../server/projections/projector.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openMemoryStorage } from '../../../server/storage/memory/storage.ts';

const row = (id: string) => ({
	...{ id, kind: 'journal', organisationId: 'school', pairId: null, ownerId: null },
	...{ createdAt: Date.UTC(2026, 8, 5), erasedAt: null, schoolYear: null }
});

/** A server with two journals, a clock by hand and rounds that are called by hand. */
async function house(disk = new MemoryDisk()) {
	const storage = openMemoryStorage({ disk });
	const facts = await openFacts(storage.records, 1);
	const clock = { now: 1000 };
	const troubles: unknown[] = [];
	const hand = { round: async () => undefined as void, afterSlice: async () => undefined as void };
	const hastes: Haste[] = [];
	const pace: Pace = {
		start: (work) => void (hand.round = work),
		between: async (slice, haste) => {
			hastes.push(haste);
			await slice();
			await hand.afterSlice();
		},
		stop: () => undefined
	};
	const projector = await Projector.open({
		...{ log: storage.log, digests: storage.digests, facts, now: () => clock.now, pace },
		condition: () => storage.condition(),
		failed: (cause) => void troubles.push(cause)
	});
	const write = async (documentId: string, meetings: number): Promise<void> => {
		const doc = new Y.Doc();
		for (let at = 0; at < meetings; at++)
			addMeeting(doc, { id: `${at}`, kind: 'working', date: '2026-10-01', createdBy: 'm' });
		const update = Y.encodeStateAsUpdate(doc);
		await storage.log.append([{ documentId, update, authorId: 'p', deviceId: 'd', at: 1 }]);
		projector.noticed(documentId);
	};
	await facts.change(['a', 'b'].map((id) => ({ table: 'documents', put: row(id) }) as const));
	const meetings = (id: string) => {
		const digest = projector.digestOf(id);
		return digest?.of === 'journal' ? digest.meetings.length : digest?.of;
	};
	return { storage, facts, disk, clock, troubles, hand, hastes, projector, write, meetings };
}

test('who goes on writing is waited for, but not for ever; who rests is counted', async () => {
	const { projector, clock, hand, write, meetings } = await house();
	projector.start();
	await write('a', 1);
	await hand.round();
	expect(meetings('a')).toBeUndefined();
	expect(projector.behindSince('a')).toBe(1000);
	clock.now += 1500;
	await hand.round();
	expect([meetings('a'), projector.behindSince('a')]).toEqual([1, undefined]);
	await write('a', 2);
	for (let second = 0; second < 9; second++) {
		clock.now += 1000;
		projector.noticed('a');
		await hand.round();
		expect(meetings('a')).toBe(1);
	}
	clock.now += 1000;
	projector.noticed('a');
	await hand.round();
	expect(meetings('a')).toBe(2);
});

test('what is counted is told once, and again only when it is another', async () => {
	const { projector, write } = await house();
	const told: string[] = [];
	projector.onCounted((id) => told.push(id));
	await write('a', 1);
	await projector.settle();
	projector.noticed('a');
	await projector.settle();
	expect(told).toEqual(['a']);
	await write('a', 2);
	await projector.settle();
	expect(told).toEqual(['a', 'a']);
});

test('a damaged document shows as such, is not kept, and takes nothing from the others', async () => {
	const { projector, disk, write, meetings, storage } = await house();
	await write('a', 1);
	await write('b', 2);
	disk.damage('a');
	await projector.settle();
	expect([meetings('a'), meetings('b')]).toEqual(['unreadable', 2]);
	expect((await storage.digests.readAll()).map(({ documentId }) => documentId)).toEqual(['b']);
});

test('what is erased while it is counted does not come back', async () => {
	const { projector, hand, facts, write, storage } = await house();
	await write('a', 1);
	hand.afterSlice = () => storage.log.erase('a');
	await projector.settle();
	expect(await storage.digests.readAll()).toEqual([]);
	await facts.change([{ table: 'documents', put: { ...row('a'), erasedAt: 5 } }]);
	expect(projector.digestOf('a')).toBeUndefined();
});

test('a full disk keeps no digests and loses nothing but time', async () => {
	const { projector, disk, write, meetings, troubles } = await house();
	await write('a', 3);
	disk.failNext('full');
	await projector.settle();
	expect(meetings('a')).toBe(3);
	expect(troubles).toMatchObject([{ trouble: 'full' }]);
	disk.crash();
	const again = await house(disk);
	await again.projector.settle();
	expect(again.meetings('a')).toBe(3);
});

test('rebuilding counts from nothing, and says what came out otherwise', async () => {
	const first = await house();
	await first.write('a', 1);
	await first.write('b', 1);
	await first.projector.settle();
	const [kept] = await first.storage.digests.readAll();
	await first.storage.digests.put([{ ...kept!, value: '{"of":"journal","meetings":[]}' }]);
	first.disk.crash();
	const { projector, meetings } = await house(first.disk);
	expect(meetings('a')).toBe(0);
	expect(await projector.rebuild()).toEqual({ documents: 2, changed: 1 });
	expect(meetings('a')).toBe(1);
});

test('a long document is counted beside the event loop with the same result', async () => {
	const { projector, storage, facts, write } = await house();
	await write('a', 900);
	await projector.settle();
	const { tail } = await storage.log.read('a');
	expect(tail[0]!.update.length).toBeGreaterThan(48 * 1024);
	const updates = tail.map(({ update }) => update);
	const context = contextOf(facts.find('documents', 'a'))!;
	expect(projector.digestOf('a')).toEqual(digestOfUpdates(updates, context));
	expect(projector.digestOf('a')).toMatchObject({ of: 'journal' });
});

test('whoever asks while everything is counted anew is told what was known', async () => {
	const { projector, hand, write, meetings } = await house();
	await write('a', 1);
	await write('b', 2);
	await projector.settle();
	const told: unknown[] = [];
	hand.afterSlice = async () => void told.push([meetings('a'), meetings('b')]);
	expect(await projector.rebuild()).toEqual({ documents: 2, changed: 0 });
	expect(told.length).toBeGreaterThan(2);
	for (const known of told) expect(known).toEqual([1, 2]);
});

test('nothing hurries until somebody waits for it, and then what runs already does too', async () => {
	const { projector, clock, hand, hastes, write } = await house();
	projector.start();
	await write('a', 1);
	await write('b', 2);
	clock.now += 1500;
	let rebuilt: Promise<unknown> | undefined;
	hand.afterSlice = async () => void (rebuilt ??= projector.rebuild());
	await hand.round();
	await rebuilt;
	expect(hastes[0]).toBe('by-the-way');
	expect(new Set(hastes.slice(1))).toEqual(new Set(['awaited']));
	await write('a', 3);
	clock.now += 1500;
	await hand.round();
	expect(hastes.at(-1)).toBe('by-the-way');
});
