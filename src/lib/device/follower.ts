import * as Y from 'yjs';
import type { TabDocument } from './open-document.ts';
import { origins } from './origins.ts';
import type { Platform } from './platform.ts';
import type { Status, TabMessage } from './tabs/tab-messages.ts';

export interface FollowerParts {
	readonly leader: string;
	readonly status: Status;
	readonly platform: Platform;
	readonly post: (message: TabMessage) => void;
	/** What other tabs told of and nobody has kept: it is kept and sent from here. */
	readonly adopt: (document: TabDocument) => void;
}

const lookWithinMs = 10_000;

/** What a tab that does not lead does with its documents: it has them from the leader, and says nothing to anyone else. */
export class Follower {
	readonly leader: string;
	status: Status;
	readonly #post: (message: TabMessage) => void;
	readonly #adopt: FollowerParts['adopt'];
	readonly #platform: Platform;
	readonly #looking: (() => void)[] = [];
	readonly #asked = new Map<string, () => void>();

	constructor({ leader, status, platform, post, adopt }: FollowerParts) {
		this.#adopt = adopt;
		this.#platform = platform;
		this.leader = leader;
		this.status = status;
		this.#post = post;
	}

	/** Ends when the leader gave the document, or does not lead any more. */
	ask(document: TabDocument): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#asked.set(document.id, resolve);
		const stateVector = Y.encodeStateVector(document.doc);
		this.#post({ say: 'ask', document: document.id, stateVector });
		return promise;
	}

	/** Also after a sleep, in which something may have been missed. Ends when the leader has looked. */
	look(documents: readonly TabDocument[]): Promise<void> {
		for (const document of documents) this.#askAgain(document);
		const { promise, resolve } = Promise.withResolvers<void>();
		const cancel = this.#platform.after(lookWithinMs, resolve);
		this.#looking.push(() => {
			cancel();
			resolve();
		});
		this.#post({ say: 'look' });
		return promise;
	}

	looked(): void {
		for (const resolve of this.#looking.splice(0)) resolve();
	}

	hear(document: TabDocument, message: TabMessage, tab: string): void {
		switch (message.say) {
			case 'state':
				if (message.to !== tab) return;
				Y.applyUpdate(document.doc, message.update, origins.tab);
				document.mode.set(message.mode);
				document.receivedAt.set(message.receivedAt);
				this.#asked.get(document.id)?.();
				this.#asked.delete(document.id);
				if (message.holds) this.#giveBack(document, message.holds);
				return;
			case 'update':
				Y.applyUpdate(document.doc, message.update, origins.tab);
				// It builds on something that was not heard here.
				if (document.doc.store.pendingStructs) this.#askAgain(document);
				return;
			case 'document':
				document.mode.set(message.mode);
				document.receivedAt.set(message.receivedAt);
				document.refusal.set(message.refusal);
				return;
			default:
				return;
		}
	}

	/** A tab that died may have told only us of an edit; from now on it is ours, or what builds on it is lost. */
	#giveBack(document: TabDocument, held: Uint8Array): void {
		if (document.mode.current === 'read-only') return;
		const theirs = Y.decodeStateVector(held);
		const ours = Y.decodeStateVector(Y.encodeStateVector(document.doc));
		const hasMore = [...ours].some(([client, clock]) => clock > (theirs.get(client) ?? 0));
		if (hasMore) this.#adopt(document);
	}

	#askAgain(document: TabDocument): void {
		if (this.#asked.has(document.id)) return;
		// Nobody waits for this answer, and another leader is asked for everything anyway.
		void this.ask(document);
	}

	stop(): void {
		this.looked();
		for (const resolve of this.#asked.values()) resolve();
		this.#asked.clear();
	}
}
