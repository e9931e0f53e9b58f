import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import { crc32c } from '../bytes.ts';
import { DiskError, nowhere, snapshotsKept } from './disk.ts';
import type { Catalogue, NewRecord, Outbox, OutboxRecord, Place, Snapshots } from './disk.ts';
import { troubleOf, writeStrictly } from './idb.ts';
import { pack, unpack } from './pack.ts';

interface Row extends OutboxRecord {
	readonly order?: number;
	readonly crc: number;
	readonly length: number;
}

interface PlaceRow extends Place {
	readonly id: 'place';
}

interface SnapshotRow {
	readonly order?: number;
	readonly document: string;
	readonly takenAt: number;
	readonly packed: Uint8Array;
}

const unsentTables = ['outbox', 'setAside'];
const sealMark = 'sealed';

/** Outbox, catalogue and snapshots of one person, in Dexie. Every transaction that writes is strict. */
export class OutboxDatabase {
	readonly name: string;
	readonly #db: Dexie;

	constructor(name: string) {
		this.name = name;
		this.#db = new Dexie(name, { chromeTransactionDurability: 'strict' });
		this.#db.version(1).stores({
			outbox: '++order, &batch, document',
			setAside: '++order',
			catalogue: 'id',
			snapshots: '++order, document'
		});
		// Somebody deletes or upgrades it: let go at once, and open again with the next word.
		this.#db.on('versionchange', () => {
			this.#db.close({ disableAutoOpen: false });
			return false;
		});
	}

	async open(): Promise<void> {
		await this.#told(() => this.#db.open());
	}

	close(): void {
		this.#db.close();
	}

	/** Records of another database, as they are; those that are here already are left out. */
	async takeOver(records: readonly OutboxRecord[]): Promise<readonly OutboxRecord[]> {
		let taken: readonly OutboxRecord[] = [];
		await this.#write([this.#outbox], async () => {
			const known = await this.#outbox.where('batch').anyOf(batchesOf(records)).toArray();
			const here = new Set(batchesOf(known));
			taken = records.filter(({ batch }) => !here.has(batch));
			await this.#outbox.bulkAdd(taken.map(rowOf));
		});
		return taken;
	}

	/** Read with the first opening, so that nothing is ever taken for what it is not. */
	isSealed(): Promise<boolean> {
		return this.#told(async () => (await this.#marks.get(sealMark)) !== undefined);
	}

	markSealed(isSealed: boolean): Promise<void> {
		return this.#write([this.#marks], async () => {
			await (isSealed ? this.#marks.put({ id: sealMark }) : this.#marks.delete(sealMark));
		});
	}

	async wipe(keepOutbox: boolean): Promise<void> {
		const { tables } = this.#db;
		const gone = tables.filter(({ name }) => !keepOutbox || !unsentTables.includes(name));
		await this.#write(gone, async () => {
			const mark = keepOutbox ? await this.#marks.get(sealMark) : undefined;
			for (const table of gone) await table.clear();
			if (mark) await this.#marks.put(mark);
		});
	}

	readonly outbox: Outbox = {
		append: (records) => this.#append(records),
		read: async (document) => {
			const rows = document === undefined ? this.#outbox : this.#outbox.where({ document });
			const all = await this.#told(() => rows.toArray());
			const torn = all.filter((row) => !isWhole(row));
			// A full disk cannot move them now; what is whole is read all the same.
			const left = await this.#keepAside(torn).then(
				() => 0,
				() => torn.length
			);
			const inOrder = all.filter(isWhole).sort((one, other) => one.order! - other.order!);
			const damaged = await this.#told(() => this.#setAside.count());
			return { records: inOrder.map(recordOf), damaged: damaged + left };
		},
		mark: (batches, state) =>
			this.#write([this.#outbox], async () => {
				await this.#outbox.where('batch').anyOf(batches).modify({ state });
			}),
		remove: (batches) =>
			this.#write([this.#outbox], async () => {
				await this.#outbox.where('batch').anyOf(batches).delete();
			}),
		rewrite: (updates) => this.#rewrite(updates),
		damaged: () => this.#told(() => this.#setAside.toArray()),
		removeDamaged: (batches) =>
			this.#write([this.#setAside], async () => {
				await this.#setAside.filter(({ batch }) => batches.includes(batch)).delete();
			})
	};

	readonly catalogue: Catalogue = {
		read: () =>
			this.#told(async () => {
				const row = await this.#places.get('place');
				if (!row) return nowhere;
				const { id: _, ...place } = row;
				return place;
			}),
		write: (place) =>
			this.#write([this.#places], async () => {
				await this.#places.put({ ...place, id: 'place' });
			})
	};

	async #rewrite(updates: ReadonlyMap<string, Uint8Array>): Promise<void> {
		await this.#write([this.#outbox, this.#setAside], async () => {
			await this.#outbox
				.where('batch')
				.anyOf([...updates.keys()])
				.modify((row) => void Object.assign(row, whole(updates.get(row.batch)!)));
			await this.#setAside
				.filter(({ batch }) => updates.has(batch))
				.modify((row) => void Object.assign(row, { update: updates.get(row.batch)! }));
		});
	}

	readonly snapshots: Snapshots = {
		add: async (document, { takenAt, update }) => {
			const packed = await pack(update);
			await this.#write([this.#snapshots], async () => {
				await this.#snapshots.add({ document, takenAt, packed });
				const keys = await this.#snapshots.where({ document }).primaryKeys();
				await this.#snapshots.bulkDelete(keys.slice(0, -snapshotsKept));
			});
		},
		read: (document) =>
			this.#told(async () => {
				const rows = await this.#snapshots.where({ document }).reverse().toArray();
				const unpacked = rows.map(async ({ takenAt, packed }) => {
					return { takenAt, update: await unpack(packed) };
				});
				return Promise.all(unpacked);
			}),
		documents: () =>
			this.#told(async () => {
				const keys = await this.#snapshots.orderBy('document').uniqueKeys();
				return keys.map(String);
			}),
		replace: async (document, snapshots) => {
			const rows = snapshots.map(async ({ takenAt, update }) => {
				return { document, takenAt, packed: await pack(update) };
			});
			const packed = await Promise.all(rows);
			await this.#write([this.#snapshots], async () => {
				await this.#snapshots.where({ document }).delete();
				await this.#snapshots.bulkAdd(packed.toReversed());
			});
		}
	};

	get #outbox(): Table<Row, number> {
		return this.#db.table('outbox');
	}

	get #setAside(): Table<Row, number> {
		return this.#db.table('setAside');
	}

	get #places(): Table<PlaceRow, string> {
		return this.#db.table('catalogue');
	}

	/** Beside the place, in the same store. */
	get #marks(): Table<{ readonly id: string }, string> {
		return this.#db.table('catalogue');
	}

	get #snapshots(): Table<SnapshotRow, number> {
		return this.#db.table('snapshots');
	}

	async #append(records: readonly NewRecord[]): Promise<void> {
		const rows = records.map((record) => rowOf({ ...record, state: { at: 'waiting' } }));
		try {
			if (this.#db.isOpen()) return await appendAtOnce(this.#db.backendDB(), rows);
		} catch (error) {
			if (!(error instanceof DiskError) || error.trouble !== 'gone') throw error;
		}
		// Dexie opens again what was closed under it.
		await this.#write([this.#outbox], async () => {
			await this.#outbox.bulkAdd(rows);
		});
	}

	/** A record that does not match its checksum is kept for whoever can read it, and never applied. */
	async #keepAside(torn: readonly Row[]): Promise<void> {
		if (torn.length === 0) return;
		await this.#write([this.#outbox, this.#setAside], async () => {
			await this.#setAside.bulkAdd(torn.map(({ order: _, ...row }) => row));
			await this.#outbox.bulkDelete(torn.map(({ order }) => order!));
		});
	}

	/** Ends with the `complete` of the transaction, or with what aborted it. */
	#write(tables: readonly Table[], work: () => Promise<void>): Promise<void> {
		return this.#told(() => this.#db.transaction('rw', [...tables], work));
	}

	async #told<T>(work: () => PromiseLike<T>): Promise<T> {
		try {
			return await work();
		} catch (cause) {
			throw new DiskError(troubleOf(cause), cause);
		}
	}
}

/**
 * The whole transaction is the browser's before this returns. One that waits to be told of its own
 * success is aborted when the page goes, and on a slow phone that comes a second after the key.
 */
function appendAtOnce(db: IDBDatabase, rows: readonly Row[]): Promise<void> {
	return writeStrictly(db, 'outbox', (transaction) => {
		const outbox = transaction.objectStore('outbox');
		for (const row of rows) outbox.add(row);
		transaction.commit();
	});
}

function rowOf(record: OutboxRecord): Row {
	return { ...record, ...whole(record.update) };
}

function batchesOf(records: readonly OutboxRecord[]): readonly string[] {
	return records.map(({ batch }) => batch);
}

function whole(update: Uint8Array): Pick<Row, 'update' | 'crc' | 'length'> {
	return { update, crc: crc32c(update), length: update.length };
}

function isWhole(row: Row): boolean {
	return row.update.length === row.length && crc32c(row.update) === row.crc;
}

function recordOf({ order: _, crc: __, length: ___, ...record }: Row): OutboxRecord {
	return record;
}
