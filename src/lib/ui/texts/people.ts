import type { PairCard } from '#lib/domain/account.ts';

/** «Ольга Петровна» of «Мирная Ольга Петровна»: as colleagues address each other. A lone name stays. */
export function addressed(name: string): string {
	const parts = name.trim().split(/\s+/);
	return parts.length === 3 ? parts.slice(1).join(' ') : name.trim();
}

/** The other side of the pair, as this person knows it. */
export function partnerNames(pair: PairCard, personId: string): string {
	const isMentor = pair.mentors.some(({ id }) => id === personId);
	const others = isMentor ? pair.mentees : pair.mentors;
	return others.map(({ name }) => addressed(name)).join(', ');
}

/** In one line of the top bar: a whole group would take a third of a phone. */
export function partnersInShort(pair: PairCard, personId: string): string {
	const [first = '', ...others] = partnerNames(pair, personId).split(', ');
	return others.length === 0 ? first : `${first} и\u00a0ещё\u00a0${others.length}`;
}

/** Both sides, as a curator sees the pair. */
export function pairNames(pair: PairCard): string {
	return [...pair.mentors, ...pair.mentees].map(({ name }) => name).join('\u00a0— ');
}
