import { answerOf, openDatabase, writeStrictly } from '../disk/idb.ts';
import type { Platform } from '../platform.ts';
import type { ProfileRow, Ring } from './ring.ts';

const [profiles, keys] = ['profiles', 'keys'];
const deviceKeyName = 'device';

/** In a database of its own, opened only where somebody has a PIN or makes one. */
export async function openBrowserRing(platform: Platform): Promise<Ring> {
	const db = await openDatabase({ name: 'tropa-profiles', create, platform });
	db.onversionchange = () => db.close();
	return {
		all: () => answerOf(db.transaction(profiles).objectStore(profiles).getAll()),
		change: (id, to) =>
			writeStrictly(db, profiles, async (transaction) => {
				const store = transaction.objectStore(profiles);
				const known = (await answerOf(store.get(id))) as ProfileRow | undefined;
				const next = to(known);
				if (next) await answerOf(store.put(next));
				else await answerOf(store.delete(id));
				return next;
			}),
		deviceKey: () => deviceKey(db)
	};
}

function create(db: IDBDatabase): void {
	db.createObjectStore(profiles, { keyPath: 'id' });
	db.createObjectStore(keys);
}

async function deviceKey(db: IDBDatabase): Promise<CryptoKey> {
	const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
	return writeStrictly(db, keys, async (transaction) => {
		const store = transaction.objectStore(keys);
		// Whichever tab comes first has made it.
		const known: unknown = await answerOf(store.get(deviceKeyName));
		if (known instanceof CryptoKey) return known;
		await answerOf(store.put(made, deviceKeyName));
		return made;
	});
}
