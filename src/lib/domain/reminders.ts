import {
	isConfirmedBy,
	repeatedDays,
	type Agreement,
	type Journal,
	type Meeting
} from './meeting.ts';

/** What a person of a pair is reminded of; reckoned on the device from what it holds. */
export type Reminder =
	/** Planned for a day that is gone: did it take place? */
	| { readonly is: 'was-it'; readonly meeting: Meeting }
	| { readonly is: 'confirm'; readonly meeting: Meeting }
	| { readonly is: 'feedback'; readonly meeting: Meeting }
	| { readonly is: 'agreement'; readonly agreement: Agreement; readonly isLate: boolean };

export interface Reminded {
	readonly personId: string;
	readonly part: 'mentor' | 'mentee';
	readonly today: string;
	/** Meetings of which this person has said what they think. */
	readonly given: ReadonlySet<string>;
	/** The last day whose agreements are near enough; left out, the next few. */
	readonly till?: string;
}

const asksForDays = 14;
const soonDays = 3;

/** Nearest to being forgotten first. Nobody is nagged of what is older than two weeks. */
export function remindersOf(journal: Journal, who: Reminded): readonly Reminder[] {
	const since = dayFrom(who.today, -asksForDays);
	const recent = journal.meetings.filter(({ date }) => date >= since && date <= who.today);
	const past = recent.filter(({ state, date }) => state === 'planned' && date < who.today);
	const held = recent.filter(({ state }) => state === 'held');
	const unconfirmed = held.filter((meeting) => !isConfirmedBy(meeting, who.personId));
	const silent = held.filter(({ id }) => !who.given.has(id));
	return [
		...past.map((meeting) => ({ is: 'was-it', meeting }) as const),
		...agreementsDue(journal, who),
		...unconfirmed.map((meeting) => ({ is: 'confirm', meeting }) as const),
		...silent.map((meeting) => ({ is: 'feedback', meeting }) as const)
	];
}

function agreementsDue(
	{ agreements }: Journal,
	{ part, today, till = dayFrom(today, soonDays) }: Reminded
): readonly Reminder[] {
	return agreements
		.filter(({ done, who, due }) => !done && (who === 'both' || who === part) && isDay(due))
		.filter(({ due }) => due <= till)
		.toSorted((a, b) => (a.due < b.due ? -1 : 1))
		.map((agreement) => ({ is: 'agreement', agreement, isLate: agreement.due < today }));
}

function isDay(text: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(text);
}

function dayFrom(day: string, days: number): string {
	return repeatedDays(day, days, 2)[1] ?? day;
}
