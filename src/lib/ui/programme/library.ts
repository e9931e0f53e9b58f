import type { Account, DocumentCard, PairCard } from '#lib/domain/account.ts';

/** Where a school keeps what its pairs may begin with. */
export function libraryOf(account: Account | undefined, pair: PairCard): DocumentCard | undefined {
	return account?.documents.find(
		({ kind, organisationId }) => kind === 'library' && organisationId === pair.organisationId
	);
}
