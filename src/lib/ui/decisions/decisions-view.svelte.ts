import type { Outcome } from '#lib/domain/outcome.ts';
import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import { readLateEdits, type LateEdits } from './late-edits.ts';

/** Late edits as the server told them last; every decision asks again. */
export class DecisionsView {
	#found = $state.raw<LateEdits | undefined>();
	#trouble = $state<string | undefined>();
	#busy = $state(false);
	readonly #toasts: Toasts;

	constructor(toasts: Toasts) {
		this.#toasts = toasts;
	}

	get found(): LateEdits | undefined {
		return this.#found;
	}

	get trouble(): string | undefined {
		return this.#trouble;
	}

	get busy(): boolean {
		return this.#busy;
	}

	async load(): Promise<void> {
		const read = await readLateEdits();
		this.#trouble = read.ok ? undefined : read.reason;
		if (read.ok) this.#found = read.value;
	}

	/** True when it was done; else the sentence stands on the screen. */
	async change(work: () => Promise<Outcome<unknown, string>>, said: string): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		try {
			const done = await work();
			this.#trouble = done.ok ? undefined : done.reason;
			if (!done.ok) return false;
			this.#toasts.show(said);
			await this.load();
			return true;
		} finally {
			this.#busy = false;
		}
	}

	async copy(words: readonly string[], texts: { readonly ok: string; readonly not: string }) {
		try {
			await navigator.clipboard.writeText(words.join('\n\n'));
			this.#toasts.show(texts.ok);
		} catch {
			// The browser wants no help with copying: the words stand on the screen.
			this.#toasts.show(texts.not);
		}
	}
}
