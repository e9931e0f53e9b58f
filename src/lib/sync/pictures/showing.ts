import { addInto, blockBytes, blocksOf, drawn, maxTransferBytes, partsOf } from './mixing.ts';
import { maxMix, nameOf, textOfPicture } from './picture.ts';

/** How many mixes go into one picture: 117 squares a side, or 77, which poor cameras read too. */
export const mixesIn = { fine: 5, coarse: 2 } as const;
export type Grain = keyof typeof mixesIn;

/** One transfer on its way to a camera: an endless row of pictures. */
export class Showing {
	readonly transfer: string;
	readonly bytes: number;
	readonly #blocks: readonly Uint32Array[];
	#mix = 0;

	/** Only what a camera is meant to carry: from one byte to `maxTransferBytes`. */
	constructor(bytes: Uint8Array) {
		if (bytes.length === 0 || bytes.length > maxTransferBytes) {
			throw new RangeError(`${bytes.length} bytes are not for pictures`);
		}
		this.transfer = nameOf(bytes);
		this.bytes = bytes.length;
		this.#blocks = cut(bytes);
	}

	/** The text of the next picture; of a short transfer it is the same again and again. */
	next(grain: Grain): string {
		const count = Math.min(this.#blocks.length, mixesIn[grain]);
		if (this.#mix + count > maxMix) this.#mix = 0;
		const mix = this.#mix;
		const isWholeInOne = this.#blocks.length === 1;
		this.#mix += isWholeInOne ? 0 : count;
		const mixes = Array.from({ length: count }, (_, number) => this.#mixed(mix + number));
		return textOfPicture({ transfer: this.transfer, length: this.bytes, mix, mixes });
	}

	#mixed(mix: number): Uint8Array {
		const parts = partsOf(mix, this.#blocks.length);
		const sum = new Uint32Array(blockBytes / 4);
		this.#blocks.forEach((block, number) => {
			if ((parts[number >> 5]! >>> (number & 31)) & 1) addInto(sum, block);
		});
		return new Uint8Array(sum.buffer);
	}
}

/** What fills the last block up is like chance: in stripes of nothing a camera sees corners of codes. */
function cut(bytes: Uint8Array): readonly Uint32Array[] {
	return Array.from({ length: blocksOf(bytes.length) }, (_, number) => {
		const block = Uint8Array.from({ length: blockBytes }, (_, at) => drawn(at));
		block.set(bytes.subarray(number * blockBytes, (number + 1) * blockBytes));
		return new Uint32Array(block.buffer);
	});
}
