import type { OutboxCard } from './outbox-index.ts';

/** Refusals that may end with another right. */
export const whenRightsChange: readonly string[] = [
	...['read-only', 'unknown-document', 'in-quarantine', 'sign-in-needed']
];

/** What was refused for a right that the account says is there. */
export function heldUpByRights(
	cards: readonly OutboxCard[],
	mayWrite: (document: string) => boolean
): readonly string[] {
	return cards
		.filter(({ document, state }) => {
			const isMeant = state.at === 'refused' && whenRightsChange.includes(state.refusal);
			return isMeant && mayWrite(document);
		})
		.map(({ batch }) => batch);
}
