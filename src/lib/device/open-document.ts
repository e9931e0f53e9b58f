import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { assert } from '#lib/domain/assert.ts';
import type { Mode } from '#lib/sync/frames.ts';
import { origins } from './origins.ts';
import type { Platform } from './platform.ts';
import { Cell, Listeners } from './watched.ts';

export interface TabDocumentParts {
	readonly id: string;
	readonly kind: string;
	readonly mode: Mode;
	readonly platform: Platform;
	/** The app changed the document: the update is new, and in memory only. */
	readonly onEdit: (update: Uint8Array) => void;
}

type UpdateEvent = [update: Uint8Array, origin: unknown, doc: Y.Doc, transaction: Y.Transaction];

/**
 * One document in the memory of this tab, whoever keeps it in touch with disk and server. Keeps:
 *  1. Every transaction of the app gives exactly one edit, in the order in which they were made.
 *  2. A transaction of the app on a read-only document fails before it begins, and leaves no trace;
 *     so does one on a document that is still being filled.
 */
export class TabDocument {
	readonly id: string;
	readonly kind: string;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly mode: Cell<Mode>;
	/** When this tab last knew that it has everything the server has. */
	readonly receivedAt = new Cell<number | undefined>(undefined);
	/** Why the server does not open it for us. */
	readonly refusal = new Cell<string | undefined>(undefined);
	readonly #listeners = new Listeners();
	readonly #onEdit: (update: Uint8Array) => void;
	readonly #updateListeners: ((update: Uint8Array) => void)[] = [];
	#hasBegun = false;
	#revision = 0;

	constructor({ id, kind, mode, platform, onEdit }: TabDocumentParts) {
		this.id = id;
		this.kind = kind;
		this.mode = new Cell(mode);
		this.doc = new Y.Doc({ guid: id });
		// Never kept, never used again: two machines that write under one client id diverge for ever.
		this.doc.clientID = new DataView(platform.bytes(4).buffer).getUint32(0);
		this.awareness = new Awareness(this.doc);
		this.doc.on('beforeTransaction', (transaction: Y.Transaction) => this.#refuse(transaction));
		this.#onEdit = onEdit;
	}

	/**
	 * It holds what this device knows of it, and is handed to whoever wants it. Nobody listens before:
	 * for a listener Yjs encodes anew all that a document is filled with.
	 */
	begin(): void {
		if (this.#hasBegun) return;
		this.#hasBegun = true;
		this.#revision++;
		this.doc.on('update', (...[update, origin, , transaction]: UpdateEvent) => {
			this.#revision++;
			if (transaction.local || origin === origins.carried) this.#onEdit(update);
			for (const listener of this.#updateListeners) listener(update);
		});
		this.doc.on('afterAllTransactions', () => this.#tell());
	}

	/** Everything that comes to what it was filled with, from wherever. */
	onUpdate(listener: (update: Uint8Array) => void): void {
		this.#updateListeners.push(listener);
	}

	get revision(): number {
		return this.#revision;
	}

	/** Nothing of it waits for something that it builds on. */
	holds(update: Uint8Array): boolean {
		const { to } = Y.parseUpdateMeta(update);
		return [...to].every(([client, clock]) => Y.getState(this.doc.store, client) >= clock);
	}

	onChange(listener: () => void): () => void {
		return this.#listeners.add(listener);
	}

	destroy(): void {
		this.awareness.destroy();
		this.doc.destroy();
	}

	#toldRevision = 0;

	#tell(): void {
		if (this.#toldRevision === this.#revision) return;
		this.#toldRevision = this.#revision;
		this.#listeners.tell();
	}

	#refuse(transaction: Y.Transaction): void {
		if (!transaction.local || (this.#hasBegun && this.mode.current === 'read-write')) return;
		// Yjs has already noted the transaction; left so, every later change would become part of it.
		const { doc } = this;
		doc._transaction = null;
		doc._transactionCleanups.pop();
		assert(
			false,
			`a command on ${this.#hasBegun ? 'a read-only' : 'an unfilled'} document (${this.kind})`
		);
	}
}
