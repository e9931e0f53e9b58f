import type { PairCard } from '#lib/domain/account.ts';
import { pairRow } from '#lib/domain/progress/pair-row.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import type { ContactsView } from '#lib/ui/contacts-view.svelte.ts';
import { pairNames } from '#lib/ui/texts/people.ts';
import { contactLine, pairCells, type ContactLine, type PairCells } from './pair-lines.ts';

export interface PairEntry {
	readonly id: string;
	readonly isPaused: boolean;
	readonly name: string;
	readonly cells: PairCells;
	readonly contact: ContactLine;
}

export const pairColumns = ['plan', 'meetings', 'surveys', 'papers'] as const;

const collator = new Intl.Collator('ru');

export interface Known {
	readonly cards: readonly PairCard[];
	readonly contacts: Pick<ContactsView, 'of'>;
	readonly today: string;
	readonly now: number;
}

/** The pairs that have not ended, by their names. */
export function pairEntries(
	school: SchoolFacts,
	{ cards, contacts, today, now }: Known
): readonly PairEntry[] {
	return school.pairs
		.flatMap((pair) => {
			const card = cards.find(({ id }) => id === pair.id);
			if (!card || pair.state === 'ended') return [];
			return {
				id: pair.id,
				isPaused: pair.state === 'paused',
				name: pairNames(card),
				cells: pairCells(pairRow(pair, school, today), today),
				contact: contactLine(card, (id) => contacts.of(id), now)
			};
		})
		.toSorted((a, b) => collator.compare(a.name, b.name));
}
