import type { Outcome } from '#lib/domain/outcome.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import { can } from '#lib/domain/access.ts';
import { fromBase64, toBase64Url } from '#lib/sync/base64.ts';
import type { EditsContent, ReceiptContent } from '#lib/sync/packet/content.ts';
import { openPacket, sealPacket } from '#lib/sync/packet/packet.ts';
import { retryKindOf } from '#lib/sync/refusals.ts';
import type { Tables } from '../storage/records.ts';
import type { CarriedIn, CarriedOutcome } from '../hub/carry-in.ts';
import { devicesOf } from './enrol.ts';
import type { PacketParts } from './enrol.ts';

export interface TakingParts extends PacketParts {
	readonly epoch: string;
	readonly carryIn: (carried: CarriedIn) => Promise<CarriedOutcome>;
}

export type TakeTrouble =
	/** No packet, damaged, or sealed for another server. */
	| 'packet-unreadable'
	/** Signed by a device that was never here, or was ended by somebody. */
	| 'packet-device-unknown'
	/** Asks something of people; the server has nothing to do with it. */
	| 'packet-not-for-server'
	/** The disk takes nothing now. */
	| 'storage-unavailable';

export interface TakenPacket {
	readonly id: string;
	/** For the author's devices, whoever carries it to them. */
	readonly receipt: Uint8Array;
	/** Documents, of those that whoever brought it may read, into which not everything went. */
	readonly refused: readonly string[];
	/** Of these, documents to which the author may not write any more. */
	readonly late: readonly string[];
	/** Some of it builds on what has not come yet: it has to be brought again. */
	readonly isEarly: boolean;
	/** Documents, of those that whoever brought it may read, in which that is so. */
	readonly early: readonly string[];
}

/**
 * Takes edits that somebody else has brought. Keeps:
 *  1. They are the author's, and pass everything that the author's own would: rights of this moment, the
 *     gate, client ids, quarantine. Who carries them adds nothing and takes nothing away.
 *  2. The same packet twice stores once, and has a receipt each time.
 *  3. The receipt says of each edit what happened to it, and only the author's devices read it.
 */
export async function takePacket(
	parts: TakingParts,
	bytes: Uint8Array,
	broughtBy: string
): Promise<Outcome<TakenPacket, TakeTrouble>> {
	const { facts, tools, serverKeys, carryIn } = parts;
	const keys = await serverKeys();
	const opening = { agreement: keys.agreement, server: keys.open.signing, tools };
	const opened = await openPacket(bytes, opening);
	if (!opened.ok) return declined('packet-unreadable');
	const { id, content, signedBy } = opened;
	if (content.kind !== 'edits') return declined('packet-not-for-server');
	const device = facts.find('deviceKeys', toBase64Url(signedBy));
	if (device?.personId !== content.author) return declined('packet-device-unknown');
	const outcome = await carryIn({
		authorId: content.author,
		pushes: content.documents.flatMap(({ document, batches }) =>
			batches.map(({ batch, update }) => ({ document, batch, update }))
		),
		asks: content.documents.map(({ document, head }) => ({ document, stateVector: head }))
	});
	const isHeldUp = outcome.outcomes.some(
		(one) => !one.stored && retryKindOf(one.refusal) === 'later'
	);
	if (isHeldUp) return declined('storage-unavailable');
	const receipt = receiptFor(parts, { id, content, outcome });
	const inReach = (documents: readonly string[]) =>
		documents.filter((document) => mayRead(parts, broughtBy, document));
	const early = withRefusal(receipt, (refusal) => refusal === 'gap');
	return accepted({
		id,
		receipt: await sealed(parts, receipt, device),
		refused: inReach(withRefusal(receipt, (refusal) => refusal !== '' && refusal !== 'gap')),
		late: inReach(withRefusal(receipt, (refusal) => lateRefusals.includes(refusal))),
		isEarly: early.length > 0,
		early: inReach(early)
	});
}

const lateRefusals: readonly string[] = [
	...['in-quarantine', 'set-aside', 'read-only', 'unknown-document']
];

function receiptFor(
	{ epoch, now }: TakingParts,
	of: {
		readonly id: string;
		readonly content: EditsContent;
		readonly outcome: CarriedOutcome;
	}
): ReceiptContent {
	const batches = of.content.documents.flatMap(({ document, batches: own }) =>
		own.map(({ batch }) => ({ document, batch }))
	);
	const outcomes = batches.map(({ document, batch }, at) => {
		const one = of.outcome.outcomes[at];
		return { document, batch, refusal: one === undefined || one.stored ? '' : one.refusal };
	});
	const { author } = of.content;
	const changes = of.outcome.answers.map(({ document, update }) => ({ document, update }));
	return { kind: 'receipt', of: of.id, author, at: now(), epoch, outcomes, changes };
}

async function sealed(
	parts: TakingParts,
	content: ReceiptContent,
	device: Tables['deviceKeys']
): Promise<Uint8Array> {
	const keys = await parts.serverKeys();
	const readers = new Set([...devicesOf(parts, content.author), device.agreement]);
	const { bytes } = await sealPacket({
		...{ content, tools: parts.tools, signing: keys.signing, certificate: new Uint8Array() },
		receivers: [...readers].flatMap((key) => fromBase64(key) ?? [])
	});
	return bytes;
}

function withRefusal(
	{ outcomes }: ReceiptContent,
	isMeant: (refusal: string) => boolean
): readonly string[] {
	const meant = outcomes.filter(({ refusal }) => isMeant(refusal));
	return [...new Set(meant.map(({ document }) => document))];
}

function mayRead({ facts, now }: TakingParts, personId: string, documentId: string): boolean {
	const actor = facts.actorOf(personId, 'browser');
	const resource = facts.resourceOf(documentId);
	return actor !== undefined && resource !== undefined && can(actor, 'read', resource, now());
}
