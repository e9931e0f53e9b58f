import type { Waiting } from '#lib/sync/exchange-state.ts';
import type { OutboxCard } from './outbox-index.ts';

export interface Carriers {
	/** Does the channel of its document have it already? */
	readonly carries: (card: OutboxCard) => boolean;
	/** Is it on its way by packet? */
	readonly holdsBack: (document: string) => boolean;
	/** Was it answered already? */
	readonly isRuled: (batch: string) => boolean;
}

/** What the exchange has to send, oldest first. Thousands may wait: what is asked of a document is asked once. */
export function waitingOf(
	cards: readonly OutboxCard[],
	{ carries, holdsBack, isRuled }: Carriers
): readonly Waiting[] {
	const heldBack = new Map<string, boolean>();
	const isHeldBack = (document: string): boolean => {
		const known = heldBack.get(document) ?? holdsBack(document);
		heldBack.set(document, known);
		return known;
	};
	return cards
		.filter((card) => card.state.at === 'waiting' && !carries(card))
		.filter(({ document, batch }) => !isHeldBack(document) && !isRuled(batch))
		.map(({ document, batch, bytes }) => ({ document, batch, bytes }));
}
