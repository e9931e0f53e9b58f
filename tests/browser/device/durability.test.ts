import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowserDisk } from '#lib/device/disk/browser-disk.ts';
import { browserPlatform } from '#lib/device/platform.ts';
import { attachment, updateOf } from '../../contracts/disk.contract.ts';

interface Begun {
	readonly stores: string;
	readonly durability: string | undefined;
}

/** Every writing transaction that the browser is asked for meanwhile. */
async function writesDuring(work: () => Promise<void>): Promise<readonly Begun[]> {
	const begun: Begun[] = [];
	const property = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!;
	const original = property.value as IDBDatabase['transaction'];
	IDBDatabase.prototype.transaction = function (stores, mode, options) {
		const names = typeof stores === 'string' ? stores : [...stores].join(' ');
		if (mode === 'readwrite') begun.push({ stores: names, durability: options?.durability });
		return original.call(this, stores, mode, options);
	};
	try {
		await work();
	} finally {
		Object.defineProperty(IDBDatabase.prototype, 'transaction', property);
	}
	return begun;
}

test('[P3] every transaction that writes what a person wrote, or where we are, is strict', async () => {
	const record = { document: 'd', batch: 'b', tab: 't', first: 1, last: 1, at: 1 };
	const begun = await writesDuring(async () => {
		const disk = await openBrowserDisk(`strict-${Date.now()}`, browserPlatform);
		await disk.outbox.append([{ ...record, update: updateOf('слово') }]);
		await disk.outbox.mark(['b'], { at: 'stored', storedAt: 1 });
		await disk.replicas.append('d', [updateOf('слово'), updateOf('ещё')]);
		await disk.replicas.compact('d');
		await disk.catalogue.write({ ...(await disk.catalogue.read()), cursor: 3 });
		await disk.snapshots.add('d', { takenAt: 1, update: updateOf('слово') });
		await disk.outbox.remove(['b']);
		const file = { document: 'd', sha256: 'a'.repeat(64), bytes: 1, at: 1 };
		await disk.files.put({ ...file, state: { at: 'waiting' } }, Uint8Array.of(1));
		await disk.files.mark(file, { at: 'stored', epoch: 'e' });
		await disk.files.remove([file]);
	});
	expect(new Set(begun.map(({ stores }) => stores))).toEqual(
		new Set(['outbox', 'updates', 'catalogue', 'snapshots', 'cards contents'])
	);
	expect(begun.filter(({ durability }) => durability !== 'strict')).toEqual([]);
});

test('the first opening of a document writes no copy of it', async () => {
	const disk = await openBrowserDisk(`copies-${Date.now()}`, browserPlatform);
	await disk.replicas.append('d', [updateOf('слово '.repeat(1_000))]);
	for (let opening = 0; opening < 10; opening++) {
		const attached = await disk.replicas.attach('d', attachment(new Y.Doc()));
		await attached.detach();
	}
	const rows = await disk.replicas.read('d');
	const bytes = rows.reduce((sum, row) => sum + row.length, 0);
	expect(bytes).toBeLessThan(1.1 * rows[0]!.length);
});

test('a database that is closed under an open document does not break a command', async () => {
	const person = `closed-${Date.now()}`;
	const disk = await openBrowserDisk(person, browserPlatform);
	const doc = new Y.Doc();
	const troubles: string[] = [];
	const onTrouble = (trouble: string) => void troubles.push(trouble);
	await disk.replicas.attach('closed', { ...attachment(doc), onTrouble });
	const { name } = (await indexedDB.databases()).find((one) => one.name!.endsWith('-doc-closed'))!;
	await new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name!);
		request.onsuccess = request.onblocked = resolve;
	});
	doc.getMap('m').set('a', 1);
	expect(doc.getMap('m').get('a')).toBe(1);
	expect(troubles).toEqual(['gone']);
});

test('a torn record is set aside and said, and the others are given', async () => {
	const person = `torn-${Date.now()}`;
	const disk = await openBrowserDisk(person, browserPlatform);
	const record = { document: 'd', tab: 't', first: 1, last: 1, at: 1 };
	await disk.outbox.append([
		{ ...record, batch: 'b1', update: updateOf('целое') },
		{ ...record, batch: 'b2', update: updateOf('рваное') }
	]);
	const { Dexie } = await import('dexie');
	const names = await Dexie.getDatabaseNames();
	for (const name of names) {
		const db = await new Dexie(name).open();
		const hasOutbox = db.tables.some((table) => table.name === 'outbox');
		if (hasOutbox) {
			await db
				.table('outbox')
				.where({ batch: 'b2' })
				.modify((row: { update: Uint8Array }) => {
					row.update = row.update.map((byte, at) => (at === 3 ? byte ^ 1 : byte));
				});
		}
		db.close();
	}
	const { records, damaged } = await disk.outbox.read();
	expect(records.map(({ batch }) => batch)).toEqual(['b1']);
	expect(damaged).toBe(1);
	expect((await disk.outbox.read()).damaged).toBe(1);
	expect((await disk.outbox.damaged()).map(({ batch }) => batch)).toEqual(['b2']);
	await disk.outbox.removeDamaged(['b2']);
	expect(await disk.outbox.damaged()).toEqual([]);
	expect(await disk.outbox.read()).toMatchObject({ damaged: 0 });
});
