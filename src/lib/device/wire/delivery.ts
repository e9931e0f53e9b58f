import { equalBytes } from '../bytes.ts';
import type { EditKey } from '../outbox-index.ts';

export type Kind = 'update' | 'step-2';

interface Undelivered {
	readonly key: EditKey;
	/** The bytes as they were made; unknown for what was merged with others. */
	readonly update: Uint8Array | undefined;
	/** Bytes that hold the edit, alone or with others; unknown only where the disk could not be asked. */
	readonly within: Uint8Array | undefined;
}

/**
 * Which edits each message of one channel carries. Keeps:
 *  1. An edit is said to be stored only by the answer to a message that carried it.
 *  2. [Y1] Answers come in the order of their kind: updates and step 2 have a queue each.
 *  3. What only its record's bytes hold, and a difference did not bring in, is left to the exchange.
 *  4. Messages that a closed channel left unanswered prove nothing: their edits stay undelivered.
 */
export class Delivery {
	/** By tab and number, in the order in which they came. */
	readonly #undelivered = new Map<string, Undelivered>();
	readonly #left = new Set<string>();
	#underWay: Record<Kind, (readonly EditKey[])[]> = { update: [], 'step-2': [] };

	get keys(): readonly EditKey[] {
		return [...this.#undelivered.values()].map(({ key }) => key);
	}

	/** Each in its own bytes, oldest first. */
	get undelivered(): readonly Uint8Array[] {
		return [...this.#undelivered.values()].flatMap(({ update }) => update ?? []);
	}

	/** Those of these edits that can go in their own bytes. */
	alone(
		keys: readonly EditKey[]
	): readonly { readonly key: EditKey; readonly update: Uint8Array }[] {
		return keys.flatMap((key) => {
			const update = this.#undelivered.get(nameOf(key))?.update;
			return update ? [{ key, update }] : [];
		});
	}

	add(key: EditKey, update?: Uint8Array, within = update): void {
		if (!this.has(key)) this.#undelivered.set(nameOf(key), { key, update, within });
	}

	has(key: EditKey): boolean {
		return this.#undelivered.has(nameOf(key));
	}

	/** Known from elsewhere to be stored or refused. */
	remove(keys: readonly EditKey[]): void {
		for (const name of keys.map(nameOf)) {
			this.#undelivered.delete(name);
			this.#left.delete(name);
		}
	}

	leaveToExchange(keys: readonly EditKey[]): void {
		for (const key of keys) this.#left.add(nameOf(key));
	}

	isLeft(keys: readonly EditKey[]): boolean {
		return keys.some((key) => this.#left.has(nameOf(key)));
	}

	sentUpdate(update: Uint8Array): void {
		const carried = [...this.#undelivered.values()].findLast(
			(one) => one.update !== undefined && equalBytes(one.update, update)
		);
		this.#underWay.update.push(carried ? [carried.key] : []);
	}

	/** A step 2 holds everything that was in the doc when it was made, or what is known to be inside. */
	sentStep2(isInside?: (update: Uint8Array) => boolean): void {
		const carried = [...this.#undelivered.values()].filter(
			({ within }) => !isInside || (within !== undefined && isInside(within))
		);
		this.#underWay['step-2'].push(carried.map(({ key }) => key));
	}

	/** The next `count` messages of a kind were answered; these edits were in them. */
	answered(kind: Kind, count: number): readonly EditKey[] {
		const keys = this.#underWay[kind].splice(0, count).flat();
		this.remove(keys);
		return keys;
	}

	/** The next message of a kind was not taken: its edits stay undelivered, in the bytes in which they are known. */
	refused(kind: Kind): readonly EditKey[] {
		return this.#underWay[kind].shift() ?? [];
	}

	get isOwed(): boolean {
		return this.#underWay.update.length + this.#underWay['step-2'].length > 0;
	}

	channelClosed(): void {
		this.#underWay = { update: [], 'step-2': [] };
	}
}

const nameOf = ({ tab, edit }: EditKey): string => `${tab}:${edit}`;
