import * as Y from 'yjs';
import type { TabDocument } from './open-document.ts';
import { origins } from './origins.ts';
import type { Status, TabMessage } from './tabs/tab-messages.ts';

export interface FollowerParts {
	readonly leader: string;
	readonly status: Status;
	readonly post: (message: TabMessage) => void;
}

/** What a tab that does not lead does with its documents: it has them from the leader, and says nothing to anyone else. */
export class Follower {
	readonly leader: string;
	status: Status;
	readonly #post: (message: TabMessage) => void;
	readonly #asked = new Map<string, () => void>();

	constructor({ leader, status, post }: FollowerParts) {
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

	/** After a sleep, in which something may have been missed. */
	lookAgain(documents: readonly TabDocument[]): void {
		for (const document of documents) this.#askAgain(document);
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

	#askAgain(document: TabDocument): void {
		if (this.#asked.has(document.id)) return;
		// Nobody waits for this answer, and another leader is asked for everything anyway.
		void this.ask(document);
	}

	stop(): void {
		for (const resolve of this.#asked.values()) resolve();
		this.#asked.clear();
	}
}
