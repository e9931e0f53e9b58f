import { daysInMonth } from './days.ts';
import { placeTerm } from './occurrences.ts';
import type { Known, Occurrence } from './occurrences.ts';
import { printTerm } from './print-term.ts';
import { readTerm } from './read-term.ts';
import type { Clause, Deadline, Meaning, Moment, Said, Stretch, Term } from './term.ts';

/** What a new school year does to a term; before and after stand ready to be shown side by side. */
export type RolledTerm = {
	readonly change: RollChange;
	readonly before: RolledSide;
	readonly after: RolledSide;
};

export type RolledSide = { readonly term: Term; readonly occurrences: readonly Occurrence[] };

/**
 * `same`: it has no year, or goes on by itself. `moved`: its dates are a year later. `ended`: what
 * was said with years has run out. `other-year`: its dates are not of the year that is left, so
 * nobody can say for it whether it comes again.
 */
export type RollChange = 'same' | 'moved' | 'ended' | 'other-year';

/** From the school year that begins in `year` to the next one. */
export function rollOver(term: Term, year: number, known: Known = {}): RolledTerm {
	const before = { term, occurrences: placeTerm(term, year, known).occurrences };
	const kept = { term, occurrences: placeTerm(term, year + 1, withoutPeriod(known)).occurrences };
	const moved = nextYear(term);
	if (!moved || kept.occurrences.length > 0) {
		const isEnded = before.occurrences.length > 0 && kept.occurrences.length === 0;
		return { change: isEnded ? 'ended' : 'same', before, after: kept };
	}
	if (before.occurrences.length === 0) return { change: 'other-year', before, after: kept };
	const occurrences = placeTerm(moved, year + 1, withoutPeriod(known)).occurrences;
	return { change: 'moved', before, after: { term: moved, occurrences } };
}

/** The document's period is that of the year which is left. */
function withoutPeriod({ calendar }: Known): Known {
	return calendar ? { calendar } : {};
}

/** The term a year later in the school's own words; null when there is no date with a year in it. */
function nextYear(term: Term): Term | null {
	const meaning = laterMeaning(term.meaning);
	if (!meaning) return null;
	const sameWords = readTerm(laterWords(term.raw));
	if (keyOf(sameWords.meaning) === keyOf(meaning)) return sameWords;
	return readTerm(printTerm({ ...term, meaning }));
}

const yearInWords = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

function laterWords(raw: string): string {
	return raw.replace(yearInWords, (year) => String(Number(year) + 1));
}

/** What was meant, whatever the words. */
export function keyOf(meaning: Meaning): string {
	return JSON.stringify(meaning, (key, value: unknown) =>
		key === 'raw' || key === 'doubts' || key === 'remarks' ? undefined : value
	);
}

function laterMeaning(meaning: Meaning): Meaning | null {
	if (meaning.kind === 'parts') {
		const parts = meaning.parts.map(({ label, term }) => {
			const later = laterMeaning(term.meaning);
			return { label, moved: later !== null, term: later ? { ...term, meaning: later } : term };
		});
		if (!parts.some((part) => part.moved)) return null;
		return { kind: 'parts', parts: parts.map(({ label, term }) => ({ label, term })) };
	}
	if (meaning.kind !== 'said' || !meaning.clauses.some(hasDate)) return null;
	return { kind: 'said', clauses: meaning.clauses.map(laterClause) };
}

/** What recurs or has only a beginning goes on by itself and is not moved. */
function hasDate({ said }: Clause): boolean {
	if (said.kind === 'stretches')
		return said.repeats.kind === 'once' && said.stretches.some(hasYear);
	if (said.kind === 'deadlines')
		return said.repeats.kind === 'once' && said.deadlines.some(({ of }) => hasYear(of));
	if (said.kind !== 'frequency') return false;
	if (said.during.kind === 'until') return hasYear(said.during.deadline.of);
	return said.during.kind === 'within' && said.during.stretches.some(hasYear);
}

function hasYear(stretch: Stretch): boolean {
	return stretch.kind === 'range' ? stretch.from.year !== null : stretch.year !== null;
}

function laterClause(clause: Clause): Clause {
	return hasDate(clause) ? { link: clause.link, said: laterSaid(clause.said) } : clause;
}

function laterSaid(said: Said): Said {
	if (said.kind === 'stretches') return { ...said, stretches: said.stretches.map(laterStretch) };
	if (said.kind === 'deadlines') return { ...said, deadlines: said.deadlines.map(laterDeadline) };
	if (said.kind !== 'frequency') return said;
	if (said.during.kind === 'until')
		return { ...said, during: { kind: 'until', deadline: laterDeadline(said.during.deadline) } };
	if (said.during.kind !== 'within') return said;
	return {
		...said,
		during: { kind: 'within', stretches: said.during.stretches.map(laterStretch) }
	};
}

function laterDeadline({ of, edge }: Deadline): Deadline {
	return { of: laterMoment(of), edge };
}

function laterStretch(stretch: Stretch): Stretch {
	if (stretch.kind !== 'range') return laterMoment(stretch);
	return { kind: 'range', from: laterMoment(stretch.from), to: laterMoment(stretch.to) };
}

/** 29 February becomes the 28th where the next year has no such day. */
function laterMoment(moment: Moment): Moment {
	if (moment.year === null) return moment;
	const year = moment.year + 1;
	if (moment.kind !== 'day') return { ...moment, year };
	return { ...moment, year, day: Math.min(moment.day, daysInMonth(year, moment.month)) };
}
