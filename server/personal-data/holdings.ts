import type { Facts } from '../access/facts.ts';
import type { Tables } from '../storage/records.ts';

/** What is kept about one person. */
export interface Holdings {
	readonly person: Tables['people'];
	readonly grants: readonly Tables['grants'][];
	readonly pairs: readonly Tables['pairs'][];
	/** Written by this person alone. */
	readonly own: readonly Tables['documents'][];
	/** Written together with the others of the pair. */
	readonly shared: readonly Tables['documents'][];
	readonly lateEdits: readonly Tables['quarantine'][];
}

export function holdingsOf(facts: Pick<Facts, 'find' | 'all'>, person: Tables['people']): Holdings {
	const { id } = person;
	const pairIds = new Set(
		[...facts.all('pairMembers')].filter((row) => row.personId === id).map((row) => row.pairId)
	);
	const alive = [...facts.all('documents')].filter(({ erasedAt }) => erasedAt === null);
	return {
		person,
		grants: [...facts.all('grants')].filter(({ personId }) => personId === id),
		pairs: [...facts.all('pairs')].filter((pair) => pairIds.has(pair.id)),
		own: alive.filter(({ ownerId }) => ownerId === id),
		shared: alive.filter(
			({ ownerId, pairId }) => ownerId === null && pairId !== null && pairIds.has(pairId)
		),
		lateEdits: [...facts.all('quarantine')].filter(({ authorId }) => authorId === id)
	};
}
