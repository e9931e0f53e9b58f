import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import { crc32c } from '../bytes.ts';
import { DiskError } from './disk.ts';
import { fileKey } from './file-store.ts';
import type { FileName, FileStore, KeptFile, KeptFileState } from './file-store.ts';
import { deleteDatabase, troubleOf } from './idb.ts';

interface CardRow extends KeptFile {
	readonly key: string;
}

interface ContentRow {
	readonly key: string;
	readonly content: Uint8Array;
	readonly crc: number;
}

/** Files of one person, in Dexie. Every transaction that writes is strict. */
export class FileDatabase implements FileStore {
	readonly #db: Dexie;

	constructor(name: string) {
		this.#db = new Dexie(name, { chromeTransactionDurability: 'strict' });
		this.#db.version(1).stores({ cards: 'key, document', contents: 'key' });
		// Somebody deletes or upgrades it: let go at once, and open again with the next word.
		this.#db.on('versionchange', () => {
			this.#db.close({ disableAutoOpen: false });
			return false;
		});
	}

	async all(): Promise<readonly KeptFile[]> {
		const rows = await this.#told(() => this.#cards.toArray());
		return rows.map(({ key: _, ...file }) => file).sort((one, other) => one.at - other.at);
	}

	put(file: KeptFile, content: Uint8Array): Promise<void> {
		const key = fileKey(file);
		return this.#write(async () => {
			const known = await this.#cards.get(key);
			const isNeeded = known?.state.at === 'waiting' && file.state.at === 'stored';
			await this.#contents.put({ key, content, crc: crc32c(content) });
			if (!isNeeded) await this.#cards.put({ ...file, key });
		});
	}

	mark(file: FileName, state: KeptFileState): Promise<void> {
		return this.#write(async () => {
			await this.#cards.update(fileKey(file), { state });
		});
	}

	async read(file: FileName): Promise<Uint8Array | undefined> {
		const row = await this.#told(() => this.#contents.get(fileKey(file)));
		return row && crc32c(row.content) === row.crc ? row.content : undefined;
	}

	remove(files: readonly FileName[]): Promise<void> {
		return this.#removeKeys(files.map(fileKey));
	}

	async wipe({ keepWaiting }: { readonly keepWaiting: boolean }): Promise<void> {
		if (!keepWaiting) {
			this.#db.close();
			return deleteDatabase(this.#db.name);
		}
		const known = await this.all();
		await this.remove(known.filter(({ state }) => state.at !== 'waiting'));
	}

	close(): void {
		this.#db.close();
	}

	#removeKeys(keys: readonly string[]): Promise<void> {
		return this.#write(async () => {
			await this.#cards.bulkDelete([...keys]);
			await this.#contents.bulkDelete([...keys]);
		});
	}

	get #cards(): Table<CardRow, string> {
		return this.#db.table('cards');
	}

	get #contents(): Table<ContentRow, string> {
		return this.#db.table('contents');
	}

	/** Ends with the `complete` of the transaction, or with what aborted it. */
	#write(work: () => Promise<void>): Promise<void> {
		return this.#told(() => this.#db.transaction('rw', [this.#cards, this.#contents], work));
	}

	async #told<T>(work: () => PromiseLike<T>): Promise<T> {
		try {
			return await work();
		} catch (cause) {
			throw new DiskError(troubleOf(cause), cause);
		}
	}
}
