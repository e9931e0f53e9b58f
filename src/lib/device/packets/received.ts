import { decodeContent } from '#lib/sync/packet/content.ts';
import type { EditsContent, ReceiptContent } from '#lib/sync/packet/content.ts';
import { coverageOf, holds } from '../disk/replica-coverage.ts';
import type { Parcel } from '../disk/parcels.ts';
import type { OutboxRecord } from '../disk/disk.ts';
import type { OutboxCard } from '../outbox-index.ts';
import { isWrittenAgain } from '../written-again.ts';

/** What one packet says of one document, oldest first. */
export interface ReceivedDocument {
	readonly document: string;
	readonly updates: readonly Uint8Array[];
}

const known = new WeakMap<Parcel, readonly ReceivedDocument[]>();

/** Read once: it is asked about at every keypress. */
export function documentsIn(parcel: Parcel): readonly ReceivedDocument[] {
	const documents = known.get(parcel) ?? readDocuments(parcel);
	known.set(parcel, documents);
	return documents;
}

function readDocuments({ clear }: Parcel): readonly ReceivedDocument[] {
	const content = decodeContent(clear);
	if (typeof content !== 'object' || content.kind !== 'edits') return [];
	return content.documents.map((one) => ({ document: one.document, updates: updatesIn(one) }));
}

export function updatesIn({
	known,
	batches
}: EditsContent['documents'][number]): readonly Uint8Array[] {
	return [...(known.length > 0 ? [known] : []), ...batches.map(({ update }) => update)];
}

export function receiptIn(parcel: Parcel): ReceiptContent | undefined {
	const content = decodeContent(parcel.clear);
	return typeof content === 'object' && content.kind === 'receipt' ? content : undefined;
}

export function isRefusedFor({ note }: Parcel, document: string): boolean {
	return note.refusal !== undefined || note.refused?.includes(document) === true;
}

/** Its author may not write there any more, so a curator decides. */
export function isLateFor({ note }: Parcel, document: string): boolean {
	return note.late?.includes(document) === true;
}

/** Own edits there wait to be written again, or for what they stand inside of. */
export function isStoodOn(cards: readonly OutboxCard[], document: string): boolean {
	return cards.some(
		(card) =>
			card.document === document &&
			card.state.at === 'refused' &&
			isWrittenAgain(card.state.refusal)
	);
}

/** Is everything of it in these rows, as the server has said it? */
export function isCovered(updates: readonly Uint8Array[], rows: readonly Uint8Array[]): boolean {
	const coverage = coverageOf(rows);
	return updates.every((update) => holds(coverage, update));
}

/** Own edits that cannot stand where the server has not taken what they build on. */
export function leftInTheAir(
	records: readonly OutboxRecord[],
	rows: readonly Uint8Array[]
): readonly string[] {
	const waiting = records.filter(({ state }) => state.at === 'waiting');
	const coverage = coverageOf([...rows, ...records.map(({ update }) => update)]);
	return waiting.filter(({ update }) => !holds(coverage, update)).map(({ batch }) => batch);
}
