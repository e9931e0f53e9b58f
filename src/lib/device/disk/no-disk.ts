import { DiskError, nowhere } from './disk.ts';
import type { Disk, DiskTrouble } from './disk.ts';

/** A device without a store: everything works while the tab lives, and nothing is ever said to be kept. */
export function noDisk(trouble: DiskTrouble): Disk {
	const refuse = (): Promise<never> => Promise.reject(new DiskError(trouble));
	const none = () => Promise.resolve([]);
	const done = () => Promise.resolve();
	return {
		outbox: {
			append: refuse,
			read: () => Promise.resolve({ records: [], damaged: 0 }),
			mark: refuse,
			remove: done,
			rewrite: refuse,
			damaged: none,
			removeDamaged: done
		},
		replicas: {
			read: none,
			append: refuse,
			attach: () => Promise.resolve({ rows: 0, compact: done, detach: done }),
			compact: done,
			replace: refuse,
			drop: done,
			held: none
		},
		catalogue: { read: () => Promise.resolve(nowhere), write: refuse },
		snapshots: { add: done, read: none, documents: none, replace: done },
		files: {
			...{ all: none, put: refuse, mark: done, remove: done, wipe: done },
			read: () => Promise.resolve(undefined),
			close: () => undefined
		},
		parcels: {
			...{ sealsKeys: false, all: none, put: refuse, keepKeys: refuse, wipe: done },
			readKeys: () => Promise.resolve(undefined),
			close: () => undefined
		},
		strays: () => Promise.resolve({ records: [], isMore: false }),
		answers: { read: () => Promise.resolve(undefined), keep: done, wipe: done },
		isSealed: false,
		markSealed: refuse,
		wipe: done,
		close: done
	};
}
