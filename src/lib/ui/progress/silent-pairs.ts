import type { PairCard } from '#lib/domain/account.ts';
import { isSilent } from '#lib/domain/contact.ts';
import type { ContactsView } from '#lib/ui/contacts-view.svelte.ts';

/** Pairs that work, and of whose people nothing was heard for two weeks. */
export function silentPairs(
	pairs: readonly PairCard[],
	contacts: Pick<ContactsView, 'of'>,
	now: number
): ReadonlySet<string> {
	const silent = pairs.filter(({ state, mentors, mentees }) => {
		const heard = [...mentors, ...mentees].flatMap(({ id }) => contacts.of(id) ?? []);
		return state === 'active' && heard.length > 0 && isSilent(heard, now);
	});
	return new Set(silent.map(({ id }) => id));
}
