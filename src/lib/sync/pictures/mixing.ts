/** A multiple of four, so that blocks are mixed by words. */
export const blockBytes = 240;

/** A longer transfer would take a minute of two hands held still: that is what a file is for. */
export const maxTransferBytes = 48 * 1024;

export function blocksOf(length: number): number {
	return Math.max(1, Math.ceil(length / blockBytes));
}

/**
 * Which blocks a mix holds, one bit a block. The first mixes are the blocks themselves; every later one
 * is half of all blocks by lot, the lot being drawn from the mix's number. With so few blocks that is
 * as good as a fountain gets: on the average 1.6 mixes more than there are blocks put all together.
 */
export function partsOf(mix: number, blocks: number): Uint32Array {
	const parts = new Uint32Array(Math.ceil(blocks / 32));
	if (mix < blocks || blocks === 1) {
		const block = mix % blocks;
		parts[block >> 5] = 1 << (block & 31);
		return parts;
	}
	for (let word = 0; word < parts.length; word++) parts[word] = drawn(mix * parts.length + word);
	const spare = parts.length * 32 - blocks;
	parts[parts.length - 1]! &= 0xffffffff >>> spare;
	// A mix of nothing would say nothing.
	if (parts.every((word) => word === 0)) parts[0] = 1;
	return parts;
}

/** 32 bits of chance from a number, the same on every machine (the finisher of MurmurHash 3). */
export function drawn(seed: number): number {
	let bits = Math.imul(seed + 1, 0x9e3779b9);
	bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}

/** Adding twice is not adding: both are exclusive or. */
export function addInto(sum: Uint32Array, other: Uint32Array): void {
	for (let word = 0; word < sum.length; word++) sum[word]! ^= other[word]!;
}
