import { isOrdered, type BondState } from '../bonds/bond.ts';
import type { RegistryPerson } from './person.ts';

/** Groups whose part in the programmes is told as a number, and only from so many people on. */
export const specialGroups = [
	...(['disability', 'gifted', 'hardship', 'poor', 'remote', 'orphan'] as const)
] as const;
export type SpecialGroup = (typeof specialGroups)[number];

/** How many of each group take part; a group without anybody is left out. */
export type GroupCounts = Readonly<Partial<Record<SpecialGroup, number>>>;

/** A card says it in words: these are the usual ones. */
const wordsOf: Readonly<Record<SpecialGroup, RegExp>> = {
	disability: /(?<!\p{L})овз(?!\p{L})|ограниченн\p{L}* возможност|инвалид/iu,
	gifted: /одар[её]нн|выдающ\p{L}* способност/iu,
	hardship: /(?<!\p{L})тжс(?!\p{L})|трудн\p{L}* жизненн/iu,
	poor: /малоимущ|малообеспеченн/iu,
	remote: /сельск|труднодоступн|отдал[её]нн/iu,
	orphan: /сирот|без попечения/iu
};

/** «не сирота», «ОВЗ снято»: what is denied is not counted. */
const denied = /(?<!\p{L})(?:не|нет|снят\p{L}*)(?!\p{L})/iu;

export function groupsIn(words: string): readonly SpecialGroup[] {
	const said = words.split(/[,;.\n]/u).filter((part) => !denied.test(part));
	return specialGroups.filter((group) => said.some((part) => wordsOf[group].test(part)));
}

export interface BondOfMentees {
	readonly menteeIds: readonly string[];
	readonly state: BondState;
}

/** Mentees of each group who have a pair by an order, or have completed it. */
export function coveredByGroup(
	people: readonly RegistryPerson[],
	bonds: readonly BondOfMentees[]
): ReadonlyMap<SpecialGroup, readonly RegistryPerson[]> {
	const paired = new Set(
		bonds
			.filter(({ state }) => isOrdered(state) || state === 'completed')
			.flatMap(({ menteeIds }) => menteeIds)
	);
	const covered = people.filter(
		({ id, isMentee, menteeStatus }) => isMentee && menteeStatus !== 'left' && paired.has(id)
	);
	const groups = covered.map((person) => ({ person, in: groupsIn(person.specialCategories) }));
	return new Map(
		specialGroups.map((group) => [
			group,
			groups.filter((one) => one.in.includes(group)).map(({ person }) => person)
		])
	);
}
