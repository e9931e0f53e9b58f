/** What this device says of a file whose bytes it has. */
export interface KeptFile extends FileName {
	readonly bytes: number;
	/** When it came here, by this device's clock. */
	readonly at: number;
	readonly state: KeptFileState;
}

export interface FileName {
	readonly document: string;
	readonly sha256: string;
}

export type KeptFileState =
	/** Made here; the server lacks it. */
	| { readonly at: 'waiting' }
	/** The server's database of this epoch has it. */
	| { readonly at: 'stored'; readonly epoch: string };

/**
 * Bytes of attachments, in a database of their own: it can be full, broken or deleted without touching
 * the outbox. Whatever is written here is kept only when the promise resolves.
 */
export interface FileStore {
	/** Without the bytes, oldest first. */
	all(): Promise<readonly KeptFile[]>;
	/** Card and bytes in one transaction. One that waits is not replaced by one that came from the server. */
	put(file: KeptFile, content: Uint8Array): Promise<void>;
	mark(file: FileName, state: KeptFileState): Promise<void>;
	/** Undefined for what is not here, or does not match its checksum any more. */
	read(file: FileName): Promise<Uint8Array | undefined>;
	remove(files: readonly FileName[]): Promise<void>;
	/** Of all that is here only what the server lacks may be left. */
	wipe(options: { readonly keepWaiting: boolean }): Promise<void>;
	close(): void;
}

export function fileKey({ document, sha256 }: FileName): string {
	return `${document} ${sha256}`;
}
