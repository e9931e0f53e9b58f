import { calendarPeriodOf } from '../calendar-plan.ts';
import type { Programme, StepStatus } from '../programme.ts';
import { newTermMemory, readOnce, type TermMemory } from '../term/term-memory.ts';
import type { IsoDate } from '../term/days.ts';
import { occurrencesOf } from '../term/occurrences.ts';
import { dayOrNothing, type MaybeDay } from './maybe-day.ts';

/** What there is to count in a programme; of what the pair wrote there is nothing in it. */
export interface ProgrammeDigest {
	readonly of: 'programme';
	/** Neither a goal nor a step: nobody has begun it. */
	readonly isEmpty: boolean;
	readonly hasGoal: boolean;
	readonly hasOutcome: boolean;
	/** Empty where the title page does not say it as a date. */
	readonly from: MaybeDay;
	readonly to: MaybeDay;
	readonly steps: readonly StepDigest[];
	readonly difficulties: readonly DifficultyDigest[];
}

export interface StepDigest {
	readonly status: StepStatus;
	/** The last day of its term; empty where the term names no day. */
	readonly due: MaybeDay;
	readonly doneOn: MaybeDay;
}

/** Levels are digits from 0 to 3, or empty. */
export interface DifficultyDigest {
	readonly area: string;
	readonly start: string;
	readonly now: string;
}

export interface ProgrammeWords {
	readonly hasGoal: boolean;
	readonly hasOutcome: boolean;
}

/** `startedOn` says which school year a term without a year is of; a digest does not know today. */
export function programmeDigest(
	programme: Programme,
	{ hasGoal, hasOutcome }: ProgrammeWords,
	{
		startedOn,
		terms = newTermMemory()
	}: { readonly startedOn: IsoDate; readonly terms?: TermMemory }
): ProgrammeDigest {
	const { title, steps, lists } = programme;
	const within = calendarPeriodOf(programme, startedOn);
	return {
		of: 'programme',
		isEmpty: !hasGoal && steps.length === 0,
		hasGoal,
		hasOutcome,
		from: dayOrNothing(title.from),
		to: dayOrNothing(title.to),
		steps: steps.map(({ status, term, doneOn }) => ({
			status,
			due: occurrencesOf(readOnce(terms, term), within).at(-1)?.to ?? '',
			doneOn: dayOrNothing(doneOn)
		})),
		difficulties: lists.difficulties.map(({ area, start, now }) => ({ area, start, now }))
	};
}

export interface StepCounts {
	readonly of: number;
	readonly done: number;
	readonly helpNeeded: number;
	readonly overdue: number;
	/** Whose term is behind, and how many of those were done. */
	readonly due: number;
	readonly doneOfDue: number;
}

export function stepCounts({ steps }: ProgrammeDigest, today: IsoDate): StepCounts {
	const due = steps.filter((step) => step.due !== '' && step.due < today);
	const isDone = ({ status }: StepDigest): boolean => status === 'done';
	const doneOfDue = due.filter(isDone).length;
	return {
		of: steps.length,
		done: steps.filter(isDone).length,
		helpNeeded: steps.filter(({ status }) => status === 'help-needed').length,
		overdue: due.length - doneOfDue,
		due: due.length,
		doneOfDue
	};
}
