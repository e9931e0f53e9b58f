import type { Account, PersonCard } from '#lib/domain/account.ts';

/** Everybody of the school whom this device knows by name. */
export function peopleOf(account: Account): readonly PersonCard[] {
	const all = [
		account.person,
		...account.pairs.flatMap(({ mentors, mentees }) => [...mentors, ...mentees])
	];
	return [...new Map(all.map((person) => [person.id, person])).values()].toSorted((a, b) =>
		a.name.localeCompare(b.name, 'ru')
	);
}
