import type { IndexeddbPersistence } from 'y-indexeddb';
import { equalBytes } from '../bytes.ts';
import type { Platform } from '../platform.ts';
import { DiskError } from './disk.ts';
import type { AttachedReplica, Attachment, Replicas } from './disk.ts';
import { mergedOf } from '../whole.ts';
import { answerOf, deleteDatabase, openDatabase, troubleOf, writeStrictly } from './idb.ts';

const rowsStore = 'updates';
const loadWithinMs = 15_000;
const triesPerName = 3;
const namesPerDocument = 3;
/** Every opening leaves a row; so many are worth a cleaning when the document is closed. */
const compactFromRows = 20;

/**
 * One database per document, with the stores of y-indexeddb, which keeps an open document there. Keeps:
 *  1. Nothing that happens to a database reaches whoever edits the document.
 *  2. Many rows become one in one transaction: merged, written, read back, and only then deleted.
 *  3. A database that does not open is left alone under its name; the next name takes over.
 */
export function indexeddbReplicas(prefix: string, platform: Platform): Replicas {
	const connections = new Connections(prefix, platform);
	return {
		read: (document) => connections.use(document, readRows),
		append: (document, updates) => connections.use(document, (db) => appendRows(db, updates)),
		attach: (document, attachment) => attach({ document, attachment, connections, platform }),
		compact: (document) => connections.use(document, compactRows),
		replace: (document, oldest, row) =>
			connections.use(document, (db) => replaceRows(db, oldest, row)),
		drop: (document) => connections.drop(document),
		held: () => connections.held()
	};
}

class Connections {
	readonly #prefix: string;
	readonly #platform: Platform;
	readonly #open = new Map<string, Promise<IDBDatabase>>();

	constructor(prefix: string, platform: Platform) {
		this.#prefix = prefix;
		this.#platform = platform;
	}

	/** Once more with a new connection, if the browser has closed the old one meanwhile. */
	async use<T>(document: string, work: (db: IDBDatabase) => Promise<T>): Promise<T> {
		try {
			return await work(await this.connect(document));
		} catch (error) {
			if (!(error instanceof DiskError) || error.trouble !== 'gone') throw error;
			this.#open.delete(document);
			return work(await this.connect(document));
		}
	}

	connect(document: string): Promise<IDBDatabase> {
		const known = this.#open.get(document);
		if (known) return known;
		const opening = this.#openAny(document);
		this.#open.set(document, opening);
		opening.then(
			(db) => this.#watch(document, db),
			() => this.#open.delete(document)
		);
		return opening;
	}

	async drop(document: string): Promise<void> {
		const open = this.#open.get(document);
		this.#open.delete(document);
		if (open) (await open).close();
		for (const name of await this.#namesOf(document)) await deleteDatabase(name);
	}

	async held(): Promise<readonly string[]> {
		const names = await databaseNames();
		const own = names.filter((name) => name.startsWith(this.#prefix));
		return [...new Set(own.map((name) => name.slice(this.#prefix.length).split('~')[0]!))];
	}

	#watch(document: string, db: IDBDatabase): void {
		const forget = () => {
			db.close();
			this.#open.delete(document);
		};
		db.onversionchange = forget;
		db.onclose = forget;
	}

	async #openAny(document: string): Promise<IDBDatabase> {
		let last: unknown;
		for (let at = 1; at <= namesPerDocument; at++) {
			const name = this.#prefix + document + (at === 1 ? '' : `~${at}`);
			for (let tried = 0; tried < triesPerName; tried++) {
				try {
					return await openDatabase({ name, create: createStores, platform: this.#platform });
				} catch (error) {
					last = error;
				}
			}
		}
		throw last;
	}

	async #namesOf(document: string): Promise<readonly string[]> {
		const names = await databaseNames();
		const base = this.#prefix + document;
		return names.filter((name) => name === base || name.startsWith(`${base}~`));
	}
}

/** Those of y-indexeddb, so that it finds them when it opens the database itself. */
function createStores(db: IDBDatabase): void {
	db.createObjectStore(rowsStore, { autoIncrement: true });
	db.createObjectStore('custom');
}

async function databaseNames(): Promise<readonly string[]> {
	const databases = await indexedDB.databases();
	return databases.flatMap(({ name }) => name ?? []);
}

function readRows(db: IDBDatabase): Promise<readonly Uint8Array[]> {
	try {
		return answerOf(db.transaction(rowsStore).objectStore(rowsStore).getAll());
	} catch (cause) {
		throw new DiskError(troubleOf(cause), cause);
	}
}

function appendRows(db: IDBDatabase, updates: readonly Uint8Array[]): Promise<void> {
	return writeStrictly(db, rowsStore, (transaction) => {
		const store = transaction.objectStore(rowsStore);
		for (const update of updates) store.add(update);
	});
}

function compactRows(db: IDBDatabase): Promise<void> {
	return writeStrictly(db, rowsStore, async (transaction) => {
		const store = transaction.objectStore(rowsStore);
		const rows = await answerOf(store.getAll() as IDBRequest<Uint8Array[]>);
		if (rows.length < 2) return;
		const merged = mergedOf(rows);
		const key = await answerOf(store.add(merged));
		const written: unknown = await answerOf(store.get(key));
		const isWhole = written instanceof Uint8Array && written.length === merged.length;
		if (isWhole) await answerOf(store.delete(IDBKeyRange.upperBound(key, true)));
	});
}

function replaceRows(
	db: IDBDatabase,
	oldest: readonly Uint8Array[],
	row: Uint8Array
): Promise<void> {
	return writeStrictly(db, rowsStore, async (transaction) => {
		const store = transaction.objectStore(rowsStore);
		const there = await answerOf(store.getAll(null, oldest.length) as IDBRequest<Uint8Array[]>);
		const keys = await answerOf(store.getAllKeys(null, oldest.length));
		const isSame = there.length === oldest.length;
		const last = keys.at(-1);
		if (!isSame || last === undefined) return;
		if (!there.every((bytes, at) => equalBytes(bytes, oldest[at]!))) return;
		await answerOf(store.add(row));
		await answerOf(store.delete(IDBKeyRange.upperBound(last)));
	});
}

interface Attaching {
	readonly document: string;
	readonly attachment: Attachment;
	readonly connections: Connections;
	readonly platform: Platform;
}

async function attach(attaching: Attaching): Promise<AttachedReplica> {
	const { document, attachment, connections, platform } = attaching;
	const { doc, onTrouble } = attachment;
	// First our own connection: y-indexeddb says nothing about a database that does not open.
	const { name } = await connections.connect(document);
	const { IndexeddbPersistence } = await import('y-indexeddb');
	const wasFilled = doc.store.clients.size > 0;
	const persistence = new IndexeddbPersistence(name, doc);
	const ending = { isOver: false };
	const end = () => {
		if (ending.isOver) return;
		ending.isOver = true;
		guard.release();
		onTrouble('gone');
	};
	const guard = guardWrites(persistence, attachment, end);
	if (!attachment.nobodyElseWrites) guard.listen();
	await loaded(persistence, platform);
	if (attachment.nobodyElseWrites && !ending.isOver) guard.listen();
	watch(persistence, end);
	const compact = () => connections.use(document, compactRows);
	// Attached to a doc that has content already, y-indexeddb writes a second copy of everything.
	if (wasFilled) await compact();
	const rows = await connections.use(document, countRows);
	return {
		rows,
		compact,
		detach: async () => {
			const isOver = ending.isOver;
			ending.isOver = true;
			guard.release();
			await persistence.destroy();
			if (!isOver && (await connections.use(document, countRows)) >= compactFromRows)
				await compact();
		}
	};
}

/** What y-indexeddb keeps to itself, and we have to look after. */
interface Inside {
	readonly _storeUpdate: (update: Uint8Array, origin: unknown) => void;
	readonly db: IDBDatabase | null;
}

/** Writing throws when the connection is closed, and that would break the command that made the change. */
function guardWrites(
	persistence: IndexeddbPersistence,
	{ doc, skips }: Attachment,
	end: () => void
): { readonly listen: () => void; readonly release: () => void } {
	const { _storeUpdate } = persistence as unknown as Inside;
	doc.off('update', _storeUpdate);
	const store = (update: Uint8Array, origin: unknown) => {
		if (skips(origin)) return;
		try {
			_storeUpdate(update, origin);
		} catch {
			end();
		}
	};
	return {
		listen: () => doc.on('update', store),
		release: () => doc.off('update', store)
	};
}

function watch(persistence: IndexeddbPersistence, end: () => void): void {
	const { db } = persistence as unknown as Inside;
	if (!db) return;
	db.onclose = end;
	db.onversionchange = () => {
		db.close();
		end();
	};
}

function loaded(persistence: IndexeddbPersistence, platform: Platform): Promise<void> {
	return new Promise((resolve, reject) => {
		const cancel = platform.after(loadWithinMs, () => reject(new DiskError('broken')));
		persistence.whenSynced.then(
			() => {
				cancel();
				resolve();
			},
			(cause: unknown) => reject(new DiskError('broken', cause))
		);
	});
}

function countRows(db: IDBDatabase): Promise<number> {
	try {
		return answerOf(db.transaction(rowsStore).objectStore(rowsStore).count());
	} catch (cause) {
		throw new DiskError(troubleOf(cause), cause);
	}
}
