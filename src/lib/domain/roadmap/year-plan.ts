import { dayNumber, dayNumberOf, schoolYear, type Period } from '../term/days.ts';
import { placeTerm, type Known } from '../term/occurrences.ts';
import { hasEnd } from '../term/term-state.ts';
import type { OpenReason, Term } from '../term/term.ts';
import type { TimetableRow } from './timetable.ts';

/** What a row shows on the sheet of a school year. Columns are the twelve months, September is 0. */
export interface YearRow {
	readonly row: TimetableRow;
	readonly bands: readonly Band[];
	/** Why there are no dates, for the label in place of them; undefined where there are some. */
	readonly undated: Undated | undefined;
}

/** `open` runs without an end that could be missed: it is hatched, and nobody is late with it. */
export interface Band {
	readonly first: number;
	readonly last: number;
	readonly open: boolean;
	readonly period: Period;
}

export type Undated = 'empty' | 'unclear' | 'another-year' | OpenReason | 'period';

export function yearRowOf(row: TimetableRow, year: number, known: Known = {}): YearRow {
	const bands = row.times.flatMap(({ term, occurrences }) =>
		occurrences.map((period) => bandOf(period, { year, open: !hasEnd(term) }))
	);
	const [first] = row.times;
	return {
		row,
		bands: joined(bands.toSorted((a, b) => a.first - b.first || a.last - b.last)),
		undated: bands.length > 0 || !first ? undefined : undatedOf(first.term, year, known)
	};
}

function bandOf(period: Period, { year, open }: { year: number; open: boolean }): Band {
	return {
		first: monthColumn(period.from, year),
		last: monthColumn(period.to, year),
		open,
		period
	};
}

function monthColumn(date: string, year: number): number {
	const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - (year * 12 + 9);
	return Math.max(0, Math.min(11, months));
}

/** Two days of one month are one mark: a sheet of months shows no days. */
function joined(bands: readonly Band[]): readonly Band[] {
	const kept: Band[] = [];
	for (const band of bands) {
		const last = kept.at(-1);
		const isWithin = last && last.open === band.open && band.last <= last.last;
		if (!isWithin) kept.push(band);
	}
	return kept;
}

function undatedOf(term: Term, year: number, known: Known): Undated {
	const { meaning } = term;
	if (meaning.kind === 'nothing') return 'empty';
	if (meaning.kind === 'unclear') return 'unclear';
	if (!placeTerm(term, year, known).open) return 'another-year';
	const clauses = meaning.kind === 'said' ? meaning.clauses : [];
	const why = clauses.flatMap(({ said }) => (said.kind === 'open' ? [said.why] : []))[0];
	return why ?? 'period';
}

/** Where today stands on the sheet, from 0 to 1; undefined in another year. */
export function todayOn(year: number, today: string): number | undefined {
	const { from, to } = schoolYear(year);
	if (today < from || today > to) return undefined;
	const column = monthColumn(today, year);
	const first = dayNumber(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1);
	return (column + (dayNumberOf(today) - first) / 31) / 12;
}
