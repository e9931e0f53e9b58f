import { missingConsents, type Consent } from '../registry/consents.ts';
import type { LivingBond } from '../registry/lookups.ts';
import { isMinorOn, type RegistryPerson } from '../registry/person.ts';
import type { Bond, BondEvent, BondEventKind } from './bond.ts';
import { mayHappen } from './life.ts';
import type { LineChange, OrderLine, PairOrder } from './order.ts';

/** Words that only the screens know. */
export interface OrderWords {
	readonly form: (form: string) => string;
	readonly kind: (kind: string) => string;
	readonly day: (day: string) => string;
	readonly change: (event: BondEvent, nameOf: (personId: string) => string) => string;
	readonly consent: (consent: Consent) => string;
}

export interface OrderWorld {
	readonly people: ReadonlyMap<string, RegistryPerson>;
	readonly consents: readonly Consent[];
	readonly bonds: readonly LivingBond[];
	readonly orders: readonly PairOrder[];
	readonly today: string;
}

/** Why a bond cannot stand in an order yet. */
export type OrderBarrier = 'consents' | 'agreement' | 'unknown-person';

export interface Orderable {
	readonly living: LivingBond;
	readonly barriers: readonly OrderBarrier[];
	/** Persons whose papers are missing. */
	readonly unsigned: readonly string[];
}

/** Bonds that no order stands behind yet, and what keeps each from it. */
export function orderables(world: OrderWorld): readonly Orderable[] {
	const open = new Set(['proposed', 'agreed', 'trial', 'tried']);
	return world.bonds
		.filter(({ life }) => open.has(life.state))
		.map((living) => {
			const ids = [living.life.mentorId, ...living.bond.menteeIds];
			const persons = ids.flatMap((id) => world.people.get(id) ?? []);
			const unsigned = persons
				.filter((one) => missingConsents(one, world.consents, world.today).length > 0)
				.map(({ id }) => id);
			const rules: readonly (readonly [OrderBarrier, boolean])[] = [
				['unknown-person', persons.length < ids.length || living.bond.menteeIds.length === 0],
				['consents', unsigned.length > 0],
				['agreement', !mayHappen(living.life, 'ordered')]
			];
			const barriers = rules.filter(([, stands]) => stands).map(([barrier]) => barrier);
			return { living, barriers, unsigned };
		});
}

/** The row of a bond as it is today; the order keeps it so. */
export function lineOf(
	{ bond, life }: LivingBond,
	words: OrderWords,
	{ people, consents, today }: OrderWorld
): OrderLine {
	const mentor = people.get(life.mentorId);
	const mentees = bond.menteeIds.flatMap((id) => people.get(id) ?? []);
	const ids = [life.mentorId, ...bond.menteeIds];
	const papers = consents.filter(
		({ personId, kind, givenOn }) =>
			ids.includes(personId) && givenOn !== '' && kind.endsWith('participation')
	);
	const agreement = papers.find(({ personId }) => personId === life.mentorId);
	return {
		bondId: bond.id,
		change: 'none',
		mentor: mentor?.name ?? '',
		mentorPost: mentor?.post ?? '',
		mentorCategory: mentor?.category ?? '',
		mentees: mentees.map(({ name }) => name).join('\n'),
		menteePost: mentees.map(({ post }) => post).join('\n'),
		form: words.form(bond.form),
		kind: words.kind(bond.kind),
		request: bond.request || mentees.map(({ mainRequest }) => mainRequest).join('\n'),
		from: bond.from,
		to: life.to,
		pay: [agreement?.agreement, agreement?.payTerms].filter(Boolean).join(', '),
		consents: papers.map(words.consent).join('; '),
		note: '',
		hasMinors: mentees.some((one) => isMinorOn(one, today))
	};
}

const changes: Readonly<Partial<Record<BondEventKind, LineChange>>> = {
	'mentor-changed': 'mentor',
	prolonged: 'prolong',
	completed: 'end',
	terminated: 'end',
	paused: 'pause',
	resumed: 'resume'
};

export interface OpenChange {
	readonly living: LivingBond;
	readonly event: BondEvent;
}

/** What has happened to ordered bonds and stands in no order yet. */
export function openChanges({ bonds, orders }: OrderWorld): readonly OpenChange[] {
	const signed = new Set(orders.map(({ id }) => id));
	return bonds.flatMap((living) => {
		const late = new Set(living.life.late.map(({ id }) => id));
		return living.bond.history
			.filter(({ id, kind, orderId }) => kind in changes && !late.has(id) && !signed.has(orderId))
			.map((event) => ({ living, event }));
	});
}

export function changeLine(
	{ living, event }: OpenChange,
	words: OrderWords,
	world: OrderWorld
): OrderLine {
	const nameOf = (id: string): string => world.people.get(id)?.name ?? '';
	return {
		...lineOf(living, words, world),
		change: changes[event.kind] ?? 'none',
		from: event.on,
		note: words.change(event, nameOf)
	};
}

export function bondsIn(order: PairOrder, bonds: readonly LivingBond[]): readonly Bond[] {
	const ids = new Set(order.lines.map(({ bondId }) => bondId));
	return bonds.map(({ bond }) => bond).filter(({ id }) => ids.has(id));
}
