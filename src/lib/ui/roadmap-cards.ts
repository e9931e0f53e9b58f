import type { Account, DocumentCard } from '#lib/domain/account.ts';

/** The roadmaps this person may open: the own organisation's first, then the others by name. */
export function roadmapsOf(account: Account): readonly DocumentCard[] {
	const own = new Set(account.roles.map(({ organisationId }) => organisationId));
	const rank = (card: DocumentCard): string =>
		`${own.has(card.organisationId) ? 0 : 1} ${ownerOf(account, card)}`;
	return account.documents
		.filter(({ kind }) => kind === 'roadmap')
		.toSorted((a, b) => rank(a).localeCompare(rank(b), 'ru'));
}

/** The name of the school or the district it belongs to. */
export function ownerOf(account: Account, card: DocumentCard): string {
	return account.organisations.find(({ id }) => id === card.organisationId)?.name ?? '';
}
