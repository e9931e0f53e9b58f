import type { Platform } from '../platform.ts';
import type { OutboxRecord, Strays } from './disk.ts';
import { deleteDatabase, withinTime } from './idb.ts';
import { OutboxDatabase } from './outbox-database.ts';

export interface StrayParts {
	/** Of all names of this person. */
	readonly base: string;
	readonly into: OutboxDatabase;
	readonly platform: Platform;
}

/**
 * A database that did not open in time was replaced by one of the next name; what waits in either has to
 * leave. Keeps:
 *  1. A record leaves its old place only after it is in the new one; killed between, it is in both once.
 *  2. What does not open is left alone.
 */
export async function gatherStrays({ base, into, platform }: StrayParts): Promise<Strays> {
	const gathered: OutboxRecord[] = [];
	let isMore = false;
	for (const name of await strayNames(base, into.name)) {
		try {
			gathered.push(...(await move(name, into, platform)));
		} catch {
			isMore = true;
		}
	}
	return { records: gathered, isMore };
}

/** The person leaves this device: nothing of theirs may stay under another name. */
export async function wipeStrays(
	{ base, into, platform }: StrayParts,
	keepOutbox: boolean
): Promise<void> {
	for (const name of await strayNames(base, into.name)) {
		if (!keepOutbox) await deleteDatabase(name);
		else await withStray(name, platform, (stray) => stray.wipe(keepOutbox)).catch(() => undefined);
	}
}

async function strayNames(base: string, current: string): Promise<readonly string[]> {
	const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
	const isOurs = (name: string) => name === base || /^~\d+$/.test(name.slice(base.length));
	return names.filter((name) => name.startsWith(base) && isOurs(name) && name !== current);
}

async function move(
	name: string,
	into: OutboxDatabase,
	platform: Platform
): Promise<readonly OutboxRecord[]> {
	return withStray(name, platform, async (stray) => {
		const { records } = await stray.outbox.read();
		const moved = await into.takeOver(records);
		await stray.outbox.remove(records.map(({ batch }) => batch));
		return moved;
	});
}

async function withStray<T>(
	name: string,
	platform: Platform,
	work: (stray: OutboxDatabase) => Promise<T>
): Promise<T> {
	const stray = new OutboxDatabase(name);
	try {
		await withinTime(stray.open(), platform);
		return await work(stray);
	} finally {
		stray.close();
	}
}
