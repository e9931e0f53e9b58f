import type { Programme, ProgrammeTitle, Step } from './programme.ts';
import { newTermMemory, readOnce, type TermMemory } from './term/term-memory.ts';
import { isIsoDate, schoolYear, schoolYearOf } from './term/days.ts';
import type { IsoDate, Period } from './term/days.ts';
import { occurrencesOf } from './term/occurrences.ts';

/** The steps of a programme by the months in which they are to be done: the plan, and what became of it. */
export interface CalendarPlan {
	readonly months: readonly PlanMonth[];
	/** Steps whose term names no dates, or none in this time. */
	readonly undated: readonly Step[];
	readonly fact: PlanFact;
}

export interface PlanMonth {
	/** As 2026-11. */
	readonly month: string;
	readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
	readonly step: Step;
	/** From the first day of its first turn to the last day of its last one. */
	readonly from: IsoDate;
	readonly to: IsoDate;
	readonly standing: Standing;
}

export type Standing = 'done' | 'done-late' | 'overdue' | 'now' | 'ahead';

/** What was to be done by today, against what was done of it. */
export interface PlanFact {
	readonly due: number;
	readonly doneOfDue: number;
	readonly doneEarly: number;
}

export type Dated = Pick<Programme, 'steps'> & {
	readonly title: Pick<ProgrammeTitle, 'from' | 'to'>;
};

export function calendarPlanOf(
	programme: Dated,
	{ today, terms = newTermMemory() }: { readonly today: IsoDate; readonly terms?: TermMemory }
): CalendarPlan {
	const within = calendarPeriodOf(programme, today);
	const planned: PlannedStep[] = [];
	const undated: Step[] = [];
	for (const step of programme.steps) {
		const turns = occurrencesOf(readOnce(terms, step.term), within);
		const from = turns[0]?.from;
		const to = turns.at(-1)?.to;
		if (from === undefined || to === undefined) undated.push(step);
		else planned.push({ step, from, to, standing: standingOf(step, { from, to }, today) });
	}
	const byMonth = Map.groupBy(
		planned.toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to)),
		({ from }) => from.slice(0, 7)
	);
	return {
		months: [...byMonth].map(([month, steps]) => ({ month, steps })),
		undated,
		fact: factOf(planned, today)
	};
}

/** The programme's own dates, else the school year that is running. */
export function calendarPeriodOf({ title }: Dated, today: IsoDate): number | Period {
	const { from, to } = title;
	if (isIsoDate(from) && isIsoDate(to) && from <= to) return { from, to };
	if (isIsoDate(from)) return schoolYear(schoolYearOf(from));
	return schoolYearOf(today);
}

function standingOf(step: Step, { from, to }: Period, today: IsoDate): Standing {
	if (step.status === 'done') return step.doneOn > to ? 'done-late' : 'done';
	if (to < today) return 'overdue';
	return from <= today ? 'now' : 'ahead';
}

function factOf(planned: readonly PlannedStep[], today: IsoDate): PlanFact {
	const isDone = ({ step }: PlannedStep): boolean => step.status === 'done';
	const due = planned.filter(({ to }) => to < today);
	return {
		due: due.length,
		doneOfDue: due.filter(isDone).length,
		doneEarly: planned.filter((one) => one.to >= today && isDone(one)).length
	};
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
