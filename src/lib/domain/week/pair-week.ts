import { calendarPlanOf, type Dated, type PlannedStep } from '../calendar-plan.ts';
import type { Journal, Meeting } from '../meeting.ts';
import type { Step } from '../programme.ts';
import { remindersOf, type Reminded, type Reminder } from '../reminders.ts';
import { isDueIn, wasIn, weekOn } from './week.ts';

/** A week of a pair, as one of the two sees it; reckoned on the device from what it holds. */
export interface PairWeek {
	/** Oldest first, as all that follows. */
	readonly held: readonly Meeting[];
	readonly done: readonly Step[];
	/** What asks for a word or a deed of this person. */
	readonly asks: readonly Reminder[];
	readonly ahead: readonly Meeting[];
	/** By the last day of their term, those that were missed first. */
	readonly steps: readonly PlannedStep[];
}

export function pairWeek(
	{ programme, journal }: { readonly programme: Dated; readonly journal: Journal },
	who: Reminded
): PairWeek {
	const week = weekOn(who.today);
	const meetings = journal.meetings.toReversed();
	const planned = calendarPlanOf(programme, who).months.flatMap(({ steps }) => steps);
	return {
		held: meetings.filter(({ state, date }) => state === 'held' && wasIn(week, date)),
		done: programme.steps.filter(({ status, doneOn }) => status === 'done' && wasIn(week, doneOn)),
		asks: remindersOf(journal, { ...who, till: week.till }),
		ahead: meetings.filter(
			({ state, date }) => state === 'planned' && date >= week.today && isDueIn(week, date)
		),
		steps: planned
			.filter(({ step, to }) => step.status !== 'done' && isDueIn(week, to))
			.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
	};
}
