import { createContext } from 'svelte';

export type Theme = 'system' | 'light' | 'dark';
export type TextSize = '100' | '125' | '150' | '200';
export type Density = 'comfortable' | 'compact';

interface Choice {
	readonly theme: Theme;
	readonly sun: boolean;
	readonly size: TextSize;
	readonly density: Density;
}

const plain: Choice = { theme: 'system', sun: false, size: '100', density: 'comfortable' };

/** Also read by static/before.js, before the first paint. */
const key = 'tropa:look';

/** How this person wants the screens to look on this device. */
export class Look {
	#choice = $state.raw<Choice>(readChoice());

	get theme(): Theme {
		return this.#choice.theme;
	}

	get sun(): boolean {
		return this.#choice.sun;
	}

	get size(): TextSize {
		return this.#choice.size;
	}

	get density(): Density {
		return this.#choice.density;
	}

	set(change: Partial<Choice>): void {
		this.#choice = { ...this.#choice, ...change };
		show(this.#choice);
		keep(this.#choice);
	}
}

export const [useLook, provideLook] = createContext<Look>();

function readChoice(): Choice {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
		return { ...plain, ...(kept as Partial<Choice>) };
	} catch {
		return plain;
	}
}

function show({ theme, sun, size, density }: Choice): void {
	const { dataset } = document.documentElement;
	mark(dataset, 'theme', theme === 'system' ? undefined : theme);
	mark(dataset, 'sun', sun ? '' : undefined);
	mark(dataset, 'size', size === '100' ? undefined : size);
	mark(dataset, 'density', density === 'compact' ? density : undefined);
}

function mark(dataset: DOMStringMap, name: string, value: string | undefined): void {
	if (value === undefined) delete dataset[name];
	else dataset[name] = value;
}

function keep(choice: Choice): void {
	try {
		localStorage.setItem(key, JSON.stringify(choice));
	} catch (cause) {
		console.warn('The look could not be kept on this device', cause);
	}
}
