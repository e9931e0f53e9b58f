import type { Outcome } from '#lib/domain/outcome.ts';
import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import { readRegister, type HeldRole, type Register, type RegisteredPerson } from './register.ts';
import { phaseOf } from './term.ts';

export interface Waiting {
	readonly person: RegisteredPerson;
	readonly role: HeldRole;
}

/** The register as the server told it last; every change asks it again. */
export class PeopleView {
	#register = $state.raw<Register | undefined>();
	#trouble = $state<string | undefined>();
	#busy = $state(false);
	readonly #now: () => number;
	readonly #toasts: Toasts;
	query = $state('');
	showsEnded = $state(false);

	readonly people = $derived.by(() => {
		const query = plain(this.query);
		return (this.#register?.people ?? [])
			.filter(({ name }) => plain(name).includes(query))
			.map((person) => ({ ...person, roles: this.#shown(person) }))
			.filter(({ roles }) => roles.length > 0)
			.toSorted((a, b) => collator.compare(a.name, b.name));
	});
	readonly waiting = $derived.by((): readonly Waiting[] =>
		(this.#register?.people ?? []).flatMap((person) =>
			person.roles
				.filter((role) => phaseOf(role, this.#now()) === 'waiting')
				.map((role) => ({ person, role }))
		)
	);
	readonly hasEnded = $derived.by(() =>
		(this.#register?.people ?? []).some(({ roles }) =>
			roles.some((role) => phaseOf(role, this.#now()) === 'ended')
		)
	);

	constructor(now: () => number, toasts: Toasts) {
		this.#now = now;
		this.#toasts = toasts;
	}

	get register(): Register | undefined {
		return this.#register;
	}

	get trouble(): string | undefined {
		return this.#trouble;
	}

	get busy(): boolean {
		return this.#busy;
	}

	placeOf(organisationId: string): string | undefined {
		const places = this.#register?.organisations ?? [];
		return places.length > 1 ? places.find(({ id }) => id === organisationId)?.name : undefined;
	}

	async load(): Promise<void> {
		const read = await readRegister();
		this.#trouble = read.ok ? undefined : read.reason;
		if (read.ok) this.#register = read.value;
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

	#shown({ roles }: RegisteredPerson): readonly HeldRole[] {
		return roles
			.filter((role) => {
				const phase = phaseOf(role, this.#now());
				return phase !== 'waiting' && (this.showsEnded || phase !== 'ended');
			})
			.toSorted((a, b) => b.from - a.from);
	}
}

const collator = new Intl.Collator('ru');

function plain(text: string): string {
	return text.toLowerCase().replaceAll('ё', 'е').trim();
}
