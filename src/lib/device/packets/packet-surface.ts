import type { PacketContent } from '#lib/sync/packet/content.ts';
import type { PacketTrouble } from '#lib/sync/packet/packet.ts';

/** To whom a packet goes: to the others of a pair, or, by whomever, to the server. */
export type PacketFor = { readonly pair: string } | 'server';

export type Packed =
	| {
			readonly ok: true;
			readonly id: string;
			/** As it is said aloud: «7F2A-19C4». */
			readonly number: string;
			readonly bytes: Uint8Array;
			/** Own edits inside that the server lacks, and when the oldest and the newest were made. */
			readonly edits: number;
			readonly from: number;
			readonly to: number;
	  }
	| {
			readonly ok: false;
			readonly trouble:
				/** This device has not met the server since it can make packets. */
				| 'no-keys'
				/** Nobody of the pair has a device that opens one. */
				| 'nobody';
	  };

export type LookTrouble =
	| PacketTrouble
	/** Of a pair that is none of this person's, or about documents that are not theirs. */
	| 'other-pair'
	/** It is here already. */
	| 'taken'
	/** Everything in it has come by another way. */
	| 'nothing-new'
	/** It builds on what is not here. */
	| 'gap'
	| 'carrying';

/** A packet that can be taken; what is inside is not for screens. */
export interface LookedAt {
	readonly id: string;
	readonly bytes: Uint8Array;
	readonly content: PacketContent;
	/** Of the device that made it: with what is sealed for it, and when the server said so. */
	readonly device: KnownDevice | undefined;
}

export interface KnownDevice {
	readonly agreement: Uint8Array;
	readonly at: number;
}

export type PacketPreview =
	| {
			readonly ok: true;
			readonly kind: PacketContent['kind'];
			readonly packet: LookedAt;
			readonly id: string;
			/** Whose it is, by their id. */
			readonly author: string;
			readonly pair: string;
			/** Edits that are not here yet; of a receipt, those that the server has. */
			readonly edits: number;
			/** When the newest was made. */
			readonly to: number;
			/** Of a receipt: edits that the server did not take. */
			readonly refused: number;
	  }
	| {
			readonly ok: false;
			readonly trouble: LookTrouble;
			readonly id: string;
			/** When it was taken; or, of a gap, when the packet that is missing was made, if that is known. */
			readonly at?: number | undefined;
			/** Of a gap: whose packet it is, so that they can be asked. */
			readonly author?: string;
			readonly pair?: string;
	  };

export interface PacketInHand {
	readonly id: string;
	readonly bytes: Uint8Array;
}

export interface PacketFile {
	readonly name: string;
	readonly text: string;
}

/** What lies here of packets, for the person to see. */
export interface ParcelCard {
	readonly id: string;
	readonly number: string;
	readonly kind: 'received' | 'carried' | 'answer';
	readonly at: number;
	readonly bytes: number;
	/** The server did not take it. */
	readonly refusal: string | undefined;
	readonly isGiven: boolean;
}

/** Packets of this person on this device. */
export interface Packets {
	/** Everything unsent that the receivers may read, and what they are known to lack. */
	pack(to: PacketFor): Promise<Packed>;
	/** Asks whoever made a packet with a gap for what is missing. */
	askFor(pair: string): Promise<Packed>;
	/** What a packet holds and what would become of it; nothing is taken yet. */
	lookAt(bytes: Uint8Array): Promise<PacketPreview>;
	/** Of a text that a person was sent; undefined if there is no packet in it. */
	lookAtText(text: string): Promise<PacketPreview | undefined>;
	/** As a text that goes through any messenger, under lines for people. */
	asText(packet: PacketInHand, lines: readonly string[]): PacketFile;
	/** Ends when it is on this device's disk and in view; false if the disk does not take it. */
	takePacket(packet: LookedAt): Promise<boolean>;
	/** Somebody else's, which only others can open: it goes to the server with the first network. */
	carry(packet: Uint8Array | string): Promise<boolean>;
	parcels(): Promise<readonly ParcelCard[]>;
	/** The server's answer for somebody else, to be handed back; undefined if it is not here any more. */
	giveAnswer(id: string): Promise<PacketInHand | undefined>;
	forget(card: Pick<ParcelCard, 'kind' | 'id'>): Promise<void>;
	/** Whether this device has what a packet is sealed with. */
	canSeal(): Promise<boolean>;
	/** Who can be given a packet, without a network too. */
	receivers(): Promise<readonly { readonly pair: string; readonly people: readonly string[] }[]>;
}
