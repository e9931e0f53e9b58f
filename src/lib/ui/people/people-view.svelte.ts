import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import { ServerView } from '#lib/ui/server-view.svelte.ts';
import { readRegister, type HeldRole, type Register, type RegisteredPerson } from './register.ts';
import { phaseOf } from './term.ts';

export interface Waiting {
	readonly person: RegisteredPerson;
	readonly role: HeldRole;
}

/** The register as the server told it last. */
export class PeopleView extends ServerView<Register> {
	readonly #now: () => number;
	query = $state('');
	showsEnded = $state(false);

	readonly people = $derived.by(() => {
		const query = plain(this.query);
		return (this.told?.people ?? [])
			.filter(({ name }) => plain(name).includes(query))
			.map((person) => ({ ...person, roles: this.#shown(person) }))
			.filter(({ roles }) => roles.length > 0)
			.toSorted((a, b) => collator.compare(a.name, b.name));
	});
	readonly waiting = $derived.by((): readonly Waiting[] =>
		(this.told?.people ?? []).flatMap((person) =>
			person.roles
				.filter((role) => phaseOf(role, this.#now()) === 'waiting')
				.map((role) => ({ person, role }))
		)
	);
	readonly hasEnded = $derived.by(() =>
		(this.told?.people ?? []).some(({ roles }) =>
			roles.some((role) => phaseOf(role, this.#now()) === 'ended')
		)
	);

	constructor(now: () => number, toasts: Toasts) {
		super(readRegister, toasts);
		this.#now = now;
	}

	placeOf(organisationId: string): string | undefined {
		const places = this.told?.organisations ?? [];
		return places.length > 1 ? places.find(({ id }) => id === organisationId)?.name : undefined;
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
