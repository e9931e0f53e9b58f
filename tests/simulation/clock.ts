import { settle } from './settle.ts';

interface Timer {
	readonly at: number;
	readonly order: number;
	readonly run: () => void;
}

/** The time of the whole world; it moves only when it is told to. */
export class Clock {
	now = 1_800_000_000_000;
	#timers: Timer[] = [];
	#order = 0;

	after(ms: number, run: () => void): () => void {
		const timer = { at: this.now + Math.max(0, ms), order: this.#order++, run };
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter((one) => one !== timer);
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
		for (let due = this.#takeDue(until); due.length > 0; due = this.#takeDue(until)) {
			for (const timer of due) timer.run();
			await settle();
		}
		this.now = until;
	}

	#takeDue(until: number): readonly Timer[] {
		const next = this.#timers.reduce((least, { at }) => Math.min(least, at), Infinity);
		if (next > until) return [];
		this.now = Math.max(this.now, next);
		const due = this.#timers.filter(({ at }) => at <= this.now);
		this.#timers = this.#timers.filter(({ at }) => at > this.now);
		return due.sort((a, b) => a.at - b.at || a.order - b.order);
	}
}
