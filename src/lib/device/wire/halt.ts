import { retryKindOf } from '#lib/sync/refusals.ts';
import type { Cancel, Platform } from '../platform.ts';

/** Even where nothing forbids it, a refused channel is not opened again in the same breath. */
const reopenAfterMs = 5_000;

/** The whole difference goes at once; if that did not help, it may be tried again and again in vain. */
const resyncsAtOnce = 1;

interface HaltParts {
	readonly platform: Platform;
	/** Something else has to go to the server first. */
	readonly isHeldUp: () => boolean;
}

/** While it is on, a channel is not opened: the server said no, for a while or until something changes. */
export class Halt {
	readonly #platform: Platform;
	readonly #isHeldUp: () => boolean;
	readonly #retry: () => void;
	#resyncs = 0;
	#on: { readonly cancel: Cancel | undefined } | undefined;

	constructor({ platform, isHeldUp }: HaltParts, retry: () => void) {
		this.#platform = platform;
		this.#isHeldUp = isHeldUp;
		this.#retry = retry;
	}

	get isOn(): boolean {
		return this.#on !== undefined || this.#isHeldUp();
	}

	begin(refusal: string, retryAfterMs: number): void {
		this.end();
		const retry = retryKindOf(refusal);
		this.#resyncs = retry === 'resync' ? this.#resyncs + 1 : 0;
		const isAtOnce = retry === 'resync' && this.#resyncs <= resyncsAtOnce;
		const ms = Math.max(retryAfterMs, isAtOnce ? 0 : reopenAfterMs);
		const waits = retry === 'later' || retry === 'resync';
		this.#on = { cancel: waits ? this.#platform.after(ms, this.#retry) : undefined };
	}

	/** Something was taken: the next refusal is another one. */
	forget(): void {
		this.#resyncs = 0;
	}

	end(): void {
		this.#on?.cancel?.();
		this.#on = undefined;
	}
}
