import type { Facts } from '../access/facts.ts';
import type { Tables } from '../storage/records.ts';
import type { Projector } from './projector.ts';

/** The documents and pairs of one school. */
export interface SchoolBook {
	readonly organisationId: string;
	readonly documents: readonly Tables['documents'][];
	readonly pairs: readonly Tables['pairs'][];
	readonly members: ReadonlyMap<string, readonly Tables['pairMembers'][]>;
	/** Everybody with a role in force. */
	readonly grants: readonly Tables['grants'][];
}

export interface BookParts {
	readonly facts: Pick<Facts, 'approvalsOf'>;
	readonly projector: Pick<Projector, 'digestOf' | 'behindSince'>;
	readonly now: () => number;
}

/** One pass over the records, however many schools there are. */
export function booksOf(facts: Pick<Facts, 'all'>, now: number): ReadonlyMap<string, SchoolBook> {
	const documents = Map.groupBy(
		[...facts.all('documents')].filter(({ erasedAt }) => erasedAt === null),
		({ organisationId }) => organisationId
	);
	const pairs = Map.groupBy(facts.all('pairs'), ({ organisationId }) => organisationId);
	const members = Map.groupBy(facts.all('pairMembers'), ({ pairId }) => pairId);
	const grants = Map.groupBy(
		[...facts.all('grants')].filter(
			({ state, from, to }) => state === 'confirmed' && from <= now && (to === null || to > now)
		),
		({ organisationId }) => organisationId
	);
	const schools = [...facts.all('organisations')].filter(({ kind }) => kind === 'school');
	return new Map(
		schools.map(({ id }) => [
			id,
			{
				organisationId: id,
				documents: documents.get(id) ?? [],
				pairs: pairs.get(id) ?? [],
				members,
				grants: grants.get(id) ?? []
			}
		])
	);
}
