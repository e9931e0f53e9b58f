import type { Platform } from '../platform.ts';
import { DiskError } from './disk.ts';
import type { DiskTrouble } from './disk.ts';

const openWithinMs = 4_000;

export interface OpeningDatabase {
	readonly name: string;
	readonly create: (db: IDBDatabase) => void;
	readonly platform: Platform;
}

/** Never hangs: some browsers answer neither yes nor no when the store below is damaged. */
export function openDatabase({ name, create, platform }: OpeningDatabase): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const cancel = platform.after(openWithinMs, () => reject(new DiskError('broken')));
		let request: IDBOpenDBRequest;
		try {
			request = indexedDB.open(name);
		} catch (cause) {
			cancel();
			reject(new DiskError('no-store', cause));
			return;
		}
		request.onupgradeneeded = () => create(request.result);
		request.onerror = () => {
			cancel();
			reject(new DiskError(troubleOf(request.error), request.error));
		};
		request.onsuccess = () => {
			cancel();
			resolve(request.result);
		};
	});
}

/** What takes longer than any opening that will ever end counts as broken. */
export function withinTime<T>(
	work: Promise<T>,
	platform: Platform,
	withinMs = openWithinMs
): Promise<T> {
	return new Promise((resolve, reject) => {
		const cancel = platform.after(withinMs, () => reject(new DiskError('broken')));
		work.then(resolve, reject).finally(cancel);
	});
}

/** Ends with the `complete` of a strict transaction; browsers would otherwise say so before the disk has it. */
export async function writeStrictly<T>(
	db: IDBDatabase,
	stores: string | string[],
	work: (transaction: IDBTransaction) => Promise<T> | T
): Promise<T> {
	const transaction = begin(db, stores);
	const completed = completion(transaction);
	// Whatever breaks inside shows as the abort of the whole.
	completed.catch(() => undefined);
	try {
		const result = await work(transaction);
		await completed;
		return result;
	} catch (error) {
		abort(transaction);
		await completed;
		throw error;
	}
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(new DiskError(troubleOf(request.error), request.error));
	});
}

export function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve();
		// It goes as soon as the last tab lets go of it; nobody needs to wait for that.
		request.onblocked = () => resolve();
		request.onerror = () => reject(new DiskError(troubleOf(request.error), request.error));
	});
}

/** By the names that browsers give, also inside an abort; message texts differ between them. */
export function troubleOf(error: unknown): DiskTrouble {
	if (typeof error !== 'object' || error === null) return 'broken';
	const { name, inner } = error as { readonly name?: unknown; readonly inner?: unknown };
	switch (name) {
		case 'QuotaExceededError':
			return 'no-room';
		case 'InvalidStateError':
		case 'DatabaseClosedError':
			return 'gone';
		case 'MissingAPIError':
		case 'SecurityError':
			return 'no-store';
		default:
			return inner ? troubleOf(inner) : 'broken';
	}
}

function begin(db: IDBDatabase, stores: string | string[]): IDBTransaction {
	try {
		return db.transaction(stores, 'readwrite', { durability: 'strict' });
	} catch (cause) {
		throw new DiskError(troubleOf(cause), cause);
	}
}

function completion(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => {
			reject(new DiskError(troubleOf(transaction.error), transaction.error));
		};
	});
}

function abort(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch {
		// It has ended by itself, and `completion` says how.
	}
}
