import type { PairCard, PersonCard } from '#lib/domain/account.ts';
import type { Contact } from '#lib/domain/contact.ts';

export interface Participant extends PersonCard {
	/** Undefined for somebody who has never come in. */
	readonly at: number | undefined;
	readonly app: string | undefined;
}

export interface Participants {
	/** Who is silent longest comes first. */
	readonly away: readonly Participant[];
	readonly near: readonly Participant[];
}

const weekMs = 7 * 86_400_000;

/** The people of pairs that have not ended, by when they were heard of. */
export function participantsOf(
	pairs: readonly PairCard[],
	contactOf: (personId: string) => Contact | undefined,
	now: number
): Participants {
	const running = pairs.filter(({ state }) => state !== 'ended');
	const people = new Map(
		running.flatMap(({ mentors, mentees }) => [...mentors, ...mentees]).map((one) => [one.id, one])
	);
	const all = [...people.values()].flatMap((person) => {
		const contact = contactOf(person.id);
		return contact ? [{ ...person, at: contact.at, app: contact.app }] : [];
	});
	const sorted = all.toSorted(
		(a, b) => (a.at ?? 0) - (b.at ?? 0) || a.name.localeCompare(b.name, 'ru')
	);
	const isAway = ({ at }: Participant): boolean => at === undefined || now - at > weekMs;
	return { away: sorted.filter(isAway), near: sorted.filter((one) => !isAway(one)) };
}
