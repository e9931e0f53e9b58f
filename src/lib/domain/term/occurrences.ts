import { cut, mergeSpans, periodOf, schoolYear, spanOf } from './days.ts';
import type { DaySpan, Period } from './days.ts';
import { distinctDoubts } from './doubts.ts';
import { found, openSpans, together } from './found-spans.ts';
import type { Asked, FoundSpans } from './found-spans.ts';
import { stretchSpans } from './moment-spans.ts';
import { saidFound } from './said-spans.ts';
import { noCalendar } from './school-calendar.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import type { Clause, Doubt, Said, Term } from './term.ts';
import { yearOfStretch } from './with-years.ts';

export type Occurrence = Period;

/** What the school and the document tell besides the cell itself. */
export type Known = {
	readonly calendar?: SchoolCalendar;
	readonly documentPeriod?: Period;
};

export type Placed = {
	/** Sorted, no overlap, all in the asked time. */
	readonly occurrences: readonly Occurrence[];
	/** No dates can be told, as opposed to dates that lie in another year. */
	readonly open: boolean;
	/** A part of what was written lies in another year. */
	readonly isCut: boolean;
	/** The term's own doubts and those that come up only in the asked time. */
	readonly doubts: readonly Doubt[];
};

/** `within` is the year a school year begins in, or any period. */
export function occurrencesOf(
	term: Term,
	within: number | Period,
	known: Known = {}
): readonly Occurrence[] {
	return placeTerm(term, within, known).occurrences;
}

export function placeTerm(term: Term, within: number | Period, known: Known = {}): Placed {
	const asked = spanOf(typeof within === 'number' ? schoolYear(within) : within);
	const document = known.documentPeriod ? spanOf(known.documentPeriod) : null;
	const placed = termFound(term, {
		asked,
		yearless: document ? cut(document, asked) : asked,
		document,
		calendar: known.calendar ?? noCalendar
	});
	const spans = mergeSpans(placed.spans.flatMap((span) => cut(span, asked) ?? []));
	return {
		occurrences: spans.map(periodOf),
		open: spans.length === 0 && placed.open,
		isCut: spans.length > 0 && placed.isCut,
		doubts: distinctDoubts(placed.doubts)
	};
}

function termFound(term: Term, asked: Asked): FoundSpans {
	const { meaning } = term;
	switch (meaning.kind) {
		case 'nothing':
		case 'unclear':
			return { ...openSpans, doubts: term.doubts };
		case 'parts':
			return together(
				meaning.parts.map((part) => termFound(part.term, asked)),
				term.doubts
			);
		case 'said':
			return together(clausesFound(meaning.clauses, asked), term.doubts);
	}
}

function clausesFound(clauses: readonly Clause[], asked: Asked): FoundSpans[] {
	let end = -Infinity;
	return clauses.map(({ link, said }) => {
		const all = saidFound(said, asked);
		const after = link === 'then' ? onlyAfter(all, end, asked) : all;
		end = Math.max(end, lastDay(after.spans), explicitEnd(said, asked));
		return after;
	});
}

function lastDay(spans: readonly DaySpan[]): number {
	return spans.reduce((last, span) => Math.max(last, span.to), -Infinity);
}

/** «далее» begins the day after what was said before it has ended. */
function onlyAfter(all: FoundSpans, end: number, { asked }: Asked): FoundSpans {
	if (end >= asked.to) return found([]);
	const rest = { from: Math.max(end + 1, asked.from), to: asked.to };
	return { ...all, spans: all.spans.flatMap((span) => cut(span, rest) ?? []) };
}

function explicitEnd(said: Said, { calendar }: Asked): number {
	if (said.kind !== 'stretches' && said.kind !== 'deadlines') return -Infinity;
	const stretches =
		said.kind === 'stretches' ? said.stretches : said.deadlines.map((one) => one.of);
	const dated = stretches.filter((stretch) => yearOfStretch(stretch) !== null);
	return lastDay(dated.flatMap((stretch) => stretchSpans(stretch, 0, calendar) ?? []));
}
