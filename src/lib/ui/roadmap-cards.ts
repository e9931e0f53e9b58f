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

/** Of the first organisation's roadmaps the one of this school year, else the nearest before it. */
export function roadmapOfYear(
	cards: readonly DocumentCard[],
	year: number
): DocumentCard | undefined {
	const [first] = cards;
	const own = first ? yearsOf(cards, first) : [];
	const before = own.filter(({ schoolYear = year }) => schoolYear <= year);
	return before.at(-1) ?? own[0];
}

/** The roadmaps of one organisation, by school year; one without a year is of before there were several. */
export function yearsOf(
	cards: readonly DocumentCard[],
	{ organisationId }: DocumentCard
): readonly DocumentCard[] {
	return cards
		.filter((card) => card.organisationId === organisationId)
		.toSorted((one, other) => (one.schoolYear ?? 0) - (other.schoolYear ?? 0));
}
