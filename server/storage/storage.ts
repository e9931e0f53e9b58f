import type { AuditTrail } from './audit/trail.ts';
import type { Digests } from './digests.ts';
import type { Files } from './files.ts';
import type { Records } from './records.ts';

/** One position over the rows of all documents, growing, never used twice. */
export type Position = number;

export interface NewUpdate {
	readonly documentId: string;
	readonly update: Uint8Array;
	/** Made by the device; the same batch twice is one batch. Live edits have none. */
	readonly batchId?: string;
	readonly authorId: string;
	readonly deviceId: string;
	/** Milliseconds, by the server's clock. */
	readonly at: number;
	/** Client ids that are the author's from now on, unless somebody has them already. */
	readonly claims?: readonly number[];
}

export interface StoredUpdate extends Omit<NewUpdate, 'claims'> {
	readonly position: Position;
}

/** One update that stands for all rows up to and with its position. */
export interface Snapshot {
	readonly position: Position;
	readonly update: Uint8Array;
	/** The coverage (state vector and delete set) of the update, as `Coverage` serialises it. */
	readonly coverage: Uint8Array;
}

export interface StoredDocument {
	readonly snapshot: Snapshot | undefined;
	/** The rows after the snapshot, oldest first. */
	readonly tail: readonly StoredUpdate[];
}

export interface RowsSince {
	readonly updates: readonly StoredUpdate[];
	/** Where to go on. */
	readonly upTo: Position;
}

export interface UpdateLog {
	/**
	 * Resolves only when all of them would survive a power cut; then they have positions in the order
	 * given. All or none. A batch that is already stored keeps its first position. A damaged document
	 * takes nothing. The bytes must not change until then.
	 */
	append(updates: readonly NewUpdate[]): Promise<readonly Position[]>;

	/** To whom the client ids of a document belong: kept with the rows that claim them, and longer. */
	clientOwners(documentId: string): Promise<ReadonlyMap<number, string>>;

	/** Everything a newcomer needs. Throws `StorageError('damaged')` rather than give less. */
	read(documentId: string): Promise<StoredDocument>;

	/**
	 * Rows after a position, oldest first, of these documents only, until about `maxBytes` (one row is
	 * given however long it is). Everything up to `upTo` was given, apart from what was folded:
	 * compare `foldedUpTo` with `after`. A damaged document is left out.
	 */
	readSince(
		after: Position,
		documentIds: ReadonlySet<string>,
		maxBytes: number
	): Promise<RowsSince>;

	/** A row or snapshot of it did not match its checksum. Known after the start, or after a `read`. */
	isDamaged(documentId: string): boolean;

	/** Up to which position the rows of a document were folded into its snapshot; 0 for none. */
	foldedUpTo(documentId: string): Position;

	/** Position of a document's newest row; 0 for none. Known without reading the disk. */
	headOf(documentId: string): Position;

	/** Position of the newest row of all. */
	head(): Position;

	/**
	 * Replaces the rows up to the snapshot's position by it, in one transaction. Safe while others
	 * append. A snapshot older than the present one changes nothing; a damaged document is left as it is.
	 */
	fold(documentId: string, snapshot: Snapshot): Promise<void>;

	/** What is kept of it, snapshot and rows. Known without reading the disk. */
	bytesOf(documentId: string): number;

	/** Rows not yet folded, for choosing what to fold next; nothing of documents that are damaged. */
	tailSizes(): Iterable<TailSize>;

	/** Everything of the document goes, its files and its digest too, from the free space of the disk's files as well. */
	erase(documentId: string): Promise<void>;
}

export interface TailSize {
	readonly documentId: string;
	readonly rows: number;
	readonly bytes: number;
	/** Size of the snapshot's update before the rows; 0 for none. */
	readonly snapshotBytes: number;
}

/** Batch ids of folded rows are remembered up to this many a document; older ones are known by coverage. */
export const rememberedBatches = 1000;

/** `full` passes by itself when there is room; after `failed` the process must end. */
export type StorageCondition = 'writable' | 'full' | 'failed';

export interface CopyReport {
	readonly file: string;
	readonly bytes: number;
	readonly sha256: string;
	readonly epoch: string;
	readonly head: Position;
	readonly documents: number;
	readonly rows: number;
	/** Documents with rows that do not match their checksum, in the source as in the copy. */
	readonly damagedIds: readonly string[];
	readonly files: number;
	readonly damagedFiles: number;
}

export interface Storage {
	readonly engine: 'memory' | 'sqlite';

	/** Another one after a restore: then devices forget cursors and give the server what it lacks. */
	readonly epoch: string;

	/** When it was put back to an older copy; undefined if it never was. */
	readonly restoredAt: number | undefined;

	readonly log: UpdateLog;
	readonly records: Records;
	readonly audit: AuditTrail;
	readonly files: Files;
	readonly digests: Digests;

	condition(): StorageCondition;

	/** Settles when the disk failed to keep what it was given: nothing is written after it. */
	readonly failed: Promise<StorageError>;

	/** What was removed is gone from the disk's files as well. */
	scrub(): Promise<void>;

	/** Room on the disk; undefined where there is no disk. */
	freeBytes(): number | undefined;

	/** A verified copy, taken while others write. Undefined for an engine without files. */
	readonly backup: ((file: string) => Promise<CopyReport>) | undefined;

	/** Waits for what was appended. The folder is free afterwards. */
	close(): Promise<void>;
}

export type StorageTrouble =
	/** No room on the disk: reading goes on, writing is refused until there is room again. */
	| 'full'
	/** Another process holds the data folder. */
	| 'locked'
	/** A row does not match its checksum: the document is not served and not written over. */
	| 'damaged'
	/** The disk failed to keep what it was given: the process must stop, never try again. */
	| 'failed'
	/** Written by a newer version of Tropa. */
	| 'too-new'
	/** The file is not one of Tropa's. */
	| 'not-ours'
	/** The engine does not promise that what is committed survives a power cut. */
	| 'unsafe';

export class StorageError extends Error {
	override readonly name = 'StorageError';
	readonly trouble: StorageTrouble;
	constructor(trouble: StorageTrouble, cause?: unknown) {
		super(`storage: ${trouble}`, { cause });
		this.trouble = trouble;
	}
}
