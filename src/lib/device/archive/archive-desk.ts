import type { Attachment } from '#lib/domain/attachments/attachment.ts';
import type { NewRecord } from '../disk/disk.ts';

/** What a phone has of one document, in the two parts that come back by different ways. */
export interface HeldDocument {
	readonly schema: number;
	readonly state: string;
	/** What the server has, as far as this device knows. */
	readonly base: Uint8Array;
	/** What only this device has, oldest first. */
	readonly unsent: readonly NewRecord[];
	readonly content: Readonly<Record<string, unknown>>;
	readonly attachments: readonly Attachment[];
}

/** A document of an archive, with its bytes. */
export interface ArchivedState {
	readonly id: string;
	readonly base: Uint8Array;
	readonly unsent: readonly NewRecord[];
}

export type MergeTrouble = 'unknown-document' | 'read-only' | 'unreadable';

export interface MergeLook {
	readonly documentId: string;
	/** How many unsent edits of the archive are not here. */
	readonly edits: number;
	/** Something else of it is not here: the server has lost it, or has not brought it yet. */
	readonly bringsMore: boolean;
	readonly trouble: MergeTrouble | undefined;
}

export type Taken = 'kept' | 'other-tab' | 'not-kept';

/** Whole documents that leave this device with everything of them, and come back. */
export interface ArchiveDesk {
	/** Undefined for a document that has not come to this device yet. */
	read(documentId: string): Promise<HeldDocument | undefined>;
	/** What would become of it; nothing is taken yet. */
	look(archived: ArchivedState): Promise<MergeLook>;
	/** Unsent edits all or none; ends when all is on this device's disk. */
	take(archived: AsyncIterable<ArchivedState>): Promise<Taken>;
}
