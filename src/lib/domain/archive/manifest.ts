/** What stands in `manifest.json` of a `.tropa` archive; `docs/archive-format.md` says it in words. */
export interface ArchiveManifest {
	readonly format: typeof archiveFormat;
	readonly version: number;
	/** When it was made, by the clock of the device (ISO 8601). */
	readonly madeAt: string;
	/** Whose archive it is: unsent edits in it are theirs. */
	readonly person: { readonly id: string; readonly name: string };
	readonly documents: readonly ArchivedDocument[];
	readonly files: readonly ArchivedFile[];
	/** What its maker may read and what was not on their device. */
	readonly missing: {
		readonly documents: readonly { readonly id: string; readonly kind: string }[];
		readonly files: readonly { readonly document: string; readonly name: string }[];
	};
	/** Every other part of the archive that says something, by its path. */
	readonly entries: Readonly<Record<string, ArchiveEntry>>;
}

export interface ArchiveEntry {
	readonly bytes: number;
	readonly sha256: string;
}

export interface ArchivedDocument {
	readonly id: string;
	readonly kind: string;
	readonly schema: number;
	/** As it is called in lists. */
	readonly name: string;
	/** SHA-256 of the whole state, unsent edits included: two equal ones are the same document. */
	readonly state: string;
	/** The path of what the server has of it, as one Yjs update. */
	readonly crdt: string;
	/** The path of the same in words. */
	readonly data: string;
	/** What the server did not have, oldest first. */
	readonly unsent: readonly ArchivedEdits[];
}

/** One record of an outbox; goes to the server under the same batch id wherever it is sent from. */
export interface ArchivedEdits {
	readonly batch: string;
	readonly tab: string;
	readonly first: number;
	readonly last: number;
	/** Milliseconds. */
	readonly at: number;
	readonly path: string;
}

export interface ArchivedFile {
	readonly document: string;
	readonly sha256: string;
	readonly bytes: number;
	readonly name: string;
	readonly path: string;
}

export const archiveFormat = 'tropa-archive';
export const archiveVersion = 1;
export const manifestPath = 'manifest.json';
export const readmePath = 'ПРОЧТИ.txt';

/** The largest part: above any document and any attachment that the server takes. */
export const maxEntryBytes = 32 * 1024 * 1024;
/** What a zip of the old kind can hold, with room to spare; and what a phone can hold. */
export const maxArchiveBytes = 2 * 1024 * 1024 * 1024 - 1;
export const maxManifestBytes = 8 * 1024 * 1024;
export const maxArchiveEntries = 65_000;

export type ArchiveTrouble =
	/** No zip at all, or a zip of something else. */
	'not-ours' | 'damaged' | 'newer' | 'too-big';

export type FromArchive<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly trouble: ArchiveTrouble };
