import { cut, dayNumber, schoolYearOfDay, yearOf } from './days.ts';
import type { DaySpan } from './days.ts';
import { found, openSpans, together } from './found-spans.ts';
import type { Asked, FoundSpans } from './found-spans.ts';
import { stretchSpans } from './moment-spans.ts';
import type { Deadline, During, Moment, Repeats, Said, Stretch } from './term.ts';
import { turnsOf } from './turns.ts';
import { startMonth, yearOfStretch } from './with-years.ts';

export function saidFound(said: Said, asked: Asked): FoundSpans {
	const { yearless } = asked;
	const whole = found(yearless ? [yearless] : []);
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
		case 'frequency':
			return frequencyFound(said, asked);
	}
}

function frequencyFound(
	{ every, during }: Extract<Said, { kind: 'frequency' }>,
	asked: Asked
): FoundSpans {
	const bounds = boundsFound(during, asked);
	const isFew = every.unit === 'year' && every.step > 1;
	const since = firstSchoolYear(during);
	if (isFew && since === null) return openSpans;
	const turns = bounds.spans
		.flatMap((span) => cut(span, asked.asked) ?? [])
		.map((bound) => fromCalendar(turnsOf(every, bound, asked.calendar)));
	const all = together(bounds.open ? [bounds] : turns, bounds.doubts);
	return isFew ? everyFewYears(all, every.step, since ?? 0) : all;
}

/** «раз в три года» can be placed only from the year it is counted from. */
function firstSchoolYear(during: During): number | null {
	if (during.kind !== 'since' || during.from.year === null) return null;
	const { from } = during;
	return from.kind === 'year' || startMonth(from) >= 9 ? from.year : during.from.year - 1;
}

function everyFewYears(all: FoundSpans, step: number, since: number): FoundSpans {
	return {
		...all,
		spans: all.spans.filter((span) => (schoolYearOfDay(span.from) - since) % step === 0)
	};
}

function fromCalendar(spans: readonly DaySpan[] | null): FoundSpans {
	return spans ? found(spans) : { ...openSpans, doubts: [{ kind: 'no-school-calendar' }] };
}

/** Every time the stretch comes round in the asked time, not cut yet. */
function instancesOf(
	stretch: Stretch,
	{ asked, yearless, calendar }: Asked
): readonly DaySpan[] | null {
	if (yearOfStretch(stretch) !== null) return stretchSpans(stretch, 0, calendar);
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
	if (yearOfStretch(stretch) !== null || !asked.yearless) {
		const spans = bounds ? instances.flatMap((span) => cut(span, bounds) ?? []) : instances;
		return { ...found(spans), isCut: isBeyond(spans, asked.asked) };
	}
	const { yearless } = asked;
	const kept = bounds ? instances : onceOnly(stretch, instances, yearless);
	const isDoubtful =
		isSplit(kept, yearless) || (stretch.kind === 'quarter' && isSplit(instances, yearless));
	const spans = kept.flatMap((span) => cut(span, yearless) ?? []);
	return {
		spans: bounds ? spans.flatMap((span) => cut(span, bounds) ?? []) : spans,
		open: false,
		isCut: isBeyond(kept, yearless),
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
	time: DaySpan
): readonly DaySpan[] {
	const first = stretch.kind === 'range' ? stretch.from : stretch;
	if (!isSplit(instances, time)) return instances;
	if (stretch.kind === 'quarter') return instances.filter((span) => span.from >= time.from);
	return startMonth(first) === 8 ? instances.filter((span) => span.to <= time.to) : instances;
}

function isBeyond(spans: readonly DaySpan[], time: DaySpan): boolean {
	return spans.some((span) => cut(span, time) && (span.from < time.from || span.to > time.to));
}

/** One written range, cut in two by the edges of the asked year: which one was meant? */
function isSplit(instances: readonly DaySpan[], time: DaySpan): boolean {
	return (
		instances.some((span) => span.from < time.from) && instances.some((span) => span.to > time.to)
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
	return found(instances.filter((day) => cut(day, bounds)));
}

function edgesOf({ of, edge }: Deadline, asked: Asked): readonly DaySpan[] | null {
	const instances = instancesOf(of, asked);
	const days = instances?.map((span) => {
		const day = edge === 'first' ? span.from : span.to;
		return { from: day, to: day };
	});
	const time = of.year === null ? asked.yearless : null;
	return days ? (time ? days.filter((day) => cut(day, time)) : days) : null;
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
	return found(spans);
}

function untilFound(deadline: Deadline, asked: Asked): FoundSpans {
	const days = edgesOf(deadline, asked);
	if (!days) return fromCalendar(null);
	const spans = days.map((day) => ({
		from: deadline.of.year === null ? dayNumber(schoolYearOfDay(day.to), 9, 1) : -Infinity,
		to: day.to
	}));
	return found(spans);
}
