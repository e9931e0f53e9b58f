import type { OutboxRecord, RecordState } from './disk/disk.ts';

/** A record of the outbox without its bytes. */
export type OutboxCard = Omit<OutboxRecord, 'update'> & { readonly bytes: number };

export type Verdict =
	{ readonly stored: true } | { readonly stored: false; readonly refusal: string };

/** Which edit of which tab. */
export interface EditKey {
	readonly tab: string;
	readonly edit: number;
}

export interface Ruling {
	readonly batch: string;
	readonly verdict: Verdict;
}

/**
 * The outbox of all tabs, in memory. Keeps:
 *  1. A record is ruled stored only when every edit in it was said to be stored.
 *  2. An answer may come before the record it speaks of is on the disk; it is remembered until then.
 */
export class OutboxIndex {
	readonly #cards = new Map<string, OutboxCard>();
	/** In which record an edit is. */
	readonly #batches = new Map<string, string>();
	/** Answers about edits, by tab and number, until their record is ruled. */
	readonly #verdicts = new Map<string, Verdict>();

	get cards(): readonly OutboxCard[] {
		return [...this.#cards.values()];
	}

	has(batch: string): boolean {
		return this.#cards.has(batch);
	}

	/** The record as it now stands on the disk. */
	put(card: OutboxCard): readonly Ruling[] {
		this.#keep(card);
		return card.state.at === 'stored' ? [] : this.#rule([card]);
	}

	replaceAll(cards: readonly OutboxCard[]): void {
		this.#cards.clear();
		this.#batches.clear();
		for (const card of cards) this.#keep(card);
	}

	mark(batches: readonly string[], state: RecordState): void {
		for (const batch of batches) {
			const card = this.#cards.get(batch);
			if (card) this.#cards.set(batch, { ...card, state });
		}
	}

	remove(batches: readonly string[]): void {
		for (const batch of batches) {
			const card = this.#cards.get(batch);
			if (card) for (const key of keysOf(card)) this.#batches.delete(nameOf(key));
			this.#cards.delete(batch);
		}
	}

	/** What the server answered about these edits; the rulings are for the disk to write down. */
	settle(keys: readonly EditKey[], verdict: Verdict): readonly Ruling[] {
		for (const key of keys) this.#verdicts.set(nameOf(key), verdict);
		const batches = new Set(keys.flatMap((key) => this.#batches.get(nameOf(key)) ?? []));
		return this.#rule([...batches].flatMap((batch) => this.#cards.get(batch) ?? []));
	}

	verdictOn(key: EditKey): Verdict | undefined {
		return this.#verdicts.get(nameOf(key));
	}

	/** For edits that will never be in a record. */
	forget(key: EditKey): void {
		this.#verdicts.delete(nameOf(key));
	}

	#keep(card: OutboxCard): void {
		this.#cards.set(card.batch, card);
		for (const key of keysOf(card)) this.#batches.set(nameOf(key), card.batch);
	}

	#rule(cards: readonly OutboxCard[]): readonly Ruling[] {
		const rulings: Ruling[] = [];
		for (const card of cards) {
			const verdicts = keysOf(card).map((key) => this.#verdicts.get(nameOf(key)));
			const verdict = whole(verdicts);
			if (!verdict) continue;
			for (const key of keysOf(card)) this.forget(key);
			rulings.push({ batch: card.batch, verdict });
		}
		return rulings;
	}
}

export function keysOf(record: Pick<OutboxCard, 'tab' | 'first' | 'last'>): readonly EditKey[] {
	const length = record.last - record.first + 1;
	return Array.from({ length }, (_, at) => ({ tab: record.tab, edit: record.first + at }));
}

export function editsIn(card: Pick<OutboxCard, 'first' | 'last'>): number {
	return card.last - card.first + 1;
}

export function cardOf({ update, ...record }: OutboxRecord): OutboxCard {
	return { ...record, bytes: update.length };
}

const allStored: Verdict = { stored: true };

function whole(verdicts: readonly (Verdict | undefined)[]): Verdict | undefined {
	if (verdicts.includes(undefined)) return undefined;
	return verdicts.find((verdict) => verdict?.stored === false) ?? allStored;
}

export const nameOf = (key: EditKey): string => `${key.tab}:${key.edit}`;
