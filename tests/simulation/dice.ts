/** Chance that comes from one integer, so that a run can be played again. */
export class Dice {
	#state: number;

	constructor(seed: number) {
		this.#state = (seed * 0x9e3779b1) >>> 0;
	}

	/** In [0, 1). */
	roll(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from 0 up to and without `below`. */
	below(below: number): number {
		return Math.floor(this.roll() * below);
	}

	oneOf<T>(choices: readonly T[]): T {
		return choices[this.below(choices.length)]!;
	}

	happens(chance: number): boolean {
		return this.roll() < chance;
	}

	bytes(length: number): Uint8Array {
		return Uint8Array.from({ length }, () => this.below(256));
	}
}
