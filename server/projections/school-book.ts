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
	/** Of its documents. */
	readonly approvals: readonly Tables['approvals'][];
}

export interface BookParts {
	readonly facts: Pick<Facts, 'approvalsOf'>;
	readonly projector: Pick<Projector, 'digestOf' | 'behindSince'>;
	readonly now: () => number;
}

export type SchoolBooks = ReadonlyMap<string, SchoolBook>;

/** One pass over the records, however many schools there are; a school that is as it was keeps its book. */
export function booksOf(
	facts: Pick<Facts, 'all'>,
	now: number,
	before: SchoolBooks = new Map()
): SchoolBooks {
	const documents = Map.groupBy(
		[...facts.all('documents')].filter(({ erasedAt }) => erasedAt === null),
		({ organisationId }) => organisationId
	);
	const pairs = Map.groupBy(facts.all('pairs'), ({ organisationId }) => organisationId);
	const members = Map.groupBy(facts.all('pairMembers'), ({ pairId }) => pairId);
	const approvals = Map.groupBy(facts.all('approvals'), ({ documentId }) => documentId);
	const grants = Map.groupBy(
		[...facts.all('grants')].filter(
			({ state, from, to }) => state === 'confirmed' && from <= now && (to === null || to > now)
		),
		({ organisationId }) => organisationId
	);
	const schools = [...facts.all('organisations')].filter(({ kind }) => kind === 'school');
	return new Map(
		schools.map(({ id }) => {
			const own = { documents: documents.get(id) ?? [], pairs: pairs.get(id) ?? [] };
			const book: SchoolBook = {
				...{ organisationId: id, ...own, grants: grants.get(id) ?? [] },
				members: new Map(own.pairs.map((pair) => [pair.id, members.get(pair.id) ?? []])),
				approvals: own.documents.flatMap((row) => approvals.get(row.id) ?? [])
			};
			const old = before.get(id);
			return [id, old && isSame(old, book) ? old : book];
		})
	);
}

/** A row that changed is another value. */
function isSame(one: SchoolBook, other: SchoolBook): boolean {
	const rows = ({ documents, pairs, grants, approvals, members }: SchoolBook) =>
		[documents, pairs, grants, approvals, ...members.values()] as const;
	const [before, after] = [rows(one), rows(other)];
	return (
		before.length === after.length && before.every((list, at) => isSameList(list, after[at] ?? []))
	);
}

export function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.length === other.length && one.every((value, at) => value === other[at]);
}
