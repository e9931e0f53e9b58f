import type { AttachmentKind, FileType } from './file-types.ts';

/**
 * A photo, a voice note or a file that belongs to a record of a document. This is what the document
 * says of it; the bytes lie beside the documents, and are named by their SHA-256.
 */
export interface Attachment {
	readonly id: string;
	/** The record it belongs to: the id of a meeting or of a consent, or what `evidence.ts` makes of a place. */
	readonly about: string;
	readonly kind: AttachmentKind;
	readonly type: FileType;
	readonly name: string;
	readonly bytes: number;
	/** 64 small hexadecimal digits; anything else names no file. */
	readonly sha256: string;
	readonly caption: string;
	/** When the photo was taken or the note recorded, as the device knows it (milliseconds). */
	readonly takenAt: number;
	readonly addedAt: number;
	readonly addedBy: string;
	/** How long a voice note is; 0 for all else. */
	readonly seconds: number;
	/** One phone removed it while another went on with it; so it is here. */
	readonly wasRemoved: boolean;
}

export interface Attachments {
	/** In the order in which they were added. */
	readonly kept: readonly Attachment[];
	/** May be brought back for as long as the server keeps what nothing names. */
	readonly removed: readonly Attachment[];
	/** Hashes of what was destroyed with its record: no bin keeps it. */
	readonly discarded: readonly string[];
}

/** A scan of a protocol of twenty pages; on a village's line it is two hours. */
export const maxFileBytes = 15 * 1024 * 1024;

/** The longer side of a photo: enough to read a page of handwriting, a tenth of what a camera makes. */
export const maxPhotoSide = 1600;

/** What a photo should weigh at most; one that does not shrink so far is kept as small as it gets. */
export const goodPhotoBytes = 300 * 1024;

export const maxVoiceSeconds = 10 * 60;

/** Longer ones would only be cut by every screen that shows them. */
export const maxCaptionLength = 300;

/** How long the server keeps what is in the bin, by its own clock, counted from when it noticed. */
export const keptInBinDays = 30;

/** And what was destroyed: long enough to take back a slip of the finger. */
export const keptDiscardedDays = 1;

export function isSha256(value: unknown): value is string {
	return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

export function attachmentsAbout(all: readonly Attachment[], about: string): readonly Attachment[] {
	return all.filter((attachment) => attachment.about === about);
}

/** The same bytes may stand in several places; they are one file. */
export function filesNamedBy(attachments: readonly Attachment[]): ReadonlySet<string> {
	return new Set(attachments.map(({ sha256 }) => sha256));
}
