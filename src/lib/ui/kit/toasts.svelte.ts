import { createContext } from 'svelte';

export interface Toast {
	readonly id: number;
	readonly text: string;
	readonly undo: (() => void) | undefined;
}

/** Long enough to read the line, to understand the mistake and to reach the button. */
const shownForMs = 10_000;

/** Short words about what has just happened, with the way back. */
export class Toasts {
	#shown = $state.raw<readonly Toast[]>([]);
	#lastId = 0;

	get shown(): readonly Toast[] {
		return this.#shown;
	}

	/** Only one at a time: the way back of an older deed would no longer fit. */
	show(text: string, undo?: () => void): void {
		this.#lastId += 1;
		const id = this.#lastId;
		this.#shown = [{ id, text, undo }];
		setTimeout(() => this.dismiss(id), shownForMs);
	}

	dismiss(id: number): void {
		this.#shown = this.#shown.filter((toast) => toast.id !== id);
	}
}

export const [useToasts, provideToasts] = createContext<Toasts>();
