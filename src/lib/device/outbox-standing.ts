import type { OutboxRecord } from './disk/disk.ts';

type Card = Pick<OutboxRecord, 'first' | 'last' | 'at' | 'state'> & { readonly bytes: number };

/** What of some records of the outbox the server lacks. */
export interface Standing {
	readonly waiting: {
		readonly edits: number;
		readonly bytes: number;
		readonly oldestAt: number;
	};
	/** With why the first of them was refused. */
	readonly refused: { readonly edits: number; readonly refusal: string | undefined };
}

export const nothingStands: Standing = {
	waiting: { edits: 0, bytes: 0, oldestAt: Infinity },
	refused: { edits: 0, refusal: undefined }
};

export function standingOf(cards: readonly Card[]): Standing {
	return cards.reduce(standingWith, nothingStands);
}

/** With one more, the newest: who types for days without a network asks after each letter. */
export function standingWith({ waiting, refused }: Standing, card: Card): Standing {
	const edits = editsIn(card);
	if (card.state.at === 'waiting') {
		const oldestAt = Math.min(waiting.oldestAt, card.at);
		const more = { edits: waiting.edits + edits, bytes: waiting.bytes + card.bytes, oldestAt };
		return { waiting: more, refused };
	}
	if (card.state.at !== 'refused') return { waiting, refused };
	const refusal = refused.refusal ?? card.state.refusal;
	return { waiting, refused: { edits: refused.edits + edits, refusal } };
}

export function editsIn({ first, last }: Pick<Card, 'first' | 'last'>): number {
	return last - first + 1;
}
