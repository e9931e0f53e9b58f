import type { Account } from '#lib/domain/account.ts';
import { pairRow, type PairRow } from '#lib/domain/progress/pair-row.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import type { ContactsView } from '#lib/ui/contacts-view.svelte.ts';
import { documentOf } from '#lib/ui/place.svelte.ts';
import {
	approvalAddress,
	deskAddress,
	pairMeetingsAddress,
	programmeAddress
} from '#lib/ui/texts/addresses.ts';
import { pairNames } from '#lib/ui/texts/people.ts';
import { contactLine, pairCells, type ContactLine, type PairCells } from './pair-lines.ts';

export interface PairEntry {
	readonly id: string;
	readonly isPaused: boolean;
	readonly name: string;
	readonly cells: PairCells;
	/** Where the records behind a cell are read. */
	readonly ways: Readonly<Partial<Record<keyof PairCells, string>>>;
	readonly contact: ContactLine;
}

export const pairColumns = ['plan', 'meetings', 'surveys', 'papers'] as const;

const collator = new Intl.Collator('ru');

export interface Known {
	readonly account: Account;
	readonly contacts: Pick<ContactsView, 'of'>;
	readonly today: string;
	readonly now: number;
}

/** The pairs that have not ended, by their names. */
export function pairEntries(
	school: SchoolFacts,
	{ account, contacts, today, now }: Known
): readonly PairEntry[] {
	return school.pairs
		.flatMap((pair) => {
			const card = account.pairs.find(({ id }) => id === pair.id);
			if (!card || pair.state === 'ended') return [];
			const row = pairRow(pair, school, today);
			return {
				id: pair.id,
				isPaused: pair.state === 'paused',
				name: pairNames(card),
				cells: pairCells(row, today),
				ways: waysOf(account, row),
				contact: contactLine(card, (id) => contacts.of(id), now)
			};
		})
		.toSorted((a, b) => collator.compare(a.name, b.name));
}

function waysOf(account: Account, { id, surveys }: PairRow): PairEntry['ways'] {
	const programme = documentOf(account, 'programme', id);
	return {
		meetings: pairMeetingsAddress(id),
		...(surveys.asked > 0 && { surveys: deskAddress }),
		...(programme && { plan: programmeAddress(id), papers: approvalAddress(programme.id) })
	};
}
