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
}

export interface StoredUpdate extends NewUpdate {
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

export interface UpdateLog {
	/**
	 * Resolves only when all of them would survive a power cut; then they have positions in the order
	 * given. All or none. A batch that is already stored keeps its first position.
	 */
	append(updates: readonly NewUpdate[]): Promise<readonly Position[]>;

	/** Everything a newcomer needs. Throws `StorageError('damaged')` rather than give less. */
	read(documentId: string): Promise<StoredDocument>;

	/** Rows after a position, oldest first, of these documents only, until about `maxBytes`. */
	readSince(
		after: Position,
		documentIds: ReadonlySet<string>,
		maxBytes: number
	): Promise<{ readonly updates: readonly StoredUpdate[]; readonly upTo: Position }>;

	/** Up to which position the rows of a document were folded into its snapshot; 0 for none. */
	foldedUpTo(documentId: string): Position;

	/** Position of a document's newest row; 0 for none. Known without reading the disk. */
	headOf(documentId: string): Position;

	/** Position of the newest row of all. */
	head(): Position;

	/** Replaces the rows up to the snapshot's position by it, in one transaction. Safe while others append. */
	fold(documentId: string, snapshot: Snapshot): Promise<void>;

	/** Rows not yet folded, for choosing what to fold next. */
	tailSizes(): Iterable<{
		readonly documentId: string;
		readonly rows: number;
		readonly bytes: number;
	}>;
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
	| 'too-new';

export class StorageError extends Error {
	override readonly name = 'StorageError';
	readonly trouble: StorageTrouble;
	constructor(trouble: StorageTrouble, cause?: unknown) {
		super(`storage: ${trouble}`, { cause });
		this.trouble = trouble;
	}
}
