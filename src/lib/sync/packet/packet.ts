import * as encoding from 'lib0/encoding';
import { toBase64Url } from '../base64.ts';
import { readCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { contentLimits, decodeContent, encodeContent } from './content.ts';
import type { PacketContent } from './content.ts';
import { coverOf, encodeEnvelope, idBytes, readEnvelope } from './envelope.ts';
import type { Envelope, EnvelopeTrouble } from './envelope.ts';
import { FieldReader } from './fields.ts';
import { secretBytes, signatureBytes } from './tools.ts';
import type { PacketTools, PrivateKey } from './tools.ts';

/**
 * Sealed packets: edits on a way that is not the server. Keeps:
 *  1. Whoever carries a packet learns that it is one and how large it is, and nothing else.
 *  2. It opens for those it was sealed for, whole, or not at all; one wrong bit and it is refused.
 *  3. What it says was said by the machine that signed it, and for these receivers: nobody can take what
 *     is inside and hand it on under another cover.
 */
export interface Sealing {
	readonly content: PacketContent;
	readonly signing: PrivateKey;
	/** Of the author's device; empty for the server's own. */
	readonly certificate: Uint8Array;
	/** The agreement keys of all who may open it. */
	readonly receivers: readonly Uint8Array[];
	readonly tools: PacketTools;
}

export interface SealedPacket {
	readonly id: string;
	readonly bytes: Uint8Array;
}

export async function sealPacket(sealing: Sealing): Promise<SealedPacket> {
	const { content, signing, certificate, receivers, tools } = sealing;
	const id = tools.random(idBytes);
	const secret = tools.random(secretBytes);
	const fresh = await tools.freshAgreement();
	const slots: Uint8Array[] = [];
	for (const open of receivers) {
		const shared = await tools.agree(fresh.key, open, id);
		if (shared) slots.push(await tools.encrypt(shared, secret, id));
	}
	// In no order that would tell who is who.
	const cover = coverOf({ id, fresh: fresh.open, slots: slots.toSorted(byBytes) });
	const body = await tools.squeeze(encodeContent(content));
	const signature = await tools.sign(signing, joined(cover, body));
	const inside = encoding.encode((to) => {
		encoding.writeVarUint8Array(to, certificate);
		encoding.writeUint8Array(to, signature);
		encoding.writeVarUint8Array(to, body);
	});
	const sealed = await tools.encrypt(secret, inside, cover);
	return { id: toBase64Url(id), bytes: encodeEnvelope(cover, sealed) };
}

export interface Opening {
	readonly agreement: PrivateKey;
	/** The server's signing key: what it has not certified is believed by nobody. */
	readonly server: Uint8Array;
	readonly tools: PacketTools;
}

export type PacketTrouble =
	| EnvelopeTrouble
	/** Sealed for others. It is whole, and may be carried. */
	| 'for-others'
	/** It opens, and was not signed by a device of the person it names. */
	| 'forged';

export type OpenedPacket =
	| {
			readonly ok: true;
			readonly id: string;
			readonly content: PacketContent;
			/** The signing key of the device that made it; the server's own in a receipt. */
			readonly signedBy: Uint8Array;
			/** What the server has said of that device; undefined of the server itself. */
			readonly device: Certificate | undefined;
	  }
	| { readonly ok: false; readonly trouble: PacketTrouble; readonly id: string };

export async function openPacket(bytes: Uint8Array, opening: Opening): Promise<OpenedPacket> {
	const read = readEnvelope(bytes);
	if (!read.ok) return no(read.trouble);
	const { envelope } = read;
	const secret = await secretIn(envelope, opening);
	if (!secret) return no('for-others', envelope.id);
	const inside = await opening.tools.decrypt(secret, envelope.sealed, envelope.cover);
	return inside ? lookInside(inside, envelope, opening) : no('damaged', envelope.id);
}

async function secretIn(envelope: Envelope, opening: Opening): Promise<Uint8Array | undefined> {
	const { agreement, tools } = opening;
	const id = idIn(envelope);
	const shared = await tools.agree(agreement, envelope.fresh, id);
	for (const slot of shared ? envelope.slots : []) {
		const secret = await tools.decrypt(shared!, slot, id);
		if (secret?.length === secretBytes) return secret;
	}
	return undefined;
}

async function lookInside(
	inside: Uint8Array,
	{ id, cover }: Envelope,
	{ server, tools }: Opening
): Promise<OpenedPacket> {
	const from = new FieldReader(inside);
	const certificate = from.bytes(2048);
	const signature = from.exactly(signatureBytes);
	const body = from.bytes(inside.length);
	from.end();
	if (from.isBroken) return no('damaged', id);
	const isServers = certificate.length === 0;
	const device = isServers ? undefined : await readCertificate(certificate, server, tools);
	const signedBy = isServers ? server : device?.signing;
	if (!signedBy || !(await tools.verify(signedBy, signature, joined(cover, body)))) {
		return no('forged', id);
	}
	const clear = await tools.unsqueeze(body, contentLimits.bytes);
	const content = clear && decodeContent(clear);
	if (content === undefined) return no('damaged', id);
	if (content === 'newer') return no('newer', id);
	const isTheirs = isServers ? content.kind === 'receipt' : content.author === device?.person;
	const isFitting = isTheirs && isServers === (content.kind === 'receipt');
	return isFitting ? { ok: true, id, content, signedBy, device } : no('forged', id);
}

/** The id stands in the cover behind the mark and the version. */
function idIn({ cover }: Envelope): Uint8Array {
	return cover.slice(4, 4 + idBytes);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
	const whole = new Uint8Array(one.length + other.length);
	whole.set(one);
	whole.set(other, one.length);
	return whole;
}

function byBytes(one: Uint8Array, other: Uint8Array): number {
	const at = one.findIndex((byte, index) => byte !== other[index]);
	return at < 0 ? 0 : one[at]! - other[at]!;
}

const no = (trouble: PacketTrouble, id = ''): OpenedPacket => ({ ok: false, trouble, id });
