import type { Cancel, Platform } from './platform.ts';

export interface ByAndByParts {
	readonly platform: Platform;
	/** What waits for nothing but another answer. */
	readonly refused: () => readonly string[];
	readonly offer: (batches: readonly string[]) => void;
}

const lookEveryMs = 45_000;
const longestMs = 60 * 60_000;

interface Patience {
	readonly waitMs: number;
	readonly until: number;
}

/**
 * Offers again what a right held up that the account says is there. A right that went and came back
 * leaves the account as it was, so nobody says that it changed. Each edit waits longer every time.
 */
export class ByAndBy {
	readonly #parts: ByAndByParts;
	readonly #patience = new Map<string, Patience>();
	#planned: Cancel | undefined;

	constructor(parts: ByAndByParts) {
		this.#parts = parts;
	}

	start(): void {
		this.#planned = this.#parts.platform.after(lookEveryMs, () => {
			this.start();
			this.#look();
		});
	}

	stop(): void {
		this.#planned?.();
	}

	#look(): void {
		const refused = this.#parts.refused();
		for (const batch of this.#patience.keys())
			if (!refused.includes(batch)) this.#patience.delete(batch);
		const due = refused.filter((batch) => this.#isDue(batch));
		if (due.length > 0) this.#parts.offer(due);
	}

	#isDue(batch: string): boolean {
		const now = this.#parts.platform.elapsed();
		const { waitMs, until } = this.#patience.get(batch) ?? { waitMs: lookEveryMs, until: now };
		if (now < until) return false;
		this.#patience.set(batch, { waitMs: Math.min(waitMs * 2, longestMs), until: now + waitMs });
		return true;
	}
}
