/** Chance from a seed (mulberry32): the same row of numbers in [0, 1) for the same seed. */
export function chanceOf(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let bits = Math.imul(state ^ (state >>> 15), 1 | state);
		bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Bytes that nothing can compress, like sealed ones. */
export function bytesOf(length: number, seed: number): Uint8Array<ArrayBuffer> {
	const chance = chanceOf(seed);
	return Uint8Array.from({ length }, () => Math.floor(chance() * 256));
}
