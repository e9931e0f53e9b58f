import { maxFileBytes } from '#lib/domain/attachments/attachment.ts';

const mebi = 1024 * 1024;

export interface FileLimits {
	readonly fileBytes: number;
	readonly documentBytes: number;
	readonly organisationBytes: number;
	/** So much of the disk is left for what people write. */
	readonly roomForEdits: number;
}

/** A pair's year is some two hundred photos of 300 kB, a school some forty pairs and a roadmap. */
export const defaultFileLimits: FileLimits = {
	fileBytes: maxFileBytes,
	documentBytes: 300 * mebi,
	organisationBytes: 5 * 1024 * mebi,
	roomForEdits: 256 * mebi
};

/** Half a minute on the slowest line that we speak of is 64 kB; whoever has a better one sends more. */
export const maxPieceBytes = 512 * 1024;
