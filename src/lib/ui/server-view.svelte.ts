import type { Outcome } from '#lib/domain/outcome.ts';
import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';

/** What the server told last; every change is the server's, and asks it again. */
export class ServerView<Told> {
	#told = $state.raw<Told | undefined>();
	#trouble = $state<string | undefined>();
	#busy = $state(false);
	readonly #read: () => Promise<Outcome<Told, string>>;
	protected readonly toasts: Toasts;

	constructor(read: () => Promise<Outcome<Told, string>>, toasts: Toasts) {
		this.#read = read;
		this.toasts = toasts;
	}

	get told(): Told | undefined {
		return this.#told;
	}

	get trouble(): string | undefined {
		return this.#trouble;
	}

	get busy(): boolean {
		return this.#busy;
	}

	async load(): Promise<void> {
		const read = await this.#read();
		this.#trouble = read.ok ? undefined : read.reason;
		if (read.ok) this.#told = read.value;
	}

	/** True when it was done; else the sentence stands on the screen. */
	async change(work: () => Promise<Outcome<unknown, string>>, said: string): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		try {
			const done = await work();
			this.#trouble = done.ok ? undefined : done.reason;
			if (!done.ok) return false;
			this.toasts.show(said);
			await this.load();
			return true;
		} finally {
			this.#busy = false;
		}
	}
}
