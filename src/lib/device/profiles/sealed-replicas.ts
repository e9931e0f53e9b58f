import * as Y from 'yjs';
import { DiskError } from '../disk/disk.ts';
import type { AttachedReplica, Attachment, Replicas } from '../disk/disk.ts';
import { mergedOf } from '../whole.ts';
import { openOrPlain, places, type Seal } from './seal.ts';

/** Every opening leaves a row; so many are worth a cleaning when the document is closed. */
const compactFromRows = 20;

/**
 * Replicas whose rows are sealed. y-indexeddb would write the words in clear, so an open document is
 * kept here by our own strict transactions, one after another. Keeps:
 *  1. A row that does not open counts as absent, and is never removed in exchange for what did open.
 *  2. What happens while a transaction runs goes together into the next one.
 */
export function sealedReplicas(replicas: Replicas, seal: Seal): Replicas {
	const rows = new SealedRows(replicas, seal);
	return {
		read: (document) => rows.read(document),
		append: (document, updates) => rows.append(document, updates),
		attach: (document, attachment) => attach(rows, document, attachment),
		compact: (document) => rows.compact(document),
		replace: () => Promise.reject(new DiskError('broken')),
		drop: (document) => replicas.drop(document),
		held: () => replicas.held()
	};
}

class SealedRows {
	readonly #replicas: Replicas;
	readonly #seal: Seal;

	constructor(replicas: Replicas, seal: Seal) {
		this.#replicas = replicas;
		this.#seal = seal;
	}

	async read(document: string): Promise<readonly Uint8Array[]> {
		return this.#opened(document, await this.#replicas.read(document));
	}

	async append(document: string, updates: readonly Uint8Array[]): Promise<void> {
		const sealed = updates.map((update) => this.#seal.seal(update, places.replica(document)));
		await this.#replicas.append(document, await Promise.all(sealed));
	}

	async compact(document: string): Promise<void> {
		const rows = await this.#replicas.read(document);
		if (rows.length < 2) return;
		const opened = await this.#opened(document, rows);
		if (opened.length < rows.length) return;
		const row = await this.#seal.seal(mergedOf(opened), places.replica(document));
		await this.#replicas.replace(document, rows, row);
	}

	async #opened(document: string, rows: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
		const opened = rows.map((row) => openOrPlain(this.#seal, row, places.replica(document)));
		return (await Promise.all(opened)).flatMap((row) => row ?? []);
	}
}

async function attach(
	rows: SealedRows,
	document: string,
	attachment: Attachment
): Promise<AttachedReplica> {
	const { doc } = attachment;
	const wasFilled = doc.store.clients.size > 0;
	const keeping = new Keeping(rows, document, attachment);
	if (!attachment.nobodyElseWrites) keeping.listen();
	try {
		const there = await rows.read(document);
		Y.transact(doc, () => there.forEach((row) => Y.applyUpdate(doc, row)), keeping, false);
		if (attachment.nobodyElseWrites) keeping.listen();
		if (wasFilled) keeping.add(Y.encodeStateAsUpdate(doc));
		return {
			rows: there.length,
			compact: async () => {
				// Whatever the rows have missed, the doc has it.
				keeping.add(Y.encodeStateAsUpdate(doc));
				await keeping.written();
				await rows.compact(document);
			},
			detach: async () => {
				await keeping.stop();
				if (there.length >= compactFromRows && !keeping.isOver) await rows.compact(document);
			}
		};
	} catch (error) {
		await keeping.stop();
		throw error;
	}
}

/** What happens to one open document, on its way to the disk. */
class Keeping {
	readonly #rows: SealedRows;
	readonly #document: string;
	readonly #attachment: Attachment;
	#waiting: Uint8Array[] = [];
	#running: Promise<void> | undefined;
	isOver = false;

	constructor(rows: SealedRows, document: string, attachment: Attachment) {
		this.#rows = rows;
		this.#document = document;
		this.#attachment = attachment;
	}

	listen(): void {
		this.#attachment.doc.on('update', this.#onUpdate);
	}

	add(update: Uint8Array): void {
		this.#waiting.push(update);
		this.#running ??= this.#write().finally(() => (this.#running = undefined));
	}

	async written(): Promise<void> {
		while (this.#running) await this.#running;
	}

	async stop(): Promise<void> {
		this.#attachment.doc.off('update', this.#onUpdate);
		await this.written();
	}

	readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
		if (origin === this || this.isOver || this.#attachment.skips(origin)) return;
		this.add(update);
	};

	async #write(): Promise<void> {
		while (this.#waiting.length > 0) {
			try {
				await this.#rows.append(this.#document, this.#waiting.splice(0));
			} catch (error) {
				this.#end(error);
			}
		}
	}

	/** The replica is only a copy: whoever attached it does so anew. */
	#end(error: unknown): void {
		this.#waiting = [];
		if (this.isOver) return;
		this.isOver = true;
		this.#attachment.doc.off('update', this.#onUpdate);
		this.#attachment.onTrouble(error instanceof DiskError ? error.trouble : 'broken');
	}
}
