import { settle } from './settle.ts';

interface Timer {
	readonly at: number;
	readonly order: number;
	readonly run: () => void;
	isCancelled: boolean;
}

/** The time of the whole world; it moves only when it is told to. */
export class Clock {
	now = 1_800_000_000_000;
	/** A heap: whoever is due first stands first. */
	readonly #timers: Timer[] = [];
	#order = 0;

	after(ms: number, run: () => void): () => void {
		const timer = { at: this.now + Math.max(0, ms), order: this.#order++, run, isCancelled: false };
		this.#push(timer);
		return () => {
			timer.isCancelled = true;
		};
	}

	every(ms: number, run: () => void): () => void {
		let cancel = (): void => undefined;
		const again = (): void => {
			cancel = this.after(ms, () => {
				again();
				run();
			});
		};
		again();
		return () => cancel();
	}

	/** Everything that is due until then happens in its order, with all that follows from it. */
	async pass(ms: number): Promise<void> {
		const until = this.now + ms;
		await settle();
		while (this.#runNext(until)) await settle();
		this.now = until;
	}

	/** All that are due at the next moment; false if there is none until then. */
	#runNext(until: number): boolean {
		this.#dropCancelled();
		const next = this.#timers[0]?.at ?? Infinity;
		if (next > until) return false;
		this.now = Math.max(this.now, next);
		const before = this.#order;
		for (let timer = this.#timers[0]; timer; timer = this.#timers[0]) {
			// What is asked for now, even at once, comes after what follows from this moment.
			if (timer.at > this.now || timer.order >= before) break;
			this.#pop();
			if (!timer.isCancelled) timer.run();
		}
		return true;
	}

	#dropCancelled(): void {
		while (this.#timers[0]?.isCancelled) this.#pop();
	}

	#push(timer: Timer): void {
		const timers = this.#timers;
		let at = timers.push(timer) - 1;
		while (at > 0) {
			const above = (at - 1) >> 1;
			if (!isBefore(timer, timers[above]!)) break;
			timers[at] = timers[above]!;
			at = above;
		}
		timers[at] = timer;
	}

	#pop(): void {
		const timers = this.#timers;
		const last = timers.pop();
		if (!last || timers.length === 0) return;
		let at = 0;
		for (;;) {
			let below = 2 * at + 1;
			if (below >= timers.length) break;
			if (below + 1 < timers.length && isBefore(timers[below + 1]!, timers[below]!)) below++;
			if (!isBefore(timers[below]!, last)) break;
			timers[at] = timers[below]!;
			at = below;
		}
		timers[at] = last;
	}
}

function isBefore(one: Timer, other: Timer): boolean {
	return one.at < other.at || (one.at === other.at && one.order < other.order);
}
