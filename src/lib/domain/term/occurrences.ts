import {
	cut,
	dayNumber,
	mergeSpans,
	periodOf,
	schoolYear,
	schoolYearOfDay,
	spanOf,
	yearOf
} from './days.ts';
import type { DaySpan, Period } from './days.ts';
import { stretchSpans } from './moment-spans.ts';
import { noCalendar } from './school-calendar.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import type {
	Clause,
	Deadline,
	Doubt,
	During,
	Moment,
	Repeats,
	Said,
	Stretch,
	Term
} from './term.ts';
import { turnsOf } from './turns.ts';
import { startMonth } from './with-years.ts';

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
	const found = termFound(term, {
		asked,
		yearless: document ? cut(document, asked) : asked,
		document,
		calendar: known.calendar ?? noCalendar
	});
	const spans = mergeSpans(found.spans.flatMap((span) => cut(span, asked) ?? []));
	return {
		occurrences: spans.map(periodOf),
		open: spans.length === 0 && found.open,
		doubts: distinctKinds(found.doubts)
	};
}

function distinctKinds(doubts: readonly Doubt[]): Doubt[] {
	return doubts.filter(
		(doubt, at) =>
			doubts.findIndex((other) => JSON.stringify(other) === JSON.stringify(doubt)) === at
	);
}

type Asked = {
	readonly asked: DaySpan;
	/** Where dates without a year may lie: the asked time, as far as the document reaches. */
	readonly yearless: DaySpan | null;
	readonly document: DaySpan | null;
	readonly calendar: SchoolCalendar;
};

type FoundSpans = {
	readonly spans: readonly DaySpan[];
	readonly open: boolean;
	readonly doubts: readonly Doubt[];
};

const openSpans: FoundSpans = { spans: [], open: true, doubts: [] };

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

function together(all: readonly FoundSpans[], doubts: readonly Doubt[]): FoundSpans {
	return {
		spans: all.flatMap((one) => one.spans),
		open: all.some((one) => one.open),
		doubts: [...doubts, ...all.flatMap((one) => one.doubts)]
	};
}

function clausesFound(clauses: readonly Clause[], asked: Asked): FoundSpans[] {
	let end = -Infinity;
	return clauses.map(({ link, said }) => {
		const found = saidFound(said, asked);
		const after = link === 'then' ? onlyAfter(found, end, asked) : found;
		end = Math.max(end, lastDay(after.spans), explicitEnd(said, asked));
		return after;
	});
}

function lastDay(spans: readonly DaySpan[]): number {
	return spans.reduce((last, span) => Math.max(last, span.to), -Infinity);
}

/** «далее» begins the day after what was said before it has ended. */
function onlyAfter(found: FoundSpans, end: number, { asked }: Asked): FoundSpans {
	if (end >= asked.to) return { spans: [], open: false, doubts: [] };
	const rest = { from: Math.max(end + 1, asked.from), to: asked.to };
	return { ...found, spans: found.spans.flatMap((span) => cut(span, rest) ?? []) };
}

function explicitEnd(said: Said, { calendar }: Asked): number {
	if (said.kind !== 'stretches' && said.kind !== 'deadlines') return -Infinity;
	const stretches =
		said.kind === 'stretches' ? said.stretches : said.deadlines.map((one) => one.of);
	const dated = stretches.filter((stretch) => yearsOf(stretch) !== null);
	return lastDay(dated.flatMap((stretch) => stretchSpans(stretch, 0, calendar) ?? []));
}

function yearsOf(stretch: Stretch): number | null {
	return stretch.kind === 'range' ? stretch.from.year : stretch.year;
}

function saidFound(said: Said, asked: Asked): FoundSpans {
	const { yearless } = asked;
	const whole: FoundSpans = { spans: yearless ? [yearless] : [], open: false, doubts: [] };
	switch (said.kind) {
		case 'open':
			return openSpans;
		case 'ongoing':
			return whole;
		case 'whole-period':
			return asked.document ? whole : openSpans;
		case 'stretches':
			return together(
				said.stretches.map((stretch) => stretchFound(stretch, said.repeats, asked)),
				[]
			);
		case 'deadlines':
			return together(
				said.deadlines.map((one) => deadlineFound(one, said.repeats, asked)),
				[]
			);
		case 'since':
			return boundsFound({ kind: 'since', from: said.from }, asked);
		case 'frequency': {
			const bounds = boundsFound(said.during, asked);
			const isFew = said.every.unit === 'year' && said.every.step > 1;
			const since = firstSchoolYear(said.during);
			if (isFew && since === null) return openSpans;
			const turns = bounds.spans
				.flatMap((span) => cut(span, asked.asked) ?? [])
				.map((bound) => fromCalendar(turnsOf(said.every, bound, asked.calendar)));
			const found = together(bounds.open ? [bounds] : turns, bounds.doubts);
			return isFew ? everyFewYears(found, said.every.step, since ?? 0) : found;
		}
	}
}

/** «раз в три года» can be placed only from the year it is counted from. */
function firstSchoolYear(during: During): number | null {
	if (during.kind !== 'since' || during.from.year === null) return null;
	const { from } = during;
	return from.kind === 'year' || startMonth(from) >= 9 ? from.year : during.from.year - 1;
}

function everyFewYears(found: FoundSpans, step: number, since: number): FoundSpans {
	return {
		...found,
		spans: found.spans.filter((span) => (schoolYearOfDay(span.from) - since) % step === 0)
	};
}

function fromCalendar(spans: readonly DaySpan[] | null): FoundSpans {
	return spans
		? { spans, open: false, doubts: [] }
		: { ...openSpans, doubts: [{ kind: 'no-school-calendar' }] };
}

/** Every time the stretch comes round in the asked time, not cut yet. */
function instancesOf(
	stretch: Stretch,
	{ asked, yearless, calendar }: Asked
): readonly DaySpan[] | null {
	if (yearsOf(stretch) !== null) return stretchSpans(stretch, 0, calendar);
	if (!yearless) return [];
	const first = yearOf(asked.from) - 1;
	const years = Array.from({ length: yearOf(asked.to) - first + 2 }, (_, step) => first + step);
	const all = years.map((year) => stretchSpans(stretch, year, calendar));
	const known = all.filter((spans) => spans !== null).flat();
	if (known.length === 0 && all.includes(null)) return null;
	return known.filter((span) => cut(span, yearless));
}

function stretchFound(stretch: Stretch, repeats: Repeats, asked: Asked): FoundSpans {
	const instances = instancesOf(stretch, asked);
	if (!instances) return fromCalendar(null);
	const bounds = repeats.kind === 'yearly' ? yearsSpan(repeats) : null;
	if (yearsOf(stretch) !== null || !asked.yearless)
		return {
			spans: bounds ? instances.flatMap((span) => cut(span, bounds) ?? []) : instances,
			open: false,
			doubts: []
		};
	const { yearless } = asked;
	const kept = bounds ? instances : onceOnly(stretch, instances, yearless);
	const isDoubtful =
		isSplit(kept, yearless) || (stretch.kind === 'quarter' && isSplit(instances, yearless));
	const spans = kept.flatMap((span) => cut(span, yearless) ?? []);
	return {
		spans: bounds ? spans.flatMap((span) => cut(span, bounds) ?? []) : spans,
		open: false,
		doubts: !bounds && isDoubtful ? [{ kind: 'crosses-school-year' }] : []
	};
}

/**
 * «Август – сентябрь» prepares the year it runs into; the August at its end is next year's.
 * Of the third quarter, July and August lie in the school year; that September was meant is possible.
 */
function onceOnly(
	stretch: Stretch,
	instances: readonly DaySpan[],
	window: DaySpan
): readonly DaySpan[] {
	const first = stretch.kind === 'range' ? stretch.from : stretch;
	if (!isSplit(instances, window)) return instances;
	if (stretch.kind === 'quarter') return instances.filter((span) => span.from >= window.from);
	return startMonth(first) === 8 ? instances.filter((span) => span.to <= window.to) : instances;
}

/** One written range, cut in two by the edges of the asked year: which one was meant? */
function isSplit(instances: readonly DaySpan[], window: DaySpan): boolean {
	return (
		instances.some((span) => span.from < window.from) &&
		instances.some((span) => span.to > window.to)
	);
}

function yearsSpan({
	since,
	till
}: {
	readonly since: number | null;
	readonly till: number | null;
}): DaySpan {
	return {
		from: since === null ? -Infinity : dayNumber(since, 1, 1),
		to: till === null ? Infinity : dayNumber(till, 12, 31)
	};
}

function deadlineFound({ of, edge }: Deadline, repeats: Repeats, asked: Asked): FoundSpans {
	const instances = edgesOf({ of, edge }, asked);
	if (!instances) return fromCalendar(null);
	const bounds =
		repeats.kind === 'yearly' ? yearsSpan(repeats) : yearsSpan({ since: null, till: null });
	return { spans: instances.filter((day) => cut(day, bounds)), open: false, doubts: [] };
}

function edgesOf({ of, edge }: Deadline, asked: Asked): readonly DaySpan[] | null {
	const instances = instancesOf(of, asked);
	const days = instances?.map((span) => {
		const day = edge === 'first' ? span.from : span.to;
		return { from: day, to: day };
	});
	const window = of.year === null ? asked.yearless : null;
	return days ? (window ? days.filter((day) => cut(day, window)) : days) : null;
}

function boundsFound(during: During, asked: Asked): FoundSpans {
	switch (during.kind) {
		case 'always':
			return saidFound({ kind: 'ongoing' }, asked);
		case 'within':
			return together(
				during.stretches.map((stretch) =>
					stretchFound(stretch, { kind: 'yearly', since: null, till: null }, asked)
				),
				[]
			);
		case 'since':
			return sinceFound(during.from, asked);
		case 'until':
			return untilFound(during.deadline, asked);
	}
}

/** Without an end: from a named year on for good, otherwise to the end of the school year. */
function sinceFound(from: Moment, asked: Asked): FoundSpans {
	const days = edgesOf({ of: from, edge: 'first' }, asked);
	if (!days) return fromCalendar(null);
	const spans = days.map((day) => ({
		from: day.from,
		to: from.year === null ? dayNumber(schoolYearOfDay(day.from) + 1, 8, 31) : Infinity
	}));
	return { spans, open: false, doubts: [] };
}

function untilFound(deadline: Deadline, asked: Asked): FoundSpans {
	const days = edgesOf(deadline, asked);
	if (!days) return fromCalendar(null);
	const spans = days.map((day) => ({
		from: deadline.of.year === null ? dayNumber(schoolYearOfDay(day.to), 9, 1) : -Infinity,
		to: day.to
	}));
	return { spans, open: false, doubts: [] };
}
