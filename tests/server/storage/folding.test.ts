import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { foldUpdates } from '../../../server/storage/fold-updates.ts';
import { foldDocument, Folding, isDue } from '../../../server/storage/folding.ts';
import type { FoldedLog } from '../../../server/storage/folding.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { updateOf } from '../../contracts/storage/make-updates.ts';
import { makeDataFolder } from './sqlite/data-folder.ts';

const seed = 20_261_121;

/** So many keystrokes, a tenth of them deletes, as one update each. */
function typing(count: number): { readonly updates: Uint8Array[]; readonly text: string } {
	const doc = new Y.Doc();
	doc.clientID = 77;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const text = doc.getText('body');
	for (let key = 0; updates.length < count; key++) {
		if (key % 10 === 9) text.delete(text.length - 1, 1);
		else text.insert(key % 7 === 0 ? 0 : text.length, String.fromCharCode(97 + (key % 26)));
	}
	return { updates, text: text.toString() };
}

async function store(storage: Storage, updates: readonly Uint8Array[]): Promise<void> {
	await storage.log.append(updates.map((update) => updateOf('notes', { update })));
}

async function textOf(storage: Storage): Promise<string> {
	const { snapshot, tail } = await storage.log.read('notes');
	const doc = new Y.Doc();
	if (snapshot) Y.applyUpdate(doc, snapshot.update);
	for (const { update } of tail) Y.applyUpdate(doc, update);
	return doc.getText('body').toString();
}

function coverageOf(update: Uint8Array): Uint8Array {
	const coverage = new Coverage();
	const walked = walkUpdate(update, wideLimits);
	if (walked.ok) coverage.add(walked.value);
	return coverage.encode();
}

test('a folded document reads as before, in one update', async () => {
	const storage = openMemoryStorage();
	const { updates, text } = typing(300);
	await store(storage, updates);
	expect(await foldDocument(storage.log, 'notes')).toBe('folded');
	expect(await textOf(storage)).toBe(text);
	const { snapshot, tail } = await storage.log.read('notes');
	expect(tail).toEqual([]);
	expect([...(snapshot?.coverage ?? [])]).toEqual([
		...coverageOf(snapshot?.update ?? new Uint8Array())
	]);
});

test('folding again builds on the snapshot', async () => {
	const storage = openMemoryStorage();
	const { updates, text } = typing(300);
	for (let from = 0; from < 300; from += 100) {
		await store(storage, updates.slice(from, from + 100));
		expect(await foldDocument(storage.log, 'notes')).toBe('folded');
	}
	expect(await textOf(storage)).toBe(text);
});

test('what is stored while it folds stays beside the snapshot', async () => {
	const storage = openMemoryStorage();
	const { updates, text } = typing(300);
	await store(storage, updates.slice(0, 299));
	const { log } = storage;
	const slow: FoldedLog = {
		isDamaged: (id) => log.isDamaged(id),
		fold: (id, snapshot) => log.fold(id, snapshot),
		read: async (id) => {
			const stored = await log.read(id);
			await store(storage, updates.slice(299));
			return stored;
		}
	};
	expect(await foldDocument(slow, 'notes')).toBe('folded');
	expect(await textOf(storage)).toBe(text);
	expect((await log.read('notes')).tail).toHaveLength(1);
});

test('a document without rows has nothing to fold', async () => {
	const storage = openMemoryStorage();
	expect(await foldDocument(storage.log, 'notes')).toBe('nothing-to-fold');
});

test('a long history is folded beside the event loop with the same result', async () => {
	const storage = openMemoryStorage();
	const { updates, text } = typing(2500);
	await store(storage, updates);
	expect(await foldDocument(storage.log, 'notes')).toBe('folded');
	expect(await textOf(storage)).toBe(text);
}, 30_000);

test('[S8] rows that build on what is missing are left as they are', async () => {
	const storage = openMemoryStorage();
	const { updates } = typing(20);
	await store(storage, updates.toSpliced(5, 1));
	expect(await foldDocument(storage.log, 'notes')).toBe('unreadable');
	expect((await storage.log.read('notes')).tail).toHaveLength(19);
});

test('rows that are no updates are left as they are', async () => {
	const storage = openMemoryStorage();
	await store(storage, [new Uint8Array([9, 9, 9])]);
	expect(await foldDocument(storage.log, 'notes')).toBe('unreadable');
	expect((await storage.log.read('notes')).tail).toHaveLength(1);
});

const lossy: readonly (readonly [string, (whole: readonly Uint8Array[]) => Uint8Array])[] = [
	['the last edit', (whole) => Y.mergeUpdates(whole.slice(0, -1))],
	['a delete', (whole) => Y.mergeUpdates(whole.slice(0, 9))],
	['everything', () => Y.encodeStateAsUpdate(new Y.Doc())],
	['sense', () => new Uint8Array([1, 2, 3])],
	['its beginning', (whole) => Y.mergeUpdates(whole.slice(1))]
];

test.each(lossy)('[S8] a fold that loses %s is not believed', (_, merge) => {
	const { updates } = typing(10);
	expect(foldUpdates(updates, merge)).toEqual({ ok: false, reason: 'incomplete' });
});

test('a damaged document is not folded', async () => {
	const disk = new MemoryDisk();
	const storage = openMemoryStorage({ disk });
	await store(storage, typing(20).updates);
	disk.damage('notes');
	expect(await foldDocument(storage.log, 'notes')).toBe('damaged');
});

test('values that two people set at once are folded, though Yjs deletes one by itself', () => {
	const updates = [1, 2].map((clientID) => {
		const doc = new Y.Doc();
		doc.clientID = clientID;
		doc.getMap('fields').set('title', `by ${clientID}`);
		return Y.encodeStateAsUpdate(doc);
	});
	const folded = foldUpdates(updates);
	expect(folded.ok && folded.value.update.length).toBeGreaterThan(0);
});

test(`edits of several people in any order fold into what they are (seed ${seed})`, () => {
	const edit = fc.record({
		who: fc.nat(2),
		at: fc.nat(30),
		text: fc.string({ maxLength: 5 }),
		deletes: fc.nat(3),
		hears: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), (edits) => {
			const updates: Uint8Array[] = [];
			const docs = [1, 2, 3].map((clientID) => {
				const doc = new Y.Doc();
				doc.clientID = clientID;
				doc.on('update', (update: Uint8Array, from: unknown) => {
					if (from !== 'heard') updates.push(update);
				});
				return doc;
			});
			for (const { who, at, text, deletes, hears } of edits) {
				const doc = docs[who] ?? new Y.Doc();
				if (hears) for (const update of updates.slice()) Y.applyUpdate(doc, update, 'heard');
				const body = doc.getText('body');
				body.insert(Math.min(at, body.length), text);
				body.delete(0, Math.min(deletes, body.length));
				doc.getMap('fields').set(`key ${at % 3}`, text);
			}
			const whole = new Y.Doc();
			for (const update of updates) Y.applyUpdate(whole, update);
			const folded = foldUpdates(updates);
			expect(folded.ok).toBe(true);
			const again = new Y.Doc();
			if (folded.ok) Y.applyUpdate(again, folded.value.update);
			expect(again.getText('body').toString()).toBe(whole.getText('body').toString());
			expect(again.getMap('fields').toJSON()).toEqual(whole.getMap('fields').toJSON());
			expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(whole));
		}),
		{ seed, numRuns: 150 }
	);
}, 30_000);

test.each([
	[{ rows: 501, bytes: 600, snapshotBytes: 1_000_000 }, true],
	[{ rows: 500, bytes: 600, snapshotBytes: 1_000_000 }, false],
	[{ rows: 20, bytes: 9000, snapshotBytes: 8000 }, true],
	[{ rows: 20, bytes: 8000, snapshotBytes: 8000 }, false],
	[{ rows: 3, bytes: 100, snapshotBytes: 0 }, false]
])('a tail of %o is due: %s', (size, expected) => {
	expect(isDue({ documentId: 'notes', ...size })).toBe(expected);
});

test('only what is due is folded, and what cannot be folded is tried again when it has grown', async () => {
	const storage = openMemoryStorage();
	const folding = new Folding(storage.log);
	await store(storage, typing(501).updates);
	const broken = Array.from({ length: 501 }, () =>
		updateOf('broken', { update: new Uint8Array([9]) })
	);
	await storage.log.append([...broken, updateOf('small')]);
	expect([...(await folding.foldDue())].toSorted()).toEqual([
		['broken', 'unreadable'],
		['notes', 'folded']
	]);
	expect([...(await folding.foldDue())]).toEqual([]);
	await storage.log.append([updateOf('broken', { update: new Uint8Array([9]) })]);
	expect([...(await folding.foldDue())]).toEqual([['broken', 'unreadable']]);
});

test('what is written while a document is being folded stays in its tail', async () => {
	const storage = openMemoryStorage();
	const { updates, text } = typing(600);
	await store(storage, updates.slice(0, 550));
	const [results] = await Promise.all([
		new Folding(storage.log).foldDue(),
		store(storage, updates.slice(550))
	]);
	expect(results.get('notes')).toBe('folded');
	expect(await textOf(storage)).toBe(text);
});

test('beside its empty tables the folder holds less than the compact state of ten thousand keystrokes', async () => {
	const empty = await bytesOfEmptyFolder();
	const at = makeDataFolder();
	const storage = await at.open();
	const folding = new Folding(storage.log);
	const { updates, text } = typing(10_000);
	for (let from = 0; from < updates.length; from += 100) {
		await store(storage, updates.slice(from, from + 100));
		await folding.foldDue();
	}
	await foldDocument(storage.log, 'notes');
	expect(await textOf(storage)).toBe(text);
	const { snapshot } = await storage.log.read('notes');
	await storage.close();
	expect(at.bytes() - empty).toBeLessThanOrEqual(0.6 * (snapshot?.update.length ?? 0));
	await at.dispose();
}, 60_000);

async function bytesOfEmptyFolder(): Promise<number> {
	const at = makeDataFolder();
	const storage = await at.open();
	await storage.close();
	const bytes = at.bytes();
	await at.dispose();
	return bytes;
}
