import type { Agreement, Journal, Meeting, MeetingKind, MeetingState } from '../meeting.ts';
import type { IsoDate } from '../term/days.ts';
import { dayOrNothing, type MaybeDay } from './maybe-day.ts';

/** The facts of a pair's meetings, without what was talked of. */
export interface JournalDigest {
	readonly of: 'journal';
	/** Newest first. */
	readonly meetings: readonly MeetingDigest[];
	readonly agreements: readonly AgreementDigest[];
}

export interface MeetingDigest {
	readonly id: string;
	readonly kind: MeetingKind;
	readonly state: MeetingState;
	readonly date: MaybeDay;
	readonly minutes: number;
	/** How many people said that it took place. */
	readonly confirmedBy: number;
}

export interface AgreementDigest {
	readonly done: boolean;
	readonly due: MaybeDay;
}

export function journalDigest({ meetings, agreements }: Journal): JournalDigest {
	return {
		of: 'journal',
		meetings: meetings.map(meetingDigest),
		agreements: agreements.map(({ done, due }: Agreement) => ({ done, due: dayOrNothing(due) }))
	};
}

function meetingDigest({ id, kind, state, date, minutes, confirmations }: Meeting): MeetingDigest {
	return { id, kind, state, date: dayOrNothing(date), minutes, confirmedBy: confirmations.length };
}

export interface MeetingCounts {
	readonly held: number;
	/** Said by two that it took place. */
	readonly confirmed: number;
	readonly planned: number;
	/** The day of the last one that took place; empty for none. */
	readonly last: MaybeDay;
	readonly next: MaybeDay;
}

export function meetingCounts({ meetings }: JournalDigest, today: IsoDate): MeetingCounts {
	const held = meetings.filter(({ state }) => state === 'held');
	const ahead = meetings.filter(({ state, date }) => state === 'planned' && date >= today);
	return {
		held: held.length,
		confirmed: held.filter(({ confirmedBy }) => confirmedBy >= 2).length,
		planned: ahead.length,
		last: latestOf(held),
		next: ahead.at(-1)?.date ?? ''
	};
}

function latestOf(meetings: readonly MeetingDigest[]): MaybeDay {
	return meetings.reduce((latest, { date }) => (date > latest ? date : latest), '');
}
