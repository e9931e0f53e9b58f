import type { Account, DocumentCard } from '#lib/domain/account.ts';
import type { Face } from '#lib/ui/place.svelte.ts';

/** Where this person's own plans, answers and reports stand, and where the district asks. */
export interface MonitoringCards {
	readonly own: DocumentCard;
	/** The district's own is where it asks; a school without a district has none. */
	readonly asks: DocumentCard | undefined;
}

export function monitoringCards(account: Account, face: Face): MonitoringCards | undefined {
	const kindOf = ({ organisationId }: DocumentCard): 'school' | 'district' | undefined =>
		account.organisations.find(({ id }) => id === organisationId)?.kind;
	const cards = account.documents.filter(({ kind }) => kind === 'monitoring');
	const district = cards.find((card) => kindOf(card) === 'district');
	const own = face === 'district' ? district : cards.find((card) => kindOf(card) === 'school');
	return own && { own, asks: district };
}
