import { createContext } from 'svelte';
import type { Part } from '#lib/domain/registry/fields.ts';
import {
	choosePeople,
	isFiltered,
	noFilter,
	type RegistryFilter,
	type SavedFilter
} from '#lib/domain/registry/filter.ts';
import { hasPart } from '#lib/domain/registry/person.ts';
import type { RegistryView } from '#lib/ui/registry-view.svelte.ts';

export type BaseTab = Part | 'consents';

/** Which of the bases is looked at, and how it is filtered. */
export class BaseView {
	readonly registry: RegistryView;
	#tab = $state<BaseTab>('mentor');
	#filter = $state.raw<RegistryFilter>(noFilter);

	readonly part = $derived.by((): Part => (this.#tab === 'mentee' ? 'mentee' : 'mentor'));
	readonly shown = $derived.by(() =>
		choosePeople(this.registry.people, { part: this.part, filter: this.#filter }, this.#world)
	);
	readonly all = $derived.by(() =>
		this.registry.people.filter((person) => hasPart(person, this.part))
	);
	readonly saved = $derived.by(() =>
		this.registry.registry.filters.filter(({ part }) => part === this.part)
	);
	readonly isFiltered = $derived.by(() => isFiltered(this.#filter));
	readonly filterCount = $derived.by(
		() => [this.#filter.area, this.#filter.status, this.#filter.lacks].filter(Boolean).length
	);
	readonly #world = $derived.by(() => ({
		consents: this.registry.registry.consents,
		paired: this.registry.paired,
		today: this.registry.today
	}));

	constructor(registry: RegistryView) {
		this.registry = registry;
	}

	get tab(): BaseTab {
		return this.#tab;
	}

	choose(tab: BaseTab): void {
		this.#tab = tab;
		this.#filter = noFilter;
	}

	get filter(): RegistryFilter {
		return this.#filter;
	}

	set(change: Partial<RegistryFilter>): void {
		this.#filter = { ...this.#filter, ...change };
	}

	get query(): string {
		return this.#filter.query;
	}

	set query(query: string) {
		this.set({ query });
	}

	clear(): void {
		this.#filter = noFilter;
	}

	take(saved: SavedFilter): void {
		this.#filter = saved.filter;
	}
}

export const [useBaseView, provideBaseView] = createContext<BaseView>();
