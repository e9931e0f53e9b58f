import type { Placed } from './order.ts';

export const meetingKinds = [
	'acquaintance',
	'trial',
	'planning',
	'working',
	'lesson-visit',
	'consultation',
	'group',
	'final'
] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingStates = ['planned', 'held', 'not-held'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** The facts of a meeting, which the curator sees too. What was said stands in the pair's notes. */
export interface Meeting {
	readonly id: string;
	readonly kind: MeetingKind;
	readonly state: MeetingState;
	/** The day, as 2026-11-21. */
	readonly date: string;
	/** 15:30, or empty. */
	readonly time: string;
	readonly minutes: number;
	readonly mode: 'in-person' | 'online';
	readonly place: string;
	readonly topic: string;
	/** What was done, in as many words as the pair likes. */
	readonly done: string;
	/** Of a meeting of several: who was there. */
	readonly attended: string;
	readonly resultLine: string;
	readonly difficulties: string;
	readonly stepIds: readonly string[];
	readonly createdBy: string;
	/** Who confirmed that the meeting took place, and when (milliseconds). */
	readonly confirmations: readonly { readonly personId: string; readonly at: number }[];
	/** One phone removed it while another went on with it; so it is here. */
	readonly wasRemoved: boolean;
}

/** What was agreed on at a meeting: who does what by when. */
export interface Agreement extends Placed {
	readonly meetingId: string;
	readonly text: string;
	readonly who: 'mentor' | 'mentee' | 'both';
	readonly due: string;
	readonly done: boolean;
	/** The step of the programme that it became; empty while it is none. */
	readonly stepId: string;
}

/** What an agreement says as a step of the programme. */
export function stepOfAgreement({ text, who, due }: Pick<Agreement, 'text' | 'who' | 'due'>) {
	const [year, month, day] = due.split('-');
	return {
		title: text,
		term: day === undefined ? due : `${day}.${month}.${year}`,
		mentorDoes: who === 'mentee' ? '' : text,
		menteeDoes: who === 'mentor' ? '' : text
	};
}

export interface Journal {
	/** Newest first. */
	readonly meetings: readonly Meeting[];
	readonly agreements: readonly Agreement[];
	/** May be brought back; the notes of such a meeting are kept. */
	readonly removed: readonly Meeting[];
}

export function newestFirst(a: Meeting, b: Meeting): number {
	const left = `${a.date} ${a.time} ${a.id}`;
	const right = `${b.date} ${b.time} ${b.id}`;
	return left < right ? 1 : left > right ? -1 : 0;
}

/** The nearest planned meeting that is not in the past. */
export function nextMeeting(journal: Journal, today: string): Meeting | undefined {
	return journal.meetings
		.filter((meeting) => meeting.state === 'planned' && meeting.date >= today)
		.at(-1);
}

export function heldMeetings(journal: Journal): readonly Meeting[] {
	return journal.meetings.filter((meeting) => meeting.state === 'held');
}

const way: readonly MeetingKind[] = ['acquaintance', 'trial', 'planning'];

/** A pair meets to know each other, to try, to plan; and from then on to work. */
export function likelyKind({ meetings }: Journal): MeetingKind {
	if (meetings.length === 0) return 'acquaintance';
	const last = way.findLastIndex((kind) => meetings.some((meeting) => meeting.kind === kind));
	if (last < 0 || meetings.length > way.length) return 'working';
	return way[last + 1] ?? 'working';
}

/** The days of a meeting that comes again: every so many days, so many times. */
export function repeatedDays(from: string, everyDays: number, times: number): readonly string[] {
	const first = Date.parse(`${from}T00:00:00Z`);
	return Array.from({ length: times }, (_, at) =>
		new Date(first + at * everyDays * 86_400_000).toISOString().slice(0, 10)
	);
}

export function isConfirmedBy(meeting: Meeting, personId: string): boolean {
	return meeting.confirmations.some((confirmation) => confirmation.personId === personId);
}

/** Whose confirmation is there and whose is missing, as one of the two sees it. */
export function confirmationOf(
	meeting: Meeting,
	personId: string
): 'none' | 'mine' | 'theirs' | 'both' {
	const mine = isConfirmedBy(meeting, personId);
	const theirs = meeting.confirmations.some((confirmation) => confirmation.personId !== personId);
	if (mine) return theirs ? 'both' : 'mine';
	return theirs ? 'theirs' : 'none';
}

/** Meetings by the month they fall in, newest month first: [«2026-11», meetings]. */
export function meetingsByMonth(
	meetings: readonly Meeting[]
): readonly (readonly [string, readonly Meeting[]])[] {
	const months = Map.groupBy(meetings, (meeting) => meeting.date.slice(0, 7));
	return [...months].sort(([a], [b]) => (a < b ? 1 : -1));
}
