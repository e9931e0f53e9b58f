import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { looksLikePacket } from '../packet/envelope.ts';

/** What one phone shows the other at a meeting. The ids say nothing to whoever looks over a shoulder. */
export interface TallyWord {
	readonly pairId: string;
	/** The meeting whose taking place is confirmed with it; empty when only edits are passed. */
	readonly meetingId: string;
	/** The transfer of the other phone that is on this one's disk; empty while there is none. */
	readonly took: string;
	/** Sealed; empty once the other phone has said that it took one. */
	readonly packet: Uint8Array;
}

const version = 1;

export function encodeTally({ pairId, meetingId, took, packet }: TallyWord): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, version);
		for (const text of [pairId, meetingId, took]) encoding.writeVarString(to, text);
		encoding.writeVarUint8Array(to, packet);
	});
}

export type ReadTally =
	| { readonly ok: true; readonly word: TallyWord }
	| { readonly ok: false; readonly trouble: 'not-ours' | 'newer' };

/** A packet that somebody shows to whoever carries it comes by the same pictures, and is no word. */
export function readTally(bytes: Uint8Array): ReadTally {
	if (looksLikePacket(bytes)) return { ok: false, trouble: 'not-ours' };
	try {
		const from = decoding.createDecoder(bytes);
		if (decoding.readVarUint(from) !== version) return { ok: false, trouble: 'newer' };
		const pairId = decoding.readVarString(from);
		const meetingId = decoding.readVarString(from);
		const took = decoding.readVarString(from);
		const packet = decoding.readVarUint8Array(from).slice();
		if (decoding.hasContent(from)) return { ok: false, trouble: 'not-ours' };
		return { ok: true, word: { pairId, meetingId, took, packet } };
	} catch {
		return { ok: false, trouble: 'not-ours' };
	}
}
