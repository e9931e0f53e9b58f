const first = 24;
const more = 12;

/**
 * Long lists are put on the screen in portions, one a frame, so that no single one of them keeps the
 * phone from answering a tap. What was put there stays.
 */
export class Portions {
	readonly #total: () => number;
	#limit = $state(first);
	#frame: number | undefined;

	constructor(total: () => number) {
		this.#total = total;
	}

	/** How many rows may be on the screen by now. */
	get limit(): number {
		return this.#limit;
	}

	restart(): void {
		this.stop();
		this.#limit = first;
		this.#next();
	}

	/** Everything at once, such as before it is printed. */
	finish(): void {
		this.stop();
		this.#limit = Infinity;
	}

	stop(): void {
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
		this.#frame = undefined;
	}

	#next(): void {
		this.#frame = requestAnimationFrame(() => {
			this.#limit = this.#limit >= this.#total() ? Infinity : this.#limit + more;
			if (this.#limit !== Infinity) this.#next();
		});
	}
}
