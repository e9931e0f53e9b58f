import type { Account, DocumentCard } from '#lib/domain/account.ts';
import { isPlanForm, type PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { pairNames } from '#lib/ui/texts/people.ts';

export interface Awaiting {
	readonly card: DocumentCard;
	readonly form: PlanForm;
	readonly pending: 'whole' | 'changes';
	readonly since: number;
}

/** What waits for a decision of this person, the longest first; known without a network. */
export function awaiting(account: Account): readonly Awaiting[] {
	return account.documents
		.flatMap((card): readonly Awaiting[] => {
			const { kind, approval } = card;
			if (!isPlanForm(kind) || approval?.pending === undefined || !decides(card)) return [];
			return [{ card, form: kind, pending: approval.pending, since: approval.pendingSince ?? 0 }];
		})
		.toSorted((one, other) => one.since - other.since);
}

export function mayDecide(account: Account): boolean {
	return account.documents.some((card) => (card.may ?? []).length > 0);
}

function decides({ may = [] }: DocumentCard): boolean {
	return may.length > 0;
}

/** Whose plan it is: the pair's, or the school's. */
export function nameOfPlan(account: Account, card: DocumentCard): string {
	const pair = account.pairs.find(({ id }) => id === card.pairId);
	if (pair) return pairNames(pair);
	return account.organisations.find(({ id }) => id === card.organisationId)?.name ?? '';
}
