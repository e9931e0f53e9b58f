import { addInto, blockBytes, blocksOf, partsOf } from './mixing.ts';
import { nameOf, readPicture, type Picture } from './picture.ts';

export type Gathered =
	/** Not one of ours, or read wrongly. */
	| { readonly is: 'nothing' }
	| { readonly is: 'part'; readonly transfer: string; readonly have: number; readonly of: number }
	| { readonly is: 'whole'; readonly transfer: string; readonly bytes: Uint8Array }
	/** It was put together and is not what its name says: somebody forged pictures. It starts again. */
	| { readonly is: 'spoilt'; readonly transfer: string };

/** Somebody may hold a wrong phone before the camera, and then the right one. */
const maxTransfers = 3;

/** What a camera has seen so far. Order, repetition and losses do not matter. */
export class Gathering {
	readonly #transfers = new Map<string, Pile>();

	take(text: string): Gathered {
		const picture = readPicture(text);
		if (!picture) return { is: 'nothing' };
		const { transfer } = picture;
		const pile = this.#pileOf(picture);
		if (pile.length !== picture.length) return { is: 'nothing' };
		pile.add(picture);
		const bytes = pile.bytes();
		if (!bytes) return { is: 'part', transfer, have: pile.have, of: pile.blocks };
		if (nameOf(bytes) === transfer) return { is: 'whole', transfer, bytes };
		this.#transfers.delete(transfer);
		return { is: 'spoilt', transfer };
	}

	/** The one seen last stays longest. */
	#pileOf({ transfer, length }: Picture): Pile {
		const pile = this.#transfers.get(transfer) ?? new Pile(length);
		this.#transfers.delete(transfer);
		this.#transfers.set(transfer, pile);
		const [oldest] = this.#transfers.keys();
		if (this.#transfers.size > maxTransfers && oldest !== undefined) this.#transfers.delete(oldest);
		return pile;
	}
}

interface Row {
	readonly parts: Uint32Array;
	readonly sum: Uint32Array;
}

/** The mixes of one transfer, as rows of a system of equations in steps: row n begins with block n. */
class Pile {
	readonly length: number;
	readonly blocks: number;
	readonly #rows: (Row | undefined)[];
	#have = 0;

	constructor(length: number) {
		this.length = length;
		this.blocks = blocksOf(length);
		this.#rows = new Array<Row | undefined>(this.blocks).fill(undefined);
	}

	/** How many of the blocks are as good as known. */
	get have(): number {
		return this.#have;
	}

	add({ mix, mixes }: Picture): void {
		mixes.forEach((bytes, number) => {
			if (this.#have === this.blocks) return;
			const parts = partsOf(mix + number, this.blocks);
			this.#put({ parts, sum: new Uint32Array(bytes.buffer, bytes.byteOffset, blockBytes / 4) });
		});
	}

	/** Undefined until it is whole. */
	bytes(): Uint8Array | undefined {
		if (this.#have < this.blocks) return undefined;
		const bytes = new Uint8Array(this.blocks * blockBytes);
		for (let block = this.blocks - 1; block >= 0; block--) {
			const row = this.#rows[block]!;
			// All later blocks are known by now: each row holds one block alone.
			for (let later = block + 1; later < this.blocks; later++) {
				if (holds(row.parts, later)) addRow(row, this.#rows[later]!);
			}
			bytes.set(new Uint8Array(row.sum.buffer, row.sum.byteOffset, blockBytes), block * blockBytes);
		}
		return bytes.subarray(0, this.length);
	}

	/** A mix that says nothing new adds up to nothing. */
	#put(row: Row): void {
		for (let block = 0; block < this.blocks; block++) {
			if (!holds(row.parts, block)) continue;
			const known = this.#rows[block];
			if (!known) {
				this.#rows[block] = row;
				this.#have++;
				return;
			}
			addRow(row, known);
		}
	}
}

function holds(parts: Uint32Array, block: number): boolean {
	return ((parts[block >> 5]! >>> (block & 31)) & 1) === 1;
}

function addRow(row: Row, other: Row): void {
	addInto(row.parts, other.parts);
	addInto(row.sum, other.sum);
}
