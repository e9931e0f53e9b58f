import type { Platform } from '../platform.ts';
import { DiskError } from './disk.ts';
import type { Disk } from './disk.ts';
import { deleteDatabase, troubleOf, withinTime } from './idb.ts';
import { lazyFiles } from './lazy-files.ts';
import { lazyParcels } from './lazy-parcels.ts';
import { indexeddbReplicas } from './indexeddb-replicas.ts';
import { keptAnswersOf } from './kept-answers.ts';
import { diskNameOf } from './disk-name.ts';
import { noDisk } from './no-disk.ts';
import type { OutboxDatabase } from './outbox-database.ts';

/** A slow phone under load may need long; each try waits longer than the one before. */
const openWithinMs = 4_000;
const triesPerName = 3;
const namesPerPerson = 3;

/** The disk of one person in this browser. Never fails: a device that cannot keep says so by its facts. */
export async function openBrowserDisk(person: string, platform: Platform): Promise<Disk> {
	const base = await diskNameOf(person);
	if (!('indexedDB' in globalThis)) return noDisk('no-store');
	try {
		const database = await openOutbox(base, platform);
		return diskOf({ base, database, platform, isSealed: await database.isSealed() });
	} catch (error) {
		return noDisk(error instanceof DiskError ? error.trouble : troubleOf(error));
	}
}

interface Opened {
	readonly base: string;
	readonly database: OutboxDatabase;
	readonly platform: Platform;
	readonly isSealed: boolean;
}

function diskOf({ base, database, platform, isSealed }: Opened): Disk {
	const answers = keptAnswersOf(base);
	const replicas = indexeddbReplicas(`${base}-doc-`, platform);
	const files = lazyFiles(async () => {
		const { FileDatabase } = await import('./file-database.ts');
		return new FileDatabase(`${base}-files`);
	});
	const parcels = lazyParcels(async () => {
		const { ParcelDatabase } = await import('./parcel-database.ts');
		return new ParcelDatabase(`${base}-parcels`);
	});
	return {
		replicas,
		parcels,
		outbox: database.outbox,
		strays: async () => {
			const { gatherStrays } = await import('./strays.ts');
			return gatherStrays({ base, into: database, platform });
		},
		catalogue: database.catalogue,
		snapshots: database.snapshots,
		files,
		answers,
		isSealed,
		markSealed: (sealed) => database.markSealed(sealed),
		wipe: async ({ keepOutbox }) => {
			for (const document of await replicas.held()) await replicas.drop(document);
			await answers.wipe();
			await files.wipe({ keepWaiting: keepOutbox });
			await parcels.wipe({ keepUnderWay: keepOutbox });
			const { wipeStrays } = await import('./strays.ts');
			await wipeStrays({ base, into: database, platform }, keepOutbox);
			await database.wipe(keepOutbox);
			if (!keepOutbox) await deleteDatabase(database.name);
		},
		close: async () => {
			files.close();
			parcels.close();
			database.close();
		}
	};
}

/** One that does not open stays as it is, for the day when somebody can read it; the next name takes over. */
async function openOutbox(base: string, platform: Platform): Promise<OutboxDatabase> {
	// Dexie is the largest part of the device: the first screen does not wait for it.
	const { OutboxDatabase } = await import('./outbox-database.ts');
	let last: unknown;
	for (let at = 1; at <= namesPerPerson; at++) {
		const name = at === 1 ? base : `${base}~${at}`;
		for (let tried = 0; tried < triesPerName; tried++) {
			const database = new OutboxDatabase(name);
			try {
				await withinTime(database.open(), platform, openWithinMs * 2 ** tried);
				return database;
			} catch (error) {
				last = error;
				database.close();
			}
		}
	}
	throw last;
}
