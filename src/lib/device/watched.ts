import type { Watched } from './surface.ts';

/** Listeners of one thing. A listener that throws does not keep the others from hearing. */
export class Listeners {
	readonly #listeners = new Set<() => void>();

	add(listener: () => void): () => void {
		const own = () => listener();
		this.#listeners.add(own);
		return () => this.#listeners.delete(own);
	}

	tell(): void {
		let failure: { readonly error: unknown } | undefined;
		for (const listener of [...this.#listeners]) {
			try {
				listener();
			} catch (error) {
				failure = { error };
			}
		}
		if (failure) throw failure.error;
	}
}

export class Cell<T> implements Watched<T> {
	#current: T;
	readonly #listeners = new Listeners();

	constructor(first: T) {
		this.#current = first;
	}

	get current(): T {
		return this.#current;
	}

	set(next: T): void {
		if (Object.is(next, this.#current)) return;
		this.#current = next;
		this.#listeners.tell();
	}

	onChange(listener: () => void): () => void {
		return this.#listeners.add(listener);
	}
}

/** Computed at every look; its listeners hear whatever may have changed it. */
export function watchedOf<T>(read: () => T, listeners: Listeners): Watched<T> {
	return {
		get current() {
			return read();
		},
		onChange: (listener) => listeners.add(listener)
	};
}
