import type { Account, DocumentCard } from '#lib/domain/account.ts';

/** The bases of the school in which this person has a role: the one they write, before one they read. */
export function registryOf(account: Account): DocumentCard | undefined {
	const cards = account.documents.filter(({ kind }) => kind === 'registry');
	return cards.find(({ mode }) => mode === 'read-write') ?? cards[0];
}
