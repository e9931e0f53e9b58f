/** Chance that repeats: the same seed throws the same numbers. */
export interface Dice {
	/** A whole number from 0 to below `sides`. */
	roll(sides: number): number;
	chance(probability: number): boolean;
	pick<T>(choices: readonly T[]): T;
}

export function diceOf(seed: number): Dice {
	let state = (seed * 0x9e3779b9) >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const roll = (sides: number): number => Math.floor(next() * sides);
	return {
		roll,
		chance: (probability) => next() < probability,
		pick: (choices) => choices[roll(choices.length)]!
	};
}
