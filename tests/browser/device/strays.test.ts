import { expect, test } from 'vitest';
import { openBrowserDisk } from '#lib/device/disk/browser-disk.ts';
import { diskNameOf } from '#lib/device/disk/disk-name.ts';
import type { NewRecord } from '#lib/device/disk/disk.ts';
import { browserPlatform } from '#lib/device/platform.ts';
import type { Platform } from '#lib/device/platform.ts';
import { updateOf } from '../../contracts/disk.contract.ts';

/** Waits a twentieth of what it is asked to. */
const hasty: Platform = {
	...browserPlatform,
	after: (ms, work) => browserPlatform.after(ms / 20, work)
};
let people = 0;
const somebody = (): string => `stray-${Date.now()}-${people++}`;

test('what was written before a database stopped opening, and meanwhile, comes together again', async () => {
	const person = somebody();
	const before = await openBrowserDisk(person, hasty);
	await before.outbox.append([record('before')]);
	await before.close();

	const release = await blockOpening(await diskNameOf(person));
	const meanwhile = await openBrowserDisk(person, hasty);
	expect(await meanwhile.strays()).toEqual({ records: [], isMore: true });
	await meanwhile.outbox.append([record('meanwhile')]);
	await release();

	const late = await meanwhile.strays();
	expect(late).toMatchObject({ records: [{ batch: 'before' }], isMore: false });
	expect(await batchesIn(meanwhile)).toEqual(['meanwhile', 'before']);
	await meanwhile.close();

	const after = await openBrowserDisk(person, hasty);
	await after.strays();
	expect((await batchesIn(after)).sort()).toEqual(['before', 'meanwhile']);
	expect(await after.strays()).toEqual({ records: [], isMore: false });
	await after.close();
});

test('a record that is in both places already is taken once', async () => {
	const person = somebody();
	const release = await blockOpening(await diskNameOf(person));
	const meanwhile = await openBrowserDisk(person, hasty);
	await meanwhile.outbox.append([record('both'), record('one')]);
	await meanwhile.close();
	await release();
	const after = await openBrowserDisk(person, hasty);
	await after.outbox.append([record('both')]);
	expect((await after.strays()).records.map(({ batch }) => batch)).toEqual(['one']);
	expect(await batchesIn(after)).toEqual(['both', 'one']);
	await after.close();
});

test('who leaves the device leaves nothing under another name', async () => {
	const person = somebody();
	const base = await diskNameOf(person);
	const release = await blockOpening(base);
	const meanwhile = await openBrowserDisk(person, hasty);
	await meanwhile.outbox.append([record('meanwhile')]);
	await meanwhile.close();
	await release();
	const after = await openBrowserDisk(person, hasty);
	await after.wipe({ keepOutbox: false });
	await after.close();
	const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
	expect(names.filter((name) => name.startsWith(base))).toEqual([]);
});

function record(batch: string): NewRecord {
	const update = updateOf(batch);
	return { document: 'd', batch, update, tab: 't', first: 1, last: 1, at: 1 };
}

async function batchesIn(disk: Awaited<ReturnType<typeof openBrowserDisk>>): Promise<string[]> {
	return (await disk.outbox.read()).records.map(({ batch }) => batch);
}

/** An upgrade that does not end: whoever opens the database meanwhile gets no answer. */
async function blockOpening(name: string): Promise<() => Promise<void>> {
	const request = indexedDB.open(name, 100_000);
	const begun = Promise.withResolvers<IDBTransaction>();
	const ended = new Promise<void>((resolve) => {
		request.onerror = () => resolve();
		request.onsuccess = () => resolve();
	});
	request.onupgradeneeded = () => {
		const { result, transaction } = request;
		const isNew = !result.objectStoreNames.contains('blocked');
		const store = isNew ? result.createObjectStore('blocked') : transaction!.objectStore('blocked');
		let isBlocking = true;
		const goOn = () => {
			if (isBlocking) store.get(1).onsuccess = goOn;
		};
		goOn();
		begun.resolve(transaction!);
		stops.set(name, () => (isBlocking = false));
	};
	const transaction = await begun.promise;
	return async () => {
		stops.get(name)?.();
		transaction.abort();
		await ended;
	};
}

const stops = new Map<string, () => void>();
