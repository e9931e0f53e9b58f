import type { Account, DocumentCard } from '#lib/domain/account.ts';
import { roadmapOfYear, roadmapsOf, yearsOf } from './roadmap-cards.ts';

/** The district's roadmap that a school's roadmap may take rows from: of the same year, or the nearest before it. */
export function districtRoadmapOf(
	account: Account,
	{ organisationId, schoolYear }: DocumentCard,
	year: number
): DocumentCard | undefined {
	const school = account.organisations.find(({ id }) => id === organisationId);
	if (school?.kind !== 'school' || school.parentId === undefined) return undefined;
	const cards = roadmapsOf(account).filter((card) => card.organisationId === school.parentId);
	return roadmapOfYear(cards, schoolYear ?? year);
}

/** One roadmap of every organisation whose roadmaps this person may read: the one of this year. */
export function oneOfEach(account: Account, year: number): readonly DocumentCard[] {
	const cards = roadmapsOf(account);
	const seen = new Set<string>();
	return cards.flatMap((card) => {
		if (seen.has(card.organisationId)) return [];
		seen.add(card.organisationId);
		return roadmapOfYear(yearsOf(cards, card), year) ?? [];
	});
}
