import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { nowhere } from '#lib/device/disk/disk.ts';
import type { Attachment, Disk, NewRecord } from '#lib/device/disk/disk.ts';
import type { Parcel } from '#lib/device/disk/parcels.ts';
import { makeKeys, takenOut } from '#lib/sync/packet/web-tools.ts';

export interface DiskUnderTest {
	readonly disk: Disk;
	/** The same disk, after the app was closed and opened again. */
	readonly reopen: () => Promise<Disk>;
}

/** What a disk promises on which sealed rows are kept in the places of clear ones. */
export function bareDiskContract(open: () => Promise<DiskUnderTest>): void {
	test('the oldest rows of a replica become one, if they are these still', async () => {
		const { disk } = await open();
		const [one, two, three] = ['раз', 'два', 'три'].map(updateOf) as [
			Uint8Array,
			Uint8Array,
			Uint8Array
		];
		await disk.replicas.append('d', [one, two]);
		await disk.replicas.replace('d', [one, three], three);
		expect(await disk.replicas.read('d')).toEqual([one, two]);
		await disk.replicas.append('d', [three]);
		await disk.replicas.replace('d', [one, two], two);
		expect([...(await disk.replicas.read('d'))]).toEqual([three, two]);
	});
}

/** What every disk of a device promises. */
export function diskContract(open: () => Promise<DiskUnderTest>): void {
	test('a record is there after the app was closed, in the order of writing', async () => {
		const { disk, reopen } = await open();
		const first = record('b1');
		await disk.outbox.append([first, record('b2')]);
		await disk.outbox.append([record('b3')]);
		const { records, damaged } = await (await reopen()).outbox.read();
		expect(records.map(({ batch }) => batch)).toEqual(['b1', 'b2', 'b3']);
		expect(records[0]).toEqual({ ...first, state: { at: 'waiting' } });
		expect(damaged).toBe(0);
	});

	test('of records with one batch twice none is written', async () => {
		const { disk } = await open();
		await disk.outbox.append([record('b1')]);
		await expect(disk.outbox.append([record('b2'), record('b1')])).rejects.toThrow();
		expect((await disk.outbox.read()).records).toHaveLength(1);
	});

	test('a mark stands on the records it names, and on no other', async () => {
		const { disk, reopen } = await open();
		await disk.outbox.append([record('b1'), record('b2')]);
		await disk.outbox.mark(['b1'], { at: 'refused', refusal: 'read-only' });
		const { records } = await (await reopen()).outbox.read();
		expect(records.map(({ state }) => state.at)).toEqual(['refused', 'waiting']);
	});

	test('a removed record is gone', async () => {
		const { disk } = await open();
		await disk.outbox.append([record('b1'), record('b2')]);
		await disk.outbox.remove(['b1']);
		expect((await disk.outbox.read()).records.map(({ batch }) => batch)).toEqual(['b2']);
	});

	test('the records of one document are read without the others', async () => {
		const { disk } = await open();
		await disk.outbox.append([record('b1'), record('b2', 'other')]);
		expect((await disk.outbox.read('other')).records.map(({ batch }) => batch)).toEqual(['b2']);
	});

	const photo = { document: 'd', sha256: 'a'.repeat(64), bytes: 3, at: 5 };
	const content = Uint8Array.of(0xff, 0xd8, 0xff);

	test('a file is there with its bytes after the app was closed, and only what was put', async () => {
		const { disk, reopen } = await open();
		await disk.files.put({ ...photo, state: { at: 'waiting' } }, content);
		const { files } = await reopen();
		expect(await files.all()).toEqual([{ ...photo, state: { at: 'waiting' } }]);
		expect(await files.read(photo)).toEqual(content);
		expect(await files.read({ ...photo, document: 'e' })).toBeUndefined();
	});

	test('a file that waits still waits when the same bytes come from the server', async () => {
		const { disk } = await open();
		await disk.files.put({ ...photo, state: { at: 'waiting' } }, content);
		await disk.files.put({ ...photo, state: { at: 'stored', epoch: 'x' } }, content);
		expect(await disk.files.all()).toMatchObject([{ state: { at: 'waiting' } }]);
		await disk.files.mark(photo, { at: 'stored', epoch: 'x' });
		expect(await disk.files.all()).toMatchObject([{ state: { at: 'stored', epoch: 'x' } }]);
	});

	test('a removed file is gone with its bytes', async () => {
		const { disk, reopen } = await open();
		await disk.files.put({ ...photo, state: { at: 'waiting' } }, content);
		await disk.files.remove([photo, { ...photo, document: 'never' }]);
		const { files } = await reopen();
		expect(await files.all()).toEqual([]);
		expect(await files.read(photo)).toBeUndefined();
	});

	test('whoever leaves and keeps what is unsent keeps the files that the server lacks', async () => {
		const { disk, reopen } = await open();
		await disk.files.put({ ...photo, state: { at: 'waiting' } }, content);
		const there = { ...photo, sha256: 'b'.repeat(64) };
		await disk.files.put({ ...there, state: { at: 'stored', epoch: 'x' } }, content);
		await disk.wipe({ keepOutbox: true });
		const again = await reopen();
		expect(await again.files.all()).toMatchObject([{ sha256: photo.sha256 }]);
		await again.wipe({ keepOutbox: false });
		expect(await (await reopen()).files.all()).toEqual([]);
	});

	test('a document that was never here has no rows', async () => {
		const { disk } = await open();
		expect(await disk.replicas.read('d')).toEqual([]);
	});

	test('what was appended to a replica is given to whoever attaches it', async () => {
		const { disk, reopen } = await open();
		await disk.replicas.append('d', [updateOf('слово')]);
		const doc = new Y.Doc();
		const attached = await (await reopen()).replicas.attach('d', attachment(doc));
		expect(doc.getText('t').toString()).toBe('слово');
		await attached.detach();
	});

	test('an attached doc is kept, but not what is said to be there already', async () => {
		const { disk, reopen } = await open();
		const doc = new Y.Doc();
		const there = { already: true };
		const attached = await disk.replicas.attach('d', {
			...attachment(doc),
			skips: (origin) => origin === there
		});
		doc.getText('t').insert(0, 'слово');
		Y.applyUpdate(doc, updateOf('чужое'), there);
		await attached.detach();
		doc.getText('t').insert(0, 'после');
		expect(textIn(await (await reopen()).replicas.read('d'))).toBe('слово');
	});

	test('what others write into a doc while it is being filled is kept too', async () => {
		const { disk, reopen } = await open();
		await disk.replicas.append('d', [updateOf('слово')]);
		const doc = new Y.Doc();
		const attaching = disk.replicas.attach('d', { ...attachment(doc), nobodyElseWrites: false });
		doc.getText('t').insert(0, 'сразу ');
		await Promise.resolve();
		doc.getText('t').insert(0, 'рано ');
		const attached = await attaching;
		doc.getText('t').insert(0, 'потом ');
		await attached.detach();
		const text = textIn(await (await reopen()).replicas.read('d'));
		for (const word of ['слово', 'сразу', 'рано', 'потом'])
			expect(text.split(word)).toHaveLength(2);
	});

	test('compacting leaves one row and loses nothing, attached or not', async () => {
		const { disk } = await open();
		await disk.replicas.append('d', [updateOf('раз '), updateOf('два ')]);
		await disk.replicas.compact('d');
		const [row, ...others] = await disk.replicas.read('d');
		expect(others).toEqual([]);
		const text = textIn([row!]);
		expect([...text.split(' ')].sort()).toEqual(['', 'два', 'раз']);
		const doc = new Y.Doc();
		const attached = await disk.replicas.attach('d', attachment(doc));
		doc.getText('t').insert(0, 'три ');
		await attached.compact();
		doc.getText('t').insert(0, 'четыре ');
		await attached.detach();
		expect(textIn(await disk.replicas.read('d'))).toBe(`четыре три ${text}`);
	});

	test('a dropped replica is gone, and no other', async () => {
		const { disk } = await open();
		await disk.replicas.append('d', [updateOf('слово')]);
		await disk.replicas.append('d2', [updateOf('слово')]);
		await disk.replicas.drop('d');
		expect(await disk.replicas.held()).toEqual(['d2']);
		expect(await disk.replicas.read('d')).toEqual([]);
	});

	test('the place is the one that was written last', async () => {
		const { disk, reopen } = await open();
		expect((await disk.catalogue.read()).epoch).toBe('');
		const place = { ...nowhere, epoch: 'e', cursor: 7, held: ['d'], receivedAt: 1 };
		await disk.catalogue.write(place);
		await disk.catalogue.write({ ...place, cursor: 8 });
		expect(await (await reopen()).catalogue.read()).toEqual({ ...place, cursor: 8 });
	});

	test('the last five snapshots of a document are kept, newest first', async () => {
		const { disk } = await open();
		for (let takenAt = 1; takenAt <= 7; takenAt++) {
			await disk.snapshots.add('d', { takenAt, update: updateOf(`состояние ${takenAt}`) });
		}
		await disk.snapshots.add('d2', { takenAt: 8, update: updateOf('другое') });
		const snapshots = await disk.snapshots.read('d');
		expect(snapshots.map(({ takenAt }) => takenAt)).toEqual([7, 6, 5, 4, 3]);
		expect(textIn([snapshots[0]!.update])).toBe('состояние 7');
	});

	test('edits are rewritten as one, in their places, and nothing else of them changes', async () => {
		const { disk, reopen } = await open();
		await disk.outbox.append([record('b1'), record('b2'), record('b3')]);
		await disk.outbox.mark(['b2'], { at: 'stored', storedAt: 9 });
		const before = await disk.outbox.read();
		const bytes = before.records.map(({ batch, update }) => [batch, update] as const);
		await disk.outbox.rewrite(new Map(bytes.filter(([batch]) => batch !== 'b3')));
		expect(await (await reopen()).outbox.read()).toEqual(before);
	});

	test('the snapshots of a document are replaced as one, and no other', async () => {
		const { disk, reopen } = await open();
		for (const takenAt of [1, 2, 3]) {
			await disk.snapshots.add('d', { takenAt, update: updateOf(`состояние ${takenAt}`) });
		}
		await disk.snapshots.add('d2', { takenAt: 8, update: updateOf('другое') });
		const two = (await disk.snapshots.read('d')).slice(0, 2);
		await disk.snapshots.replace('d', two);
		const { snapshots } = await reopen();
		expect((await snapshots.read('d')).map(({ takenAt }) => takenAt)).toEqual([3, 2]);
		expect([...(await snapshots.documents())].sort()).toEqual(['d', 'd2']);
	});

	test('a disk that is sealed says so at the next opening, until it is not any more', async () => {
		const { disk, reopen } = await open();
		expect(disk.isSealed).toBe(false);
		await disk.markSealed(true);
		await disk.wipe({ keepOutbox: true });
		const again = await reopen();
		expect(again.isSealed).toBe(true);
		await again.markSealed(false);
		expect((await reopen()).isSealed).toBe(false);
	});

	test('an answer of the server is there again, and gone with the rest', async () => {
		const { disk, reopen } = await open();
		expect(await disk.answers.read('/api/plan')).toBeUndefined();
		await disk.answers.keep('/api/plan', '{"план":1}');
		const again = await reopen();
		expect(await again.answers.read('/api/plan')).toBe('{"план":1}');
		await again.wipe({ keepOutbox: true });
		expect(await again.answers.read('/api/plan')).toBeUndefined();
	});

	test('packets lie under their kind and id, go together, and outlive a sign-out while they are under way', async () => {
		const { disk, reopen } = await open();
		const { parcels } = disk;
		const [one, two, three] = [
			parcel('received', 'p1', 3),
			parcel('taken', 'p2', 2),
			parcel('carried', 'p3', 1)
		] as const;
		await parcels.put([one, two]);
		await parcels.put([three, { ...one, note: { epoch: 'e' } }]);
		const again = await reopen();
		expect(await again.parcels.all()).toEqual([three, two, { ...one, note: { epoch: 'e' } }]);
		await again.parcels.put([parcel('taken', 'p1', 3)], [one]);
		expect((await again.parcels.all()).map(({ kind }) => kind)).toEqual([
			'carried',
			'taken',
			'taken'
		]);
		await again.wipe({ keepOutbox: true });
		expect(await again.parcels.all()).toEqual([three]);
		await again.wipe({ keepOutbox: false });
		expect(await (await reopen()).parcels.all()).toEqual([]);
	});

	test('the keys of the device are there after it was opened again, and go with a sign-out', async () => {
		const { disk, reopen } = await open();
		expect(await disk.parcels.readKeys()).toBeUndefined();
		const keys = await makeKeys(disk.parcels.sealsKeys);
		const kept = disk.parcels.sealsKeys
			? { open: keys.open, secret: await takenOut(keys) }
			: { open: keys.open, keys: { signing: keys.signing, agreement: keys.agreement } };
		await disk.parcels.keepKeys(kept);
		const again = await reopen();
		const read = await again.parcels.readKeys();
		expect(read?.open).toEqual(keys.open);
		expect(read?.secret).toEqual(kept.secret);
		expect(read?.keys === undefined).toBe(disk.parcels.sealsKeys);
		await again.wipe({ keepOutbox: true });
		expect(await again.parcels.readKeys()).toBeUndefined();
	});

	test('wiping leaves nothing, or nothing but the outbox', async () => {
		const { disk, reopen } = await open();
		await disk.outbox.append([record('b1')]);
		await disk.replicas.append('d', [updateOf('слово')]);
		await disk.catalogue.write({
			...{ ...nowhere, epoch: 'e', cursor: 7, held: ['d'], receivedAt: 1, storedAt: 1 }
		});
		await disk.wipe({ keepOutbox: true });
		expect((await disk.outbox.read()).records).toHaveLength(1);
		expect(await disk.replicas.held()).toEqual([]);
		expect((await disk.catalogue.read()).epoch).toBe('');
		await disk.wipe({ keepOutbox: false });
		expect((await (await reopen()).outbox.read()).records).toEqual([]);
	});
}

function parcel(kind: Parcel['kind'], id: string, at: number): Parcel {
	return { kind, id, at, note: {}, bytes: Uint8Array.of(1, 2), clear: Uint8Array.of(3) };
}

function record(batch: string, document = 'd'): NewRecord {
	return { document, batch, update: updateOf(batch), tab: 't', first: 1, last: 1, at: 5 };
}

export function updateOf(text: string): Uint8Array {
	const doc = new Y.Doc();
	doc.getText('t').insert(0, text);
	return Y.encodeStateAsUpdate(doc);
}

export function textIn(rows: readonly Uint8Array[]): string {
	const doc = new Y.Doc();
	for (const row of rows) Y.applyUpdate(doc, row);
	return doc.getText('t').toString();
}

export function attachment(doc: Y.Doc): Attachment {
	return { doc, nobodyElseWrites: true, skips: () => false, onTrouble: () => undefined };
}
