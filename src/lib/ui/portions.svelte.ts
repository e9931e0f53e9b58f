import { onDestroy, untrack } from 'svelte';
import { idsOf } from './ids-of.ts';

const first = 10;
const more = 8;

/**
 * Long lists are put on the screen in portions, one a frame, so that no single one of them keeps the
 * phone from answering a tap. What was put there stays, and is hidden while nobody wants to see it:
 * making it again costs more.
 */
export class Portions {
	#wanted: readonly string[] = [];
	#there = $state.raw(idsOf([]));
	#frame: number | undefined;

	/** Those of them that are on the screen by now. */
	among<T>(all: readonly T[], idOf: (one: T) => string): readonly T[] {
		const there = this.#there;
		return all.filter((one) => there.has(idOf(one)));
	}

	want(ids: readonly string[]): void {
		this.#wanted = ids;
		this.stop();
		this.#put(first);
	}

	stop(): void {
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
		this.#frame = undefined;
	}

	#put(atMost: number): void {
		const missing = this.#wanted.filter((id) => !this.#there.has(id));
		if (missing.length === 0) return;
		this.#there = idsOf([...this.#there, ...missing.slice(0, atMost)]);
		if (missing.length > atMost) this.#frame = requestAnimationFrame(() => this.#put(more));
	}
}

/** For a component that shows a long list: what is wanted may change at any time. */
export function usePortions(wanted: () => readonly string[]): Portions {
	const portions = new Portions();
	portions.want(untrack(wanted));
	$effect(() => {
		const ids = wanted();
		untrack(() => portions.want(ids));
	});
	onDestroy(() => portions.stop());
	return portions;
}
