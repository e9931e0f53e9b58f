import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { Awareness } from 'y-protocols/awareness';
import type { Account } from '#lib/domain/account.ts';
import { TabDocument } from './open-document.ts';
import { origins } from './origins.ts';
import type { Platform } from './platform.ts';

export interface LibraryParts {
	readonly platform: Platform;
	readonly account: () => Account | undefined;
	readonly onEdit: (document: TabDocument, update: Uint8Array) => void;
	/** This tab's own presence in a document changed. */
	readonly onPresence: (document: TabDocument, update: Uint8Array) => void;
	/** The first wants it; the promise ends when the document is loaded. */
	readonly bind: (document: TabDocument) => Promise<void>;
	/** Nobody wants it any more. */
	readonly unbind: (document: TabDocument) => Promise<void>;
}

interface Entry {
	readonly document: TabDocument;
	/** Screens of this tab, and other tabs by their ids. */
	readonly users: Set<object | string>;
	loaded: Promise<void>;
}

/**
 * The documents that are open in this tab. Keeps:
 *  1. One Y.Doc per document, however many want it.
 *  2. A document that is being closed is opened again only after it is closed.
 */
export class Library {
	readonly #parts: LibraryParts;
	readonly #entries = new Map<string, Entry>();
	readonly #closing = new Map<string, Promise<void>>();

	constructor(parts: LibraryParts) {
		this.#parts = parts;
	}

	get documents(): readonly TabDocument[] {
		return [...this.#entries.values()].map(({ document }) => document);
	}

	get(id: string): TabDocument | undefined {
		return this.#entries.get(id)?.document;
	}

	async acquire(id: string, user: object | string): Promise<TabDocument> {
		for (let closing = this.#closing.get(id); closing; closing = this.#closing.get(id))
			await closing;
		const entry = this.#entries.get(id) ?? this.#create(id);
		entry.users.add(user);
		await entry.loaded;
		entry.document.begin();
		return entry.document;
	}

	/** Who holds a document that is open keeps it open. */
	hold(id: string, user: object): void {
		this.#entries.get(id)?.users.add(user);
	}

	/** Lets go of every document but these. */
	async holdOnly(ids: ReadonlySet<string>, user: object): Promise<void> {
		const others = [...this.#entries.keys()].filter((id) => !ids.has(id));
		await Promise.all(others.map((id) => this.release(id, user)));
	}

	/** From another tab of this device. */
	hearPresence(id: string, update: Uint8Array): void {
		const document = this.get(id);
		if (document) applyAwarenessUpdate(document.awareness, update, origins.tab);
	}

	async release(id: string, user: object | string): Promise<void> {
		const entry = this.#entries.get(id);
		if (!entry?.users.delete(user) || entry.users.size > 0) return this.#closing.get(id);
		this.#entries.delete(id);
		const closed = this.#close(entry).finally(() => this.#closing.delete(id));
		this.#closing.set(id, closed);
		await closed;
	}

	/** Whoever leads now, every open document is bound anew. */
	rebind(): void {
		for (const entry of this.#entries.values()) {
			const bound = this.#parts.bind(entry.document);
			// Whoever waits for the first load goes on waiting; whoever has the document keeps it.
			entry.loaded = Promise.all([entry.loaded, bound]).then(() => undefined);
			entry.loaded.catch(() => undefined);
		}
	}

	async closeAll(): Promise<void> {
		const entries = [...this.#entries.values()];
		this.#entries.clear();
		await Promise.all([...entries.map((entry) => this.#close(entry)), ...this.#closing.values()]);
	}

	async #close({ document }: Entry): Promise<void> {
		await this.#parts.unbind(document);
		document.destroy();
	}

	#create(id: string): Entry {
		const { platform, account, onEdit, onPresence, bind } = this.#parts;
		const card = account()?.documents.find((one) => one.id === id);
		const document: TabDocument = new TabDocument({
			...{ id, platform, kind: card?.kind ?? '', mode: card?.mode ?? 'read-only' },
			onEdit: (update) => onEdit(document, update)
		});
		watchOwnPresence(document.awareness, (update) => onPresence(document, update));
		const entry = { document, users: new Set<object | string>(), loaded: bind(document) };
		this.#entries.set(id, entry);
		return entry;
	}
}

interface Changed {
	readonly added: readonly number[];
	readonly updated: readonly number[];
	readonly removed: readonly number[];
}

function watchOwnPresence(awareness: Awareness, tell: (update: Uint8Array) => void): void {
	awareness.on('update', ({ added, updated, removed }: Changed, origin: unknown) => {
		// What another tab said of itself is not said again.
		if (origin === origins.tab) return;
		tell(encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]));
	});
}
