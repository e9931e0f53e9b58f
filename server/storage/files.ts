/** The bytes of one attachment of one document. Of the same bytes in two documents each has its own. */
export interface FileKey {
	readonly documentId: string;
	/** 64 small hexadecimal digits. */
	readonly sha256: string;
}

export interface FileCard extends FileKey {
	/** How many there are to be. */
	readonly bytes: number;
	/** How many are on the disk, from the beginning and without a gap. */
	readonly held: number;
	/** What the bytes themselves say they are; empty until all of them are here and were checked. */
	readonly type: string;
	readonly authorId: string;
	readonly startedAt: number;
	/** Null until all bytes are on the disk and their SHA-256 was checked. */
	readonly storedAt: number | null;
	/** Since when no record of the document names it, as far as was noticed. */
	readonly unneededSince: number | null;
}

/** Files beside the log, in the same disk: what is said to be held survives a power cut. */
export interface Files {
	/** Known without reading the disk. A file whose card does not match its checksum is not there. */
	all(): Iterable<FileCard>;
	find(key: FileKey): FileCard | undefined;

	/** Begins a file, or says something new of it; whatever pieces it has stay. */
	put(card: Omit<FileCard, 'held'>): Promise<void>;

	/** The next bytes, and only those: `from` must be what is held. On the disk when it resolves. */
	append(key: FileKey, from: number, piece: Uint8Array): Promise<void>;

	/** Throws `StorageError('damaged')` rather than give bytes that are not the ones that were given. */
	read(key: FileKey, from: number, maxBytes: number): Promise<Uint8Array>;

	/** From the free space of the disk's files as well. */
	remove(keys: readonly FileKey[]): Promise<void>;
}

export function nameOfFile({ documentId, sha256 }: FileKey): string {
	return `${documentId} ${sha256}`;
}
