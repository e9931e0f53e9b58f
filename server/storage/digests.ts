/** What was counted of one document: it can be made anew from the log at any time. */
export interface KeptDigest {
	readonly documentId: string;
	/** The row of the log up to which it was counted. */
	readonly position: number;
	/** By which rules, and with what beside the document. */
	readonly basis: string;
	/** JSON. */
	readonly value: string;
}

/** Digests beside the log, in the same disk: erased with their documents, and never more than a copy of them. */
export interface Digests {
	/** Every row that can be trusted. One that cannot is as if it were not there, and is counted anew. */
	readAll(): Promise<readonly KeptDigest[]>;

	/** All or none, and on the disk when it resolves. A document has one row. */
	put(rows: readonly KeptDigest[]): Promise<void>;

	/** From the free space of the disk's files as well. */
	remove(documentIds: readonly string[]): Promise<void>;
}
