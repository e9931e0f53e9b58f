import type { OutboxIndex } from './outbox-index.ts';
import { editsIn } from './outbox-standing.ts';
import type { Device, Unsent } from './surface.ts';

/** What the server lacks, by document: on this device's disk, or not even there yet. */
export function unsentIn(from: {
	readonly index: OutboxIndex;
	readonly unkept: readonly Unkept[];
}): readonly Unsent[] {
	const byDocument = new Map<string, Unsent>();
	const add = (document: string, more: Omit<Unsent, 'documentId'>) => {
		const before = byDocument.get(document);
		byDocument.set(document, {
			documentId: document,
			edits: (before?.edits ?? 0) + more.edits,
			bytes: (before?.bytes ?? 0) + more.bytes,
			oldestAt: Math.min(before?.oldestAt ?? Infinity, more.oldestAt),
			refusal: before?.refusal ?? more.refusal
		});
	};
	for (const card of from.index.cards) {
		if (card.state.at === 'stored') continue;
		const refusal = card.state.at === 'refused' ? card.state.refusal : undefined;
		add(card.document, { edits: editsIn(card), bytes: card.bytes, oldestAt: card.at, refusal });
	}
	for (const { document, update, at } of from.unkept) {
		add(document, { edits: 1, bytes: update.length, oldestAt: at, refusal: undefined });
	}
	return [...byDocument.values()];
}

/** How many edits stand in the way of leaving as the person chose to. */
export function heldBackBy(
	from: Parameters<typeof unsentIn>[0],
	choice: Parameters<Device['signOut']>[0]
): number {
	switch (choice) {
		case 'only-if-sent':
			return unsentIn(from).reduce((sum, { edits }) => sum + edits, 0);
		case 'keep-unsent-here':
			// Nothing is left behind that only memory has.
			return from.unkept.length;
		case 'discard-unsent':
			return 0;
	}
}

interface Unkept {
	readonly document: string;
	readonly update: Uint8Array;
	readonly at: number;
}
