import type { OutboxRecord, RecordState } from './disk/disk.ts';
import { nothingStands, standingOf, standingWith, type Standing } from './outbox-standing.ts';

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

interface Standings {
	all: Standing;
	readonly byDocument: Map<string, Standing>;
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
	#standings: Standings | undefined;

	get cards(): readonly OutboxCard[] {
		return [...this.#cards.values()];
	}

	/** Of all documents. */
	get standing(): Standing {
		return this.#reckoned().all;
	}

	standingOf(document: string): Standing {
		return this.#reckoned().byDocument.get(document) ?? nothingStands;
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
		this.#standings = undefined;
		this.#cards.clear();
		this.#batches.clear();
		for (const card of cards) this.#keep(card);
	}

	mark(batches: readonly string[], state: RecordState): void {
		this.#standings = undefined;
		for (const batch of batches) {
			const card = this.#cards.get(batch);
			if (card) this.#cards.set(batch, { ...card, state });
		}
	}

	remove(batches: readonly string[]): void {
		this.#standings = undefined;
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

	/** Not anew for each question: it is asked for many times a letter, and the edits of days may wait here. */
	#reckoned(): Standings {
		this.#standings ??= standingsOf(this.cards);
		return this.#standings;
	}

	#keep(card: OutboxCard): void {
		if (this.has(card.batch)) this.#standings = undefined;
		else if (this.#standings) addTo(this.#standings, card);
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

function standingsOf(cards: readonly OutboxCard[]): Standings {
	const ofDocuments = Map.groupBy(cards, ({ document }) => document);
	const byDocument = [...ofDocuments].map(
		([document, own]) => [document, standingOf(own)] as const
	);
	return { all: standingOf(cards), byDocument: new Map(byDocument) };
}

function addTo(standings: Standings, card: OutboxCard): void {
	const { byDocument } = standings;
	const ofDocument = byDocument.get(card.document) ?? nothingStands;
	standings.all = standingWith(standings.all, card);
	byDocument.set(card.document, standingWith(ofDocument, card));
}

export function keysOf(record: Pick<OutboxCard, 'tab' | 'first' | 'last'>): readonly EditKey[] {
	const length = record.last - record.first + 1;
	return Array.from({ length }, (_, at) => ({ tab: record.tab, edit: record.first + at }));
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
