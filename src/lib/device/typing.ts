import type { Edit } from './disk/outbox-writer.ts';
import { keysOf, nameOf } from './outbox-index.ts';
import type { EditKey } from './outbox-index.ts';
import type { TabMessage } from './tabs/tab-messages.ts';

export interface TypingParts {
	readonly tab: string;
	readonly now: () => number;
	readonly shelf: { readonly add: (edit: Edit) => void };
	/** Is all of it in the document as it stands here? */
	readonly isIn: (document: string, update: Uint8Array) => boolean;
}

export interface Adopted {
	readonly key: EditKey;
	readonly update: Uint8Array;
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
		this.adopt(document);
		return this.#keep({ document, update });
	}

	/**
	 * Whoever typed it may be dead: from now on it is kept and sent from here. Without what builds on
	 * something that was not heard here: nobody could store it, nor what is kept together with it.
	 */
	adopt(document: string): readonly Adopted[] {
		const { isIn } = this.#parts;
		const heard = [...this.#overheard].filter(
			([, one]) => one.document === document && isIn(document, one.update)
		);
		for (const [name] of heard) this.#overheard.delete(name);
		return heard.map(([, { update }]) => ({ key: this.#keep({ document, update }), update }));
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
