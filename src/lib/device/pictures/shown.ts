import { maxTransferBytes } from '#lib/sync/pictures/mixing.ts';
import { Showing } from '#lib/sync/pictures/showing.ts';

/** An endless row of pictures: `next` is the text of the one to show now. */
export interface Shown {
	readonly bytes: number;
	next(grain: 'fine' | 'coarse'): string;
}

/** Undefined for what is too long for a camera: that is what a file is for. */
export function picturesOf(bytes: Uint8Array): Shown | undefined {
	return bytes.length > maxTransferBytes ? undefined : new Showing(bytes);
}
