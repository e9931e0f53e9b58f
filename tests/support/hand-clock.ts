import type { Platform } from '#lib/device/platform.ts';
import { settle } from './turns.ts';

interface Planned {
	readonly at: number;
	readonly order: number;
	readonly run: () => void;
}

/** Time that stands until it is moved, and chance that comes from one number. */
export class HandClock implements Platform {
	#elapsed = 1_000;
	#planned: readonly Planned[] = [];
	#order = 0;
	#chance: number;
	/** How wrong this device's own clock is. */
	skewMs = 0;
	readonly #startAt: number;

	constructor(seed = 1, startAt = Date.parse('2026-09-01T08:00:00Z')) {
		this.#chance = seed;
		this.#startAt = startAt;
	}

	now(): number {
		return this.#startAt + this.#elapsed + this.skewMs;
	}

	elapsed(): number {
		return this.#elapsed;
	}

	after(ms: number, run: () => void): () => void {
		const planned = { at: this.#elapsed + Math.max(0, ms), order: this.#order++, run };
		this.#planned = [...this.#planned, planned];
		return () => {
			this.#planned = this.#planned.filter((one) => one !== planned);
		};
	}

	/** mulberry32: the same seed gives the same run. */
	random(): number {
		this.#chance = (this.#chance + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#chance ^ (this.#chance >>> 15), 1 | this.#chance);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	bytes(length: number): Uint8Array {
		return Uint8Array.from({ length }, () => Math.floor(this.random() * 256));
	}

	/** Everything that is due until then happens in its order, with all that follows from it. */
	async advance(ms: number): Promise<void> {
		const until = this.#elapsed + ms;
		await settle();
		for (let next = this.#next(until); next; next = this.#next(until)) {
			this.#elapsed = Math.max(this.#elapsed, next.at);
			this.#planned = this.#planned.filter((one) => one !== next);
			next.run();
			await settle();
		}
		this.#elapsed = until;
	}

	/** What a crash of the machine leaves of its timers. */
	forget(): void {
		this.#planned = [];
	}

	#next(until: number): Planned | undefined {
		return this.#planned
			.filter(({ at }) => at <= until)
			.sort((one, other) => one.at - other.at || one.order - other.order)[0];
	}
}
