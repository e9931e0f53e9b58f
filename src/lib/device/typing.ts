import type { Edit } from './disk/outbox-writer.ts';
import { keysOf, nameOf } from './outbox-index.ts';
import type { EditKey } from './outbox-index.ts';
import type { TabMessage } from './tabs/tab-messages.ts';

export interface TypingParts {
	readonly tab: string;
	readonly now: () => number;
	readonly shelf: { readonly add: (edit: Edit) => void };
}

interface Overheard {
	readonly document: string;
	readonly update: Uint8Array;
}

/**
 * Numbers the edits of this tab, and hands them to its outbox. Keeps:
 *  1. What another tab typed and nobody has kept yet is kept here before whatever is typed on top of it:
 *     that tab may die, and what is kept must not build on what is lost.
 */
export class Typing {
	readonly #parts: TypingParts;
	readonly #overheard = new Map<string, Overheard>();
	#last = 0;

	constructor(parts: TypingParts) {
		this.#parts = parts;
	}

	add(document: string, update: Uint8Array): EditKey {
		for (const [name, heard] of this.#overheard) {
			if (heard.document !== document) continue;
			this.#overheard.delete(name);
			this.#keep(heard);
		}
		return this.#keep({ document, update });
	}

	hear(message: TabMessage): void {
		if (message.say === 'edit') this.#overheard.set(nameOf(message.key), message);
		else if (message.say === 'kept') this.#forget(message.cards.flatMap(keysOf));
		else if (message.say === 'settled') this.#forget(message.keys);
	}

	#forget(keys: readonly EditKey[]): void {
		for (const key of keys) this.#overheard.delete(nameOf(key));
	}

	#keep({ document, update }: Overheard): EditKey {
		const { tab, now, shelf } = this.#parts;
		const key = { tab, edit: ++this.#last };
		shelf.add({ document, update, edit: key.edit, at: now() });
		return key;
	}
}
