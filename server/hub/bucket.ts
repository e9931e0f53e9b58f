/**
 * Tokens that come back with time. It may be overdrawn: what came is taken, and whoever sent it waits
 * until the debt is paid. Refusing an edit for its speed would only leave a gap behind it.
 */
export class Bucket {
	readonly #perMs: number;
	readonly #most: number;
	#tokens: number;
	#at: number;

	constructor(of: { readonly perSecond: number; readonly atOnce: number }, now: number) {
		this.#perMs = of.perSecond / 1000;
		this.#most = of.atOnce;
		this.#tokens = of.atOnce;
		this.#at = now;
	}

	take(tokens: number, now: number): void {
		this.#refill(now);
		this.#tokens -= tokens;
	}

	isOverdrawn(now: number): boolean {
		this.#refill(now);
		return this.#tokens < 0;
	}

	#refill(now: number): void {
		// A clock that was set back gives nothing and takes nothing.
		if (now > this.#at) {
			this.#tokens = Math.min(this.#most, this.#tokens + (now - this.#at) * this.#perMs);
		}
		this.#at = now;
	}
}
