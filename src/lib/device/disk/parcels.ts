import type { MachineKeys, PublicKeys } from '#lib/sync/packet/tools.ts';

/** What lies here of packets, and what becomes of it. */
export type ParcelKind =
	/** Edits of somebody else, in view here; they wait to be handed on to the server. */
	| 'received'
	/** The server's word about packets that were made here; it waits to be taken to heart. */
	| 'receipt'
	/** Sealed for others, on its way to the server. */
	| 'carried'
	/** The server's answer about one of those, on its way back to its author. */
	| 'answer'
	/** Nothing is left of it but that it was here. */
	| 'taken'
	/** What was last made for somebody, and what somebody is known to hold. */
	| 'made'
	| 'peer';

export interface Parcel {
	readonly kind: ParcelKind;
	/** The packet's, or whose it is. */
	readonly id: string;
	readonly at: number;
	/** In the clear: ids and states only. */
	readonly note: ParcelNote;
	/** As it travels, sealed for whoever may open it. */
	readonly bytes: Uint8Array;
	/** What this device has read in it. */
	readonly clear: Uint8Array;
}

export interface ParcelNote {
	/** The server's database of this epoch has it. */
	readonly epoch?: string;
	/** The server did not take it, or not into these documents. */
	readonly refusal?: string;
	readonly refused?: readonly string[];
	/** Of these, documents to which the author may not write any more: a curator decides. */
	readonly late?: readonly string[];
	/** Documents in which own edits stand on what was not taken, and take it along as one's own. */
	readonly builtOn?: readonly string[];
	/** The packet that was made. */
	readonly packet?: string;
	/** Of a peer: when the server has said whose the device is, with whose key `bytes` is sealed. */
	readonly certifiedAt?: number;
	/** Given out again, so it need not be looked for. */
	readonly isGiven?: boolean;
}

/** The keys of this device: those that never leave the browser, or sealed ones. */
export interface KeptKeys {
	readonly open: PublicKeys;
	readonly keys?: Pick<MachineKeys, 'signing' | 'agreement'>;
	readonly secret?: { readonly signing: Uint8Array; readonly agreement: Uint8Array };
}

/**
 * Packets of one person, in a database of their own: it can be full, broken or deleted without touching
 * the outbox. Whatever is written here is kept only when the promise resolves.
 */
export interface Parcels {
	/** Under a PIN keys lie here sealed, so they have to be ones that can be taken out. */
	readonly sealsKeys: boolean;
	/** Oldest first. */
	all(): Promise<readonly Parcel[]>;
	/** Each takes the place of what lay under its kind and id; those of `gone` leave with it. All or none. */
	put(parcels: readonly Parcel[], gone?: readonly Pick<Parcel, 'kind' | 'id'>[]): Promise<void>;
	readKeys(): Promise<KeptKeys | undefined>;
	keepKeys(keys: KeptKeys | undefined): Promise<void>;
	/** Keys always go; what own edits may build on, and what others trust us with, may stay. */
	wipe(options: { readonly keepUnderWay: boolean }): Promise<void>;
	close(): void;
}

/** The server has not been told of it yet. */
export function isUnderWay({ kind }: Pick<Parcel, 'kind'>): boolean {
	return kind === 'received' || kind === 'carried';
}

export function parcelKey({ kind, id }: Pick<Parcel, 'kind' | 'id'>): string {
	return `${kind} ${id}`;
}
