import type { Account } from '#lib/domain/account.ts';
import type { EditsContent, ReceiptContent } from '#lib/sync/packet/content.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import type { Parcel } from '../disk/parcels.ts';
import { coverageOf } from '../disk/replica-coverage.ts';
import { updatesIn } from './received.ts';
import type { LookedAt, PacketPreview } from './packet-surface.ts';

export interface Looking {
	readonly account: Account;
	readonly parcels: readonly Parcel[];
	/** Everything that is in view here of a document: replica, packets, outbox. */
	readonly held: (document: string) => Promise<readonly Uint8Array[]>;
}

type No = PacketPreview & { readonly ok: false };

export async function lookInto(packet: LookedAt, looking: Looking): Promise<PacketPreview> {
	const { id, content } = packet;
	const here = looking.parcels.find((parcel) => parcel.id === id && isHere(parcel));
	if (here) return no(packet, 'taken', { at: here.at });
	switch (content.kind) {
		case 'receipt':
			return receipt(packet, content, looking);
		case 'request':
			return isOfPair(content.pair, content.author, looking)
				? yes(packet, { edits: 0, to: content.at, pair: content.pair })
				: no(packet, 'other-pair');
		case 'edits':
			return edits(packet, content, looking);
	}
}

function isHere({ kind }: Parcel): boolean {
	return kind === 'received' || kind === 'taken' || kind === 'receipt';
}

function receipt(packet: LookedAt, content: ReceiptContent, { account }: Looking): PacketPreview {
	if (content.author !== account.person.id) return no(packet, 'other-pair');
	const stored = content.outcomes.filter(({ refusal }) => refusal === '').length;
	const refused = content.outcomes.length - stored;
	return yes(packet, { edits: stored, to: content.at, refused });
}

async function edits(
	packet: LookedAt,
	content: EditsContent,
	looking: Looking
): Promise<PacketPreview> {
	const { author, pair } = content;
	const isOwn = author === looking.account.person.id;
	if (!isOwn && !isOfPair(pair, author, looking)) return no(packet, 'other-pair');
	let news = 0;
	let updates = 0;
	for (const document of content.documents) {
		if (!mayHold(content, document.document, looking)) return no(packet, 'other-pair');
		const found = await newsIn(document, looking);
		if (found === 'damaged') return no(packet, 'damaged');
		if (found === 'gap') return gap(packet, content, looking);
		news += found.edits;
		updates += found.updates;
	}
	// One without edits says what the other phone holds, and that is worth having.
	const isEmpty = content.documents.every(
		({ batches, known }) => batches.length + known.length === 0
	);
	if (updates === 0 && !isEmpty) return no(packet, 'nothing-new');
	const moments = content.documents.flatMap(({ batches }) => batches.map(({ at }) => at));
	return yes(packet, {
		edits: news,
		to: Math.max(...moments, moments.length > 0 ? 0 : content.at),
		pair
	});
}

/** Only the two of a pair, and what the author may have written: a packet opens no other door. */
function isOfPair(pair: string, author: string, { account }: Looking): boolean {
	const card = account.pairs.find(({ id }) => id === pair);
	return [...(card?.mentors ?? []), ...(card?.mentees ?? [])].some(({ id }) => id === author);
}

function mayHold({ author, pair }: EditsContent, document: string, { account }: Looking): boolean {
	const card = account.documents.find(({ id }) => id === document);
	if (!card) return false;
	if (author === account.person.id) return true;
	const isTheirs =
		card.ownerId === undefined ? card.mode === 'read-write' : card.ownerId === author;
	return card.pairId === pair && isTheirs;
}

interface News {
	readonly edits: number;
	readonly updates: number;
}

async function newsIn(
	document: EditsContent['documents'][number],
	{ held }: Looking
): Promise<News | 'gap' | 'damaged'> {
	const coverage = coverageOf(await held(document.document));
	const isNews = (update: Uint8Array): boolean | 'gap' | 'damaged' => {
		const walked = walkUpdate(update, wideLimits);
		if (!walked.ok) return 'damaged';
		if (coverage.gapIn(walked.value) !== undefined) return 'gap';
		if (coverage.covers(walked.value)) return false;
		coverage.add(walked.value);
		return true;
	};
	let edits = 0;
	let updates = 0;
	const counts = [
		...(document.known.length > 0 ? [0] : []),
		...document.batches.map((one) => one.edits)
	];
	for (const [at, update] of updatesIn(document).entries()) {
		const answer = isNews(update);
		if (answer === 'gap' || answer === 'damaged') return answer;
		if (!answer) continue;
		edits += counts[at]!;
		updates += 1;
	}
	return { edits, updates };
}

/** The packet before this one may be what is missing: then its day helps to find it. */
function gap(packet: LookedAt, content: EditsContent, { parcels }: Looking): No {
	const { before, author, pair } = content;
	const isKnown = before && parcels.some((parcel) => parcel.id === before.id && isHere(parcel));
	return no(packet, 'gap', { at: isKnown ? undefined : before?.at, author, pair });
}

function yes(
	packet: LookedAt,
	{
		edits: count,
		to,
		pair = '',
		refused = 0
	}: {
		readonly edits: number;
		readonly to: number;
		readonly pair?: string;
		readonly refused?: number;
	}
): PacketPreview {
	const { id, content } = packet;
	const { kind, author } = content;
	return { ok: true, kind, packet, id, author, pair, edits: count, to, refused };
}

function no(
	{ id }: LookedAt,
	trouble: No['trouble'],
	more: Pick<No, 'at' | 'author' | 'pair'> = {}
): No {
	return { ok: false, trouble, id, ...more };
}
