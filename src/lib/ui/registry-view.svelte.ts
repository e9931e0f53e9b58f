import { createContext } from 'svelte';
import type { Attachments } from '#lib/domain/attachments/attachment.ts';
import { lifeOf } from '#lib/domain/bonds/life.ts';
import { keepSame } from '#lib/domain/keep-same.ts';
import { byName } from '#lib/domain/registry/filter.ts';
import { pairedIn, peopleById, type LivingBond } from '#lib/domain/registry/lookups.ts';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';
import { readAttachments } from '#lib/documents/attachments/read.ts';
import { readBonds, type Bonds } from '#lib/documents/registry/bonds.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';
import type { Registry } from '#lib/domain/registry/registry.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, type Clock, type Seen } from './live.svelte.ts';

/** The bases of a school as its curator's screens read them; it lives while somebody moves between them. */
export class RegistryView {
	readonly opened: OpenDocument;
	readonly organisationId: string;
	readonly #clock: Clock;
	readonly #registry: Live<Registry>;
	readonly #bonds: Live<Bonds>;
	readonly #attachments: Live<Attachments>;
	readonly #mode: Seen<'read-only' | 'read-write'>;

	readonly registry = $derived.by(() => this.#registry.current);
	readonly people = $derived.by(() => this.registry.people.toSorted(byName));
	readonly byId = $derived.by(() => peopleById(this.registry));
	readonly bonds = $derived.by((): readonly LivingBond[] =>
		this.#bonds.current.bonds.map((bond) => ({ bond, life: lifeOf(bond) }))
	);
	/** Scans of consents. */
	readonly attachments = $derived.by(() => this.#attachments.current);
	readonly orders = $derived.by(() => this.#bonds.current.orders);
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');
	readonly today = $derived.by(() => this.#clock.today);
	readonly paired = $derived.by(() => pairedIn(this.bonds));

	constructor({
		opened,
		clock,
		organisationId
	}: {
		readonly opened: OpenDocument;
		readonly clock: Clock;
		readonly organisationId: string;
	}) {
		this.opened = opened;
		this.organisationId = organisationId;
		this.#clock = clock;
		let before: Registry | undefined;
		this.#registry = new Live(opened, (doc) => (before = keepSame(before, readRegistry(doc))));
		let bondsBefore: Bonds | undefined;
		this.#bonds = new Live(opened, (doc) => (bondsBefore = keepSame(bondsBefore, readBonds(doc))));
		this.#attachments = new Live(opened, readAttachments);
		this.#mode = seen(opened.mode);
	}

	get now(): number {
		return this.#clock.now;
	}

	person(personId: string): RegistryPerson | undefined {
		return this.byId.get(personId);
	}

	nameOf(personId: string): string {
		return this.byId.get(personId)?.name ?? '';
	}
}

export const [useRegistryView, provideRegistryView] = createContext<RegistryView>();
