/** Does something when asked, but not again too soon; who asked meanwhile is answered once, in the end. */
export class AtMostEvery {
	readonly #ms: number;
	readonly #run: () => void;
	#ranAt = -Infinity;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(ms: number, run: () => void) {
		this.#ms = ms;
		this.#run = run;
	}

	ask(): void {
		const waits = Math.max(0, this.#ranAt + this.#ms - performance.now());
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#ranAt = performance.now();
			this.#run();
		}, waits);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
