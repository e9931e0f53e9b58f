import type { Bond, BondState, EndReason } from '../bonds/bond.ts';
import { lifeOf } from '../bonds/life.ts';
import type { Consent, ConsentKind } from '../registry/consents.ts';
import type { RegistryPerson } from '../registry/person.ts';
import { coveredByGroup, type GroupCounts } from '../registry/special-groups.ts';
import type { Registry } from '../registry/registry.ts';
import { dayOrNothing, type MaybeDay } from './maybe-day.ts';

/**
 * The bases of a school as facts to count: who they are stands in the registry itself, and what is
 * nobody's business outside of it (special categories, contacts, words) is not in here.
 */
export interface RegistryDigest {
	readonly of: 'registry';
	readonly people: readonly BasePersonDigest[];
	readonly bonds: readonly BondDigest[];
	/** Counts, and never whose they are; absent in what an earlier version kept. */
	readonly groups?: GroupCounts;
}

export interface BasePersonDigest {
	readonly id: string;
	/** The person of the app, once they have an account; empty before. */
	readonly accountId: string;
	readonly isMentor: boolean;
	readonly isMentee: boolean;
	readonly isPupil: boolean;
	readonly birthDate: MaybeDay;
	readonly youngSpecialist: boolean;
	readonly experienceYears: number | null;
	readonly mentorStatus: string;
	readonly menteeStatus: string;
	readonly source: string;
	readonly certificateOn: MaybeDay;
	/** The day on the paper of a mentor's training. */
	readonly trainedOn: MaybeDay;
	readonly identifiedOn: MaybeDay;
	readonly joinedOn: MaybeDay;
	readonly completedOn: MaybeDay;
	readonly capacity: number | null;
	readonly hoursMonth: number | null;
	readonly consents: readonly ConsentDigest[];
}

export interface ConsentDigest {
	readonly kind: ConsentKind;
	readonly requestedOn: MaybeDay;
	readonly givenOn: MaybeDay;
	readonly until: MaybeDay;
	readonly withdrawnOn: MaybeDay;
	readonly destroyedOn: MaybeDay;
}

export interface BondDigest {
	readonly id: string;
	/** Who is the mentor now. */
	readonly mentorId: string;
	readonly menteeIds: readonly string[];
	/** The pair of the app; empty while its programme is not open. */
	readonly pairId: string;
	readonly state: BondState;
	readonly form: string;
	readonly createdOn: MaybeDay;
	/** The first order; empty while there is none. */
	readonly orderedOn: MaybeDay;
	readonly from: MaybeDay;
	readonly to: MaybeDay;
	readonly endedOn: MaybeDay;
	readonly endReason: EndReason | '';
	readonly mentorChanges: number;
}

export function registryDigest(registry: Registry, bonds: readonly Bond[]): RegistryDigest {
	const consents = Map.groupBy(registry.consents, ({ personId }) => personId);
	const digests = bonds.map(bondDigest).toSorted(byId);
	return {
		of: 'registry',
		people: registry.people
			.map((person) => personDigest(person, consents.get(person.id) ?? []))
			.toSorted(byId),
		bonds: digests,
		groups: Object.fromEntries(
			[...coveredByGroup(registry.people, digests)]
				.map(([group, people]) => [group, people.length] as const)
				.filter(([, count]) => count > 0)
		)
	};
}

function personDigest(person: RegistryPerson, consents: readonly Consent[]): BasePersonDigest {
	const { id, accountId, isMentor, isMentee, isPupil, youngSpecialist } = person;
	const { mentorStatus, menteeStatus, source } = person;
	return {
		...{ id, accountId, isMentor, isMentee, isPupil, youngSpecialist },
		...{ mentorStatus, menteeStatus, source },
		birthDate: dayOrNothing(person.birthDate),
		experienceYears: person.experienceYears ?? null,
		certificateOn: dayOrNothing(person.certificateOn),
		trainedOn: dayOrNothing(person.trainedOn),
		identifiedOn: dayOrNothing(person.identifiedOn),
		joinedOn: dayOrNothing(person.joinedOn),
		completedOn: dayOrNothing(person.completedOn),
		capacity: person.capacity ?? null,
		hoursMonth: person.hoursMonth ?? null,
		consents: consents.toSorted(byId).map(consentDigest)
	};
}

function consentDigest(consent: Consent): ConsentDigest {
	return {
		kind: consent.kind,
		requestedOn: dayOrNothing(consent.requestedOn),
		givenOn: dayOrNothing(consent.givenOn),
		until: dayOrNothing(consent.until),
		withdrawnOn: dayOrNothing(consent.withdrawnOn),
		destroyedOn: dayOrNothing(consent.destroyedOn)
	};
}

function bondDigest(bond: Bond): BondDigest {
	const life = lifeOf(bond);
	const { id, menteeIds, pairId, form } = bond;
	return {
		...{ id, menteeIds, pairId, form },
		mentorId: life.mentorId,
		state: life.state,
		createdOn: dayOrNothing(bond.createdOn),
		orderedOn: dayOrNothing(bond.history.find(({ kind }) => kind === 'ordered')?.on ?? ''),
		from: dayOrNothing(bond.from),
		to: dayOrNothing(life.to),
		endedOn: dayOrNothing(life.end?.on ?? ''),
		endReason: life.end?.reason ?? '',
		mentorChanges: life.before.length
	};
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
