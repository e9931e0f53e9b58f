import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import { crc32c } from '../bytes.ts';
import { DiskError } from './disk.ts';
import { deleteDatabase, troubleOf } from './idb.ts';
import { isUnderWay, parcelKey } from './parcels.ts';
import type { KeptKeys, Parcel, Parcels } from './parcels.ts';

interface Row extends Parcel {
	readonly key: string;
	readonly crc: number;
}

interface KeyRow extends KeptKeys {
	readonly id: 'own';
}

/** Packets of one person, in Dexie. Every transaction that writes is strict. */
export class ParcelDatabase implements Parcels {
	readonly sealsKeys = false;
	readonly #db: Dexie;

	constructor(name: string) {
		this.#db = new Dexie(name, { chromeTransactionDurability: 'strict' });
		this.#db.version(1).stores({ parcels: 'key', keys: 'id' });
		// Somebody deletes or upgrades it: let go at once, and open again with the next word.
		this.#db.on('versionchange', () => {
			this.#db.close({ disableAutoOpen: false });
			return false;
		});
	}

	async all(): Promise<readonly Parcel[]> {
		const rows = await this.#told(() => this.#parcels.toArray());
		// What the disk has spoilt is whole where it came from.
		const whole = rows.filter(({ bytes, clear, crc }) => crcOf(bytes, clear) === crc);
		return whole
			.map(({ key: _, crc: __, ...parcel }) => parcel)
			.sort((one, other) => one.at - other.at);
	}

	put(
		parcels: readonly Parcel[],
		gone: readonly Pick<Parcel, 'kind' | 'id'>[] = []
	): Promise<void> {
		const rows = parcels.map((parcel) => {
			return { ...parcel, key: parcelKey(parcel), crc: crcOf(parcel.bytes, parcel.clear) };
		});
		return this.#write(async () => {
			await this.#parcels.bulkDelete(gone.map(parcelKey));
			await this.#parcels.bulkPut(rows);
		});
	}

	readKeys(): Promise<KeptKeys | undefined> {
		return this.#told(() => this.#keys.get('own'));
	}

	keepKeys(keys: KeptKeys | undefined): Promise<void> {
		return this.#write(async () => {
			await (keys ? this.#keys.put({ ...keys, id: 'own' }) : this.#keys.delete('own'));
		});
	}

	async wipe({ keepUnderWay }: { readonly keepUnderWay: boolean }): Promise<void> {
		if (!keepUnderWay) {
			this.#db.close();
			return deleteDatabase(this.#db.name);
		}
		await this.put(
			[],
			(await this.all()).filter((parcel) => !isUnderWay(parcel))
		);
		await this.keepKeys(undefined);
	}

	close(): void {
		this.#db.close();
	}

	get #parcels(): Table<Row, string> {
		return this.#db.table('parcels');
	}

	get #keys(): Table<KeyRow, string> {
		return this.#db.table('keys');
	}

	/** Ends with the `complete` of the transaction, or with what aborted it. */
	#write(work: () => Promise<void>): Promise<void> {
		return this.#told(() => this.#db.transaction('rw', [this.#parcels, this.#keys], work));
	}

	async #told<T>(work: () => PromiseLike<T>): Promise<T> {
		try {
			return await work();
		} catch (cause) {
			throw new DiskError(troubleOf(cause), cause);
		}
	}
}

function crcOf(bytes: Uint8Array, clear: Uint8Array): number {
	return (crc32c(bytes) ^ crc32c(clear)) >>> 0;
}
