import type { MonitoringRequest } from '../monitoring/request.ts';
import type { PairFacts, SchoolFacts, SurveyFacts } from '../progress/school-facts.ts';
import { consentEnds } from '../registry/consents.ts';
import { termsDue, type TermDue } from '../roadmap/terms-due.ts';
import type { TimetableRow } from '../roadmap/timetable.ts';
import type { IsoDate } from '../term/days.ts';
import { isDueIn, wasIn, weekOn, type Week } from './week.ts';

/** What a curator's device holds of the school. */
export interface SchoolPapers {
	readonly facts: SchoolFacts | undefined;
	/** Of the roadmap of this school year. */
	readonly rows: readonly TimetableRow[];
	/** What the district asks and has no answer to, as far as is known here. */
	readonly requests: readonly MonitoringRequest[];
}

export interface Now {
	readonly today: IsoDate;
	/** The day of a moment in the place where the device is. */
	readonly dayOf: (moment: number) => IsoDate;
}

export type SchoolNews =
	| MeetingsHeld
	| { readonly is: 'steps' | 'ordered'; readonly count: number }
	| { readonly is: 'approved'; readonly pairId: string }
	| { readonly is: 'row'; readonly row: TimetableRow };

export interface MeetingsHeld {
	readonly is: 'meetings';
	readonly count: number;
	/** In which they were, of those that work. */
	readonly pairs: number;
	readonly of: number;
}

export type SchoolDue =
	| { readonly is: 'row'; readonly day: IsoDate; readonly term: TermDue }
	| { readonly is: 'request'; readonly day: IsoDate; readonly request: MonitoringRequest }
	| { readonly is: 'consents'; readonly day: IsoDate; readonly people: number }
	/** Open and not answered by all; the day is empty where it stays open. */
	| { readonly is: 'survey'; readonly day: string; readonly survey: SurveyFacts }
	| { readonly is: 'meetings'; readonly day: ''; readonly count: number };

export interface SchoolWeek {
	readonly news: readonly SchoolNews[];
	/** By their days; what has none comes last. */
	readonly due: readonly SchoolDue[];
}

export function schoolWeek({ facts, rows, requests }: SchoolPapers, now: Now): SchoolWeek {
	const week = weekOn(now.today);
	const due = [
		...rowsDue(rows, week),
		...requestsDue(requests, week).map(
			(request) => ({ is: 'request', day: request.due, request }) as const
		),
		...(facts ? [...consentsDue(facts, week), ...surveysOpen(facts, week)] : []),
		...(facts ? meetingsAhead(facts, week) : [])
	];
	return {
		news: [...(facts ? newsOf(facts, week, now) : []), ...rowsDone(rows, week)],
		due: due.toSorted(byDay)
	};
}

/** Also what the first of a card says, where nothing else is at hand. */
export function meetingsHeld({ pairs }: SchoolFacts, week: Week): MeetingsHeld {
	const active = pairs.filter(({ state }) => state === 'active');
	const counts = active.map(({ journal }) => {
		const meetings = journal?.of === 'journal' ? journal.meetings : [];
		return meetings.filter(({ state, date }) => state === 'held' && wasIn(week, date)).length;
	});
	const count = counts.reduce((sum, one) => sum + one, 0);
	return { is: 'meetings', count, pairs: counts.filter(Boolean).length, of: active.length };
}

/** The first term of a row that is missed or near: one line a row is enough. */
export function rowsDue(rows: readonly TimetableRow[], week: Week): readonly SchoolDue[] {
	const seen = new Set<string>();
	return termsDue(rows).flatMap((term) => {
		const { id } = term.row.activity;
		if (!isDueIn(week, term.day) || seen.has(id)) return [];
		seen.add(id);
		return [{ is: 'row', day: term.day, term } as const];
	});
}

export function requestsDue(
	requests: readonly MonitoringRequest[],
	week: Week
): readonly MonitoringRequest[] {
	return requests.filter(({ state, due }) => state === 'open' && isDueIn(week, due));
}

function newsOf(facts: SchoolFacts, week: Week, now: Now): readonly SchoolNews[] {
	const held = meetingsHeld(facts, week);
	const steps = facts.pairs.reduce((sum, { programme }) => sum + stepsDone(programme, week), 0);
	const bonds = facts.registry?.of === 'registry' ? facts.registry.bonds : [];
	const ordered = bonds.filter(({ orderedOn }) => wasIn(week, orderedOn)).length;
	const approved = facts.pairs.filter(({ approval }) => wasIn(week, approvedOn(approval, now)));
	return [
		...(held.count > 0 ? [held] : []),
		...(steps > 0 ? [{ is: 'steps', count: steps } as const] : []),
		...approved.map(({ id: pairId }) => ({ is: 'approved', pairId }) as const),
		...(ordered > 0 ? [{ is: 'ordered', count: ordered } as const] : [])
	];
}

function stepsDone(programme: PairFacts['programme'], week: Week): number {
	if (programme?.of !== 'programme') return 0;
	return programme.steps.filter(({ status, doneOn }) => status === 'done' && wasIn(week, doneOn))
		.length;
}

function approvedOn(approval: PairFacts['approval'], { dayOf }: Now): string {
	const { approvedAt, approvedOn: written } = approval ?? {};
	return written ?? (approvedAt === undefined ? '' : dayOf(approvedAt));
}

function rowsDone(rows: readonly TimetableRow[], week: Week): readonly SchoolNews[] {
	return rows
		.filter(({ status, activity }) => status === 'done' && wasIn(week, activity.doneOn))
		.map((row) => ({ is: 'row', row }));
}

function consentsDue({ registry }: SchoolFacts, week: Week): readonly SchoolDue[] {
	if (registry?.of !== 'registry') return [];
	const consents = registry.people.flatMap(({ id, consents: own }) =>
		own.map((consent) => ({ ...consent, personId: id }))
	);
	const ends = consentEnds(consents, week.today).filter(({ until }) => isDueIn(week, until));
	return [...Map.groupBy(ends, ({ until }) => until)].map(([day, papers]) => {
		const people = new Set(papers.map(({ personId }) => personId)).size;
		return { is: 'consents', day, people };
	});
}

function surveysOpen({ surveys }: SchoolFacts, { today }: Week): readonly SchoolDue[] {
	return surveys
		.filter(({ state, opensOn }) => state === 'open' && opensOn <= today)
		.filter(({ closesOn }) => closesOn === '' || closesOn >= today)
		.filter(({ asked, answered }) => answered < asked)
		.map((survey) => ({ is: 'survey', day: survey.closesOn, survey }));
}

function meetingsAhead({ pairs }: SchoolFacts, week: Week): readonly SchoolDue[] {
	const meetings = pairs
		.filter(({ state }) => state === 'active')
		.flatMap(({ journal }) => (journal?.of === 'journal' ? journal.meetings : []));
	const count = meetings.filter(
		({ state, date }) => state === 'planned' && date >= week.today && isDueIn(week, date)
	).length;
	return count > 0 ? [{ is: 'meetings', day: '', count }] : [];
}

function byDay({ day: a }: SchoolDue, { day: b }: SchoolDue): number {
	if (a === b) return 0;
	return a === '' || (b !== '' && a > b) ? 1 : -1;
}
