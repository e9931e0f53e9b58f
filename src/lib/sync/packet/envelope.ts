import * as encoding from 'lib0/encoding';
import { toBase64Url } from '../base64.ts';
import { crc32c } from '../checksum.ts';
import { FieldReader } from './fields.ts';
import { publicKeyBytes, secretBytes, tagBytes } from './tools.ts';

/** What may be seen of a packet by whoever carries it: that it is one, and how large. */
export interface Envelope {
	readonly id: string;
	/** The public half of the key that was made for this packet alone. */
	readonly fresh: Uint8Array;
	/** The content's secret, once for each that may open it; nothing says for whom which is. */
	readonly slots: readonly Uint8Array[];
	readonly sealed: Uint8Array;
	/** Everything before `sealed`, to which the seal and the signature are bound. */
	readonly cover: Uint8Array;
}

export type EnvelopeTrouble =
	/** No packet at all. */
	| 'not-ours'
	/** It was one, and has suffered. */
	| 'damaged'
	/** Of a version that is not known here yet. */
	| 'newer';

export type ReadEnvelope =
	| { readonly ok: true; readonly envelope: Envelope }
	| { readonly ok: false; readonly trouble: EnvelopeTrouble };

export const packetLimits = { bytes: 4 * 1024 * 1024, slots: 200 };

const mark = Uint8Array.of(0x54, 0x50, 0xb0);
const version = 1;
export const idBytes = 12;
export const slotBytes = secretBytes + tagBytes;
const checkBytes = 4;

export function looksLikePacket(bytes: Uint8Array): boolean {
	return mark.every((byte, at) => bytes[at] === byte);
}

export function coverOf(from: {
	readonly id: Uint8Array;
	readonly fresh: Uint8Array;
	readonly slots: readonly Uint8Array[];
}): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeUint8Array(to, mark);
		encoding.writeVarUint(to, version);
		encoding.writeUint8Array(to, from.id);
		encoding.writeUint8Array(to, from.fresh);
		encoding.writeVarUint(to, from.slots.length);
		for (const slot of from.slots) encoding.writeUint8Array(to, slot);
	});
}

export function encodeEnvelope(cover: Uint8Array, sealed: Uint8Array): Uint8Array {
	const body = encoding.encode((to) => {
		encoding.writeUint8Array(to, cover);
		encoding.writeVarUint8Array(to, sealed);
	});
	const whole = new Uint8Array(body.length + checkBytes);
	whole.set(body);
	new DataView(whole.buffer).setUint32(body.length, crc32c(body));
	return whole;
}

/** All of it or nothing: one wrong bit, or one that is missing, and nothing of it is looked at. */
export function readEnvelope(bytes: Uint8Array): ReadEnvelope {
	if (!looksLikePacket(bytes)) return no('not-ours');
	if (bytes.length > packetLimits.bytes || !isWhole(bytes)) return no('damaged');
	const from = new FieldReader(bytes.subarray(0, -checkBytes));
	from.exactly(mark.length);
	if (from.uint() > version) return no('newer');
	const id = from.exactly(idBytes);
	const fresh = from.exactly(publicKeyBytes);
	const slots = from.list(packetLimits.slots, () => from.exactly(slotBytes));
	const cover = bytes.slice(0, from.at);
	const sealed = from.bytes(packetLimits.bytes);
	from.end();
	if (from.isBroken) return no('damaged');
	return { ok: true, envelope: { id: toBase64Url(id), fresh, slots, sealed, cover } };
}

function isWhole(bytes: Uint8Array): boolean {
	const at = bytes.length - checkBytes;
	if (at < mark.length) return false;
	const said = new DataView(bytes.buffer, bytes.byteOffset + at, checkBytes).getUint32(0);
	return said === crc32c(bytes.subarray(0, at));
}

const no = (trouble: EnvelopeTrouble): ReadEnvelope => ({ ok: false, trouble });
