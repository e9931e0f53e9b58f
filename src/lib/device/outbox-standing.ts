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
	const waiting = { edits: 0, bytes: 0, oldestAt: Infinity };
	const refused = { edits: 0, refusal: undefined as string | undefined };
	for (const card of cards) {
		if (card.state.at === 'waiting') {
			waiting.edits += editsIn(card);
			waiting.bytes += card.bytes;
			waiting.oldestAt = Math.min(waiting.oldestAt, card.at);
		} else if (card.state.at === 'refused') {
			refused.edits += editsIn(card);
			refused.refusal ??= card.state.refusal;
		}
	}
	return { waiting, refused };
}

export function editsIn({ first, last }: Pick<Card, 'first' | 'last'>): number {
	return last - first + 1;
}
