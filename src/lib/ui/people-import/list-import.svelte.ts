import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { takeIn } from '#lib/documents/registry/commands.ts';
import type { Part } from '#lib/domain/registry/fields.ts';
import type { Source } from '#lib/import/import-work.ts';
import type { Target } from '#lib/import/people/headings.ts';
import type { PeopleTable } from '#lib/import/people/people-table.ts';
import {
	proposeMapping,
	proposePeople,
	type Mapping,
	type ProposedPerson
} from '#lib/import/people/propose-people.ts';
import { ImportDesk } from '#lib/ui/import-desk.ts';
import type { RegistryView } from '#lib/ui/registry-view.svelte.ts';
import { peopleImportTexts as texts } from '#lib/ui/texts/ru/people-import.ts';

/** What is done with a row: a new person, one of the base, or nothing. */
export type Decision = 'new' | 'skip' | { readonly same: string };

/** A list of people on its way into the base. Nothing is written before «Внести». */
export class ListImport {
	readonly #view: RegistryView;
	#part = $state<Part>('mentor');
	#table = $state.raw<PeopleTable | undefined>();
	#mapping = $state.raw<Mapping>([]);
	#busy = $state(false);
	#trouble = $state<string | undefined>();
	#applied = $state<number | undefined>();
	readonly #decisions = new SvelteMap<number, Decision>();

	readonly proposal = $derived.by(() =>
		this.#table
			? proposePeople(
					this.#table,
					{ mapping: this.#mapping, part: this.#part },
					this.#view.registry.people
				)
			: undefined
	);
	readonly undecided = $derived.by(
		() => (this.proposal?.people ?? []).filter((one) => this.decisionOf(one) === undefined).length
	);
	readonly takenCount = $derived.by(
		() =>
			(this.proposal?.people ?? []).filter((one) => {
				const decision = this.decisionOf(one);
				return decision !== undefined && decision !== 'skip';
			}).length
	);

	constructor(view: RegistryView) {
		this.#view = view;
	}

	get part(): Part {
		return this.#part;
	}

	get table(): PeopleTable | undefined {
		return this.#table;
	}

	get mapping(): Mapping {
		return this.#mapping;
	}

	get busy(): boolean {
		return this.#busy;
	}

	get trouble(): string | undefined {
		return this.#trouble;
	}

	get applied(): number | undefined {
		return this.#applied;
	}

	choosePart(part: Part): void {
		this.#part = part;
		if (this.#table) this.#mapping = proposeMapping(this.#table, part);
		this.#decisions.clear();
	}

	async take(source: Source): Promise<void> {
		this.restart();
		this.#busy = true;
		try {
			const read = await new ImportDesk().readPeople(source);
			if (read.ok) {
				this.#table = read.value;
				this.#mapping = proposeMapping(read.value, this.#part);
			} else this.#trouble = read.sentence;
		} catch (cause) {
			console.warn('A list of people could not be read', cause);
			this.#trouble = texts.failed;
		} finally {
			this.#busy = false;
		}
	}

	restart(): void {
		this.#table = undefined;
		this.#trouble = undefined;
		this.#applied = undefined;
		this.#decisions.clear();
	}

	map(column: number, target: Target | undefined): void {
		this.#mapping = this.#mapping.map((known, at) => {
			if (at === column) return target;
			return known === target ? undefined : known;
		});
	}

	decisionOf(person: ProposedPerson): Decision | undefined {
		const made = this.#decisions.get(person.row);
		if (made !== undefined) return made;
		if (person.repeats !== undefined) return 'skip';
		if (person.known) return { same: person.known.id };
		return person.alike.length > 0 ? undefined : 'new';
	}

	decide(person: ProposedPerson, decision: Decision): void {
		this.#decisions.set(person.row, decision);
	}

	apply(): void {
		const rows = (this.proposal?.people ?? []).flatMap((person) => {
			const decision = this.decisionOf(person);
			if (decision === undefined || decision === 'skip') return [];
			const { name, change } = person;
			return decision === 'new'
				? [{ id: crypto.randomUUID(), isNew: true, change: { ...change, name } }]
				: [{ id: decision.same, isNew: false, change }];
		});
		this.#view.opened.undo.newStep();
		takeIn(this.#view.opened.doc, rows);
		this.#view.opened.undo.newStep();
		this.#applied = rows.length;
		this.#table = undefined;
	}

	undo(): void {
		this.#view.opened.undo.undo();
		this.#applied = undefined;
	}
}

export const [useListImport, provideListImport] = createContext<ListImport>();
