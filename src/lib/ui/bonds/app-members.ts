import type { PairCard, PersonCard } from '#lib/domain/account.ts';
import type { LivingBond } from '#lib/domain/registry/lookups.ts';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';

export interface Joining {
	readonly part: 'mentor' | 'mentee';
	readonly person: RegistryPerson;
}

function isAmong(person: RegistryPerson, cards: readonly PersonCard[]): boolean {
	return cards.some((card) => isSame(person, card));
}

function isSame({ accountId, name }: RegistryPerson, card: PersonCard): boolean {
	return accountId === '' ? card.name === name : card.id === accountId;
}

/** Of the app's pair, whoever has to hand over to the bond's own mentor: the latest of those before. */
export function formerMentors(
	{ life }: Pick<LivingBond, 'life'>,
	{ mentors }: Pick<PairCard, 'mentors'>,
	personOf: (id: string) => RegistryPerson | undefined
): readonly PersonCard[] {
	const own = personOf(life.mentorId);
	if (!own) return [];
	const others = mentors.filter((card) => !isSame(own, card));
	for (const { mentorId } of life.before.toReversed()) {
		const person = mentorId === life.mentorId ? undefined : personOf(mentorId);
		const former = person && others.find((card) => isSame(person, card));
		if (former) return [former];
	}
	// Nobody in the base is any of them: it is asked who is meant.
	return isAmong(own, mentors) ? [] : others;
}

/** Mentees of the bond who are not in the app's pair yet, such as all but the first of an older group. */
export function membersOutside(
	{ bond }: LivingBond,
	{ mentees }: Pick<PairCard, 'mentees'>,
	personOf: (id: string) => RegistryPerson | undefined
): readonly RegistryPerson[] {
	return bond.menteeIds.flatMap((id) => {
		const person = personOf(id);
		return person && !isAmong(person, mentees) ? [person] : [];
	});
}

/** Who may go along beside the bond's own mentor. */
export function mentorsBeside(
	{ bond, life }: LivingBond,
	{ mentors }: Pick<PairCard, 'mentors'>,
	people: readonly RegistryPerson[]
): readonly RegistryPerson[] {
	return people.filter(
		(person) =>
			person.isMentor &&
			person.mentorStatus !== 'left' &&
			person.id !== life.mentorId &&
			!bond.menteeIds.includes(person.id) &&
			!isAmong(person, mentors)
	);
}
