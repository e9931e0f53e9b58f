import type * as Y from 'yjs';
import type { FileStore } from './file-store.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Parcels } from './parcels.ts';

/**
 * What this device keeps. Whatever is written here is `kept` only when the promise resolves: the
 * `complete` event of a `strict` transaction. The browser and the memory of tests pass one contract.
 */
export interface Disk {
	readonly outbox: Outbox;
	readonly replicas: Replicas;
	readonly catalogue: Catalogue;
	readonly snapshots: Snapshots;
	readonly files: FileStore;
	readonly parcels: Parcels;
	/** Moves to the outbox what was written elsewhere while it did not open. */
	strays(): Promise<Strays>;
	readonly answers: KeptAnswers;
	/** What lies here is under a PIN, or on its way there: without the key nothing may be read or written. */
	readonly isSealed: boolean;
	markSealed(isSealed: boolean): Promise<void>;
	/** Everything of this person on this device, unsent edits and files too, unless they are to stay. */
	wipe(options: { readonly keepOutbox: boolean }): Promise<void>;
	close(): Promise<void>;
}

export type OpenDisk = (personId: string) => Promise<Disk>;

export type DiskTrouble =
	/** The browser gives no more room: the transaction was aborted, nothing of it is kept. */
	| 'no-room'
	/** The database does not open, or fails at what it was asked. */
	| 'broken'
	/** The connection was closed under us; opening again may help. */
	| 'gone'
	/** No IndexedDB at all, as in some private windows. */
	| 'no-store';

export class DiskError extends Error {
	override readonly name = 'DiskError';
	readonly trouble: DiskTrouble;
	constructor(trouble: DiskTrouble, cause?: unknown) {
		super(`The device could not keep the change: ${trouble}`, { cause });
		this.trouble = trouble;
	}
}

/** The edits of one document that one tab made while the transaction before was running. */
export interface NewRecord {
	readonly document: string;
	/** Names the record to the server too: the same batch twice is one batch. */
	readonly batch: string;
	readonly update: Uint8Array;
	/** Which edits of which tab are inside, without gaps. */
	readonly tab: string;
	readonly first: number;
	readonly last: number;
	readonly at: number;
}

export type RecordState =
	| { readonly at: 'waiting' }
	| { readonly at: 'stored'; readonly storedAt: number }
	| { readonly at: 'refused'; readonly refusal: string };

export interface OutboxRecord extends NewRecord {
	readonly state: RecordState;
}

export interface Outbox {
	/** All or none. The order of appending is the order of reading. */
	append(records: readonly NewRecord[]): Promise<void>;
	/** Records that do not match their checksum are set aside, never given out. */
	read(document?: string): Promise<OutboxContent>;
	mark(batches: readonly string[], state: RecordState): Promise<void>;
	remove(batches: readonly string[]): Promise<void>;
	/** Other bytes for the same edits, also for those that were set aside; all or none. */
	rewrite(updates: ReadonlyMap<string, Uint8Array>): Promise<void>;
	/** Those that were set aside, oldest first. */
	damaged(): Promise<readonly DamagedRecord[]>;
	/** For ever; only the person may want it. */
	removeDamaged(batches: readonly string[]): Promise<void>;
}

/** What was kept under other names, and could be moved to where it is looked for. */
export interface Strays {
	readonly records: readonly OutboxRecord[];
	/** Some name does not open even now, and may hold more. */
	readonly isMore: boolean;
}

/** What is left of a record that does not match its checksum. */
export type DamagedRecord = Pick<NewRecord, 'document' | 'batch' | 'update' | 'at'>;

export interface OutboxContent {
	readonly records: readonly OutboxRecord[];
	/** How many records were found damaged, now or before. */
	readonly damaged: number;
}

/** Where a transaction comes from that was already written to the replica by others. */
export type SkipsReplica = (origin: unknown) => boolean;

export interface Replicas {
	/** What is on the disk, oldest first; none for a document that is not held. */
	read(document: string): Promise<readonly Uint8Array[]>;
	/** Our own strict append, for what the exchange brought and for what the sweep found missing. */
	append(document: string, updates: readonly Uint8Array[]): Promise<void>;
	/** Fills the doc, then keeps what happens to it until detached. */
	attach(document: string, attachment: Attachment): Promise<AttachedReplica>;
	/** Many rows become one, in one transaction. For documents that nobody has attached. */
	compact(document: string): Promise<void>;
	/** The oldest rows become one, in one transaction; nothing happens if they are not these any more. */
	replace(document: string, oldest: readonly Uint8Array[], row: Uint8Array): Promise<void>;
	drop(document: string): Promise<void>;
	held(): Promise<readonly string[]>;
}

export interface Attachment {
	readonly doc: Y.Doc;
	/** Until the doc is filled: so it can be filled while nobody listens, or Yjs encodes all of it anew. */
	readonly nobodyElseWrites: boolean;
	readonly skips: SkipsReplica;
	/** The replica does not keep any more; the doc itself goes on. */
	readonly onTrouble: (trouble: DiskTrouble) => void;
}

export interface AttachedReplica {
	readonly rows: number;
	compact(): Promise<void>;
	detach(): Promise<void>;
}

/** What the server has told this device, in one row, so that it changes as one. */
export interface Place {
	readonly epoch: string;
	readonly cursor: number;
	/** The documents of which everything up to the cursor is in the replica. */
	readonly held: readonly string[];
	/** Those that have to be compared with the server, and those that it does not list since a restore. */
	readonly doubted: readonly string[];
	readonly unlisted: readonly string[];
	readonly receivedAt: number | undefined;
	readonly storedAt: number | undefined;
}

export const nowhere: Place = {
	epoch: '',
	cursor: 0,
	held: [],
	doubted: [],
	unlisted: [],
	receivedAt: undefined,
	storedAt: undefined
};

export interface Catalogue {
	read(): Promise<Place>;
	write(place: Place): Promise<void>;
}

export interface Snapshot {
	readonly takenAt: number;
	readonly update: Uint8Array;
}

export const snapshotsKept = 5;

export interface Snapshots {
	/** Keeps the last five of a document. */
	add(document: string, snapshot: Snapshot): Promise<void>;
	/** Newest first. */
	read(document: string): Promise<readonly Snapshot[]>;
	documents(): Promise<readonly string[]>;
	/** Those of the document become these, newest first; all or none. */
	replace(document: string, snapshots: readonly Snapshot[]): Promise<void>;
}
