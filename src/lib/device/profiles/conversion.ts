import { DiskError } from '../disk/disk.ts';
import type { Disk } from '../disk/disk.ts';
import { pack } from '../disk/pack.ts';
import { mergedOf } from '../whole.ts';
import { isSealed, openOrPlain, places, type Seal } from './seal.ts';
import { sealedDisk } from './sealed-disk.ts';

/**
 * Everything of one person goes under their key. Each step is one transaction that leaves every word
 * readable, in clear or sealed, and what is sealed already is passed over: it may be cut off anywhere
 * and begun again. `disk` is the bare one, and nobody else writes to it.
 */
export async function sealEverything(disk: Disk, seal: Seal): Promise<void> {
	const { isMore } = await disk.strays();
	await sealEdits(disk, seal);
	const sealed = sealedDisk(disk, seal);
	for (const document of await disk.replicas.held()) {
		await rewriteReplica(disk, seal, { document, to: 'sealed' });
	}
	for (const document of await disk.snapshots.documents())
		await sealSnapshots(disk, seal, document);
	for (const file of await disk.files.all()) {
		const content = await disk.files.read(file);
		if (content && !isSealed(content)) await sealed.files.put(file, content);
	}
	// Keys that never leave the browser cannot be sealed: the next word with the server is under new ones.
	await disk.parcels.keepKeys(undefined);
	const parcels = await sealed.parcels.all();
	if (parcels.length > 0) await sealed.parcels.put(parcels);
	await disk.answers.wipe();
	if (isMore) throw new DiskError('broken');
}

/** The way back, for whoever takes their PIN away. */
export async function openEverything(disk: Disk, seal: Seal): Promise<void> {
	// What lies under a name that does not open now would come later, and sealed.
	if ((await disk.strays()).isMore) throw new DiskError('broken');
	await openEdits(disk, seal);
	const sealed = sealedDisk(disk, seal);
	for (const document of await disk.replicas.held()) {
		await rewriteReplica(disk, seal, { document, to: 'clear' });
	}
	for (const document of await disk.snapshots.documents())
		await openSnapshots(disk, seal, document);
	for (const file of await disk.files.all()) {
		const content = await sealed.files.read(file);
		if (content) await disk.files.put(file, content);
	}
	await disk.parcels.keepKeys(undefined);
	const parcels = await sealed.parcels.all();
	if (parcels.length > 0) await disk.parcels.put(parcels);
	await disk.answers.wipe();
}

/** Also alone: an edit that another tab wrote in clear in the last moment is sealed at the next unlocking. */
export async function sealEdits(disk: Disk, seal: Seal): Promise<void> {
	const edits = [...(await disk.outbox.read()).records, ...(await disk.outbox.damaged())];
	const clear = edits.filter(({ update }) => !isSealed(update));
	const sealed = clear.map(async ({ document, batch, update }) => {
		return [batch, await seal.seal(update, places.edit(document, batch))] as const;
	});
	if (clear.length > 0) await disk.outbox.rewrite(new Map(await Promise.all(sealed)));
}

/** Edits and waiting files under an older key of the same person, once its PIN was remembered. */
export async function reseal(disk: Disk, older: Seal, seal: Seal): Promise<void> {
	const opened = await openedEdits(disk, older);
	const sealed = opened.map(async ([batch, update, document]) => {
		return [batch, await seal.seal(update, places.edit(document, batch))] as const;
	});
	if (opened.length > 0) await disk.outbox.rewrite(new Map(await Promise.all(sealed)));
	for (const file of await disk.files.all()) {
		const content = await sealedDisk(disk, older).files.read(file);
		if (content) await sealedDisk(disk, seal).files.put(file, content);
	}
}

/** How many edits and files this key does not open. */
export async function countUnder(other: Seal, disk: Disk): Promise<number> {
	const { records } = await disk.outbox.read();
	const readable = (await sealedDisk(disk, other).outbox.read()).records.length;
	const files = (await disk.files.all()).filter(({ state }) => state.at === 'waiting');
	const contents = await Promise.all(files.map((file) => sealedDisk(disk, other).files.read(file)));
	return records.length - readable + contents.filter((content) => content === undefined).length;
}

async function openEdits(disk: Disk, seal: Seal): Promise<void> {
	const opened = await openedEdits(disk, seal);
	const updates = new Map(opened.map(([batch, update]) => [batch, update]));
	if (updates.size > 0) await disk.outbox.rewrite(updates);
}

type OpenedEdit = readonly [batch: string, update: Uint8Array, document: string];

async function openedEdits(disk: Disk, seal: Seal): Promise<readonly OpenedEdit[]> {
	const edits = [...(await disk.outbox.read()).records, ...(await disk.outbox.damaged())];
	const opened = edits.map(async ({ document, batch, update }): Promise<OpenedEdit[]> => {
		const clear = await seal.open(update, places.edit(document, batch));
		return clear ? [[batch, clear, document]] : [];
	});
	return (await Promise.all(opened)).flat();
}

interface Rewriting {
	readonly document: string;
	readonly to: 'sealed' | 'clear';
}

async function rewriteReplica(disk: Disk, seal: Seal, { document, to }: Rewriting): Promise<void> {
	const rows = await disk.replicas.read(document);
	if (rows.every((row) => isSealed(row) === (to === 'sealed'))) return;
	const place = places.replica(document);
	const opened = await Promise.all(rows.map((row) => openOrPlain(seal, row, place)));
	try {
		const merged = mergedOf(opened.flatMap((row) => row ?? []));
		const row = to === 'sealed' ? await seal.seal(merged, place) : merged;
		await disk.replicas.replace(document, rows, row);
	} catch (error) {
		if (error instanceof DiskError) throw error;
		// Rows that cannot be read: the server has what was in them, and the outbox what it has not.
		await disk.replicas.drop(document);
	}
}

async function sealSnapshots(disk: Disk, seal: Seal, document: string): Promise<void> {
	const snapshots = await disk.snapshots.read(document);
	if (snapshots.every(({ update }) => isSealed(update))) return;
	const sealed = snapshots.map(async ({ takenAt, update }) => {
		if (isSealed(update)) return { takenAt, update };
		const place = places.snapshot(document, takenAt);
		return { takenAt, update: await seal.seal(await pack(update), place) };
	});
	await disk.snapshots.replace(document, await Promise.all(sealed));
}

async function openSnapshots(disk: Disk, seal: Seal, document: string): Promise<void> {
	await disk.snapshots.replace(document, await sealedDisk(disk, seal).snapshots.read(document));
}
