import { dayNumberOf } from './days.ts';
import type { IsoDate, Period } from './days.ts';
import { placeTerm } from './occurrences.ts';
import type { Known, Occurrence } from './occurrences.ts';
import type { Said, Term } from './term.ts';

export type TermState = {
	readonly status: TermStatus;
	/** The occurrence that is running today. */
	readonly current: Occurrence | null;
	readonly next: Occurrence | null;
};

export type TermStatus =
	/** No dates can be told, or none lie in the asked time. */
	| { readonly kind: 'no-dates' }
	| { readonly kind: 'ahead'; readonly days: number }
	/** It begins, or what is running ends, within the next days. */
	| { readonly kind: 'soon'; readonly days: number }
	| { readonly kind: 'running' }
	| { readonly kind: 'overdue'; readonly since: IsoDate }
	/** All its dates are behind, and it has no end that could have been missed, or all is done. */
	| { readonly kind: 'over' };

export type StateQuestion = {
	readonly today: IsoDate;
	readonly within: number | Period;
	readonly known?: Known;
	readonly soonDays?: number;
	readonly isDone?: (occurrence: Occurrence) => boolean;
};

const usualSoonDays = 14;

/** Where a term stands today. Only a term with an end can be overdue. */
export function stateOf(
	term: Term,
	{ today, within, known = {}, soonDays = usualSoonDays, isDone = () => false }: StateQuestion
): TermState {
	const { occurrences } = placeTerm(term, within, known);
	const left = occurrences.filter((occurrence) => !isDone(occurrence));
	const current = left.find((one) => one.from <= today && today <= one.to) ?? null;
	const next = left.find((one) => one.from > today) ?? null;
	const missed = hasEnd(term) ? left.filter((one) => one.to < today).at(-1) : undefined;
	if (occurrences.length === 0) return { status: { kind: 'no-dates' }, current, next };
	if (missed) return { status: { kind: 'overdue', since: missed.to }, current, next };
	return { status: statusOf(term, { current, next, today, soonDays }), current, next };
}

type Ahead = {
	readonly current: Occurrence | null;
	readonly next: Occurrence | null;
	readonly today: IsoDate;
	readonly soonDays: number;
};

function statusOf(term: Term, { current, next, today, soonDays }: Ahead): TermStatus {
	if (current) {
		const days = daysBetween(today, current.to);
		return days <= soonDays && hasEnd(term) ? { kind: 'soon', days } : { kind: 'running' };
	}
	if (!next) return { kind: 'over' };
	const days = daysBetween(today, next.from);
	return { kind: days <= soonDays ? 'soon' : 'ahead', days };
}

function daysBetween(from: IsoDate, to: IsoDate): number {
	return dayNumberOf(to) - dayNumberOf(from);
}

/** «постоянно», «с января», «по мере необходимости» have no end; a turn of a frequency has one. */
export function hasEnd(term: Term): boolean {
	const { meaning } = term;
	if (meaning.kind === 'parts') return meaning.parts.some((part) => hasEnd(part.term));
	if (meaning.kind !== 'said') return false;
	const dated = meaning.clauses.filter(({ said }) => said.kind !== 'open');
	return dated.length > 0 && dated.every(({ said }) => isEnding(said));
}

function isEnding(said: Said): boolean {
	switch (said.kind) {
		case 'stretches':
		case 'deadlines':
			return true;
		case 'frequency':
			return said.every.unit !== 'day';
		case 'since':
		case 'ongoing':
		case 'whole-period':
		case 'open':
			return false;
	}
}
