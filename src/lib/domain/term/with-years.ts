import type { Years } from './years.ts';
import type { Doubt, Moment, Range, Stretch } from './term.ts';

export type Dated = { readonly stretches: readonly Stretch[]; readonly doubts: readonly Doubt[] };

/** Gives years that were said once to all they were said for: «июнь 2024, 2025» is two Junes. */
export function withYears(stretch: Stretch, years: Years): Dated {
	switch (years.kind) {
		case 'one':
			return inYear(stretch, years.year);
		case 'several':
			return gathered(years.years.map((year) => inYear(stretch, year)));
		case 'school':
			return gathered(years.years.map((year) => asDated(inSchoolYear(stretch, year))));
	}
}

function gathered(all: readonly Dated[]): Dated {
	const doubts = all.flatMap((dated) => dated.doubts);
	return {
		stretches: all.flatMap((dated) => dated.stretches),
		doubts: doubts.filter(
			(doubt, at) => doubts.findIndex((other) => other.kind === doubt.kind) === at
		)
	};
}

function asDated(stretch: Stretch): Dated {
	return { stretches: [stretch], doubts: [] };
}

function inYear(stretch: Stretch, year: number): Dated {
	if (stretch.kind === 'range') return settleRange(stretch.from, { ...stretch.to, year });
	if ((stretch.kind === 'season' || stretch.kind === 'holidays') && stretch.season === 'winter')
		return { stretches: [{ ...stretch, year: year - 1 }], doubts: [{ kind: 'which-winter' }] };
	if (stretch.kind === 'half-year')
		return {
			stretches: [{ ...stretch, of: 'calendar', year }],
			doubts: [{ kind: 'half-of-which-year' }]
		};
	return asDated({ ...stretch, year: isInSecondHalf(stretch) ? year - 1 : year });
}

/** «3 четверть 2024 г.» and «весенние каникулы 2024 г.» belong to the school year 2023/2024. */
function isInSecondHalf(moment: Moment): boolean {
	if (moment.kind === 'school-term') return moment.number > 2;
	return moment.kind === 'holidays' && moment.season !== 'autumn' && moment.season !== 'every';
}

export function inSchoolYear(stretch: Stretch, year: number): Stretch {
	if (stretch.kind !== 'range') return momentInSchoolYear(stretch, year);
	const from = momentInSchoolYear(stretch.from, year);
	const to = momentInSchoolYear(stretch.to, year);
	// «Август – сентябрь 2023/2024 уч. г.» begins before the school year it prepares.
	if (placeInTime(from) > placeInTime(to) && from.year !== null)
		return { kind: 'range', from: { ...from, year: from.year - 1 }, to };
	return { kind: 'range', from, to };
}

function momentInSchoolYear(moment: Moment, year: number): Moment {
	return { ...moment, year: startMonth(moment) >= 9 ? year : year + 1 };
}

/** The month a moment begins in; what a school counts by itself begins with its year. */
export function startMonth(moment: Moment): number {
	switch (moment.kind) {
		case 'day':
		case 'month':
		case 'weekday-of-month':
			return moment.month;
		case 'quarter':
			return moment.quarter * 3 - 2;
		case 'season':
			return { autumn: 9, winter: 12, spring: 3, summer: 6 }[moment.season];
		case 'half-year':
			return moment.of === 'calendar' ? moment.half * 6 - 5 : 9;
		case 'year':
			return 1;
		case 'school-term':
		case 'holidays':
		case 'school-year':
			return 9;
	}
}

function placeInYear(moment: Moment): number {
	const within = moment.kind === 'day' ? moment.day / 100 : 0;
	const order = moment.kind === 'school-term' ? moment.number / 1000 : 0;
	return startMonth(moment) + within + order;
}

export function placeInTime(moment: Moment): number {
	return (moment.year ?? 0) * 100 + placeInYear(moment);
}

/** Either both ends have a year or none has; one that is missing is found from the other. */
export function settleRange(from: Moment, to: Moment): Dated {
	if (from.year === null && to.year !== null) {
		const wraps = placeInYear(from) > placeInYear(to);
		return {
			stretches: [range({ ...from, year: wraps ? to.year - 1 : to.year }, to)],
			doubts: wraps ? [{ kind: 'one-year-for-two' }] : []
		};
	}
	if (from.year !== null && to.year === null) {
		const wraps = placeInYear(from) > placeInYear(to);
		return asDated(range(from, { ...to, year: wraps ? from.year + 1 : from.year }));
	}
	const isReversed = from.year !== null && placeInTime(from) > placeInTime(to);
	return isReversed
		? { stretches: [], doubts: [{ kind: 'reversed', words: '' }] }
		: asDated(range(from, to));
}

function range(from: Moment, to: Moment): Range {
	return { kind: 'range', from, to };
}

/**
 * A list in which only some dates have a year: «сентябрь, октябрь 2023», «октябрь 2023, май».
 * A year flows back as long as the dates stay in order, and forward to the next such date.
 */
export function settleList(stretches: readonly Stretch[]): Dated {
	const listed = withoutHeadings(stretches);
	const givenAfter: (Stretch | undefined)[] = [undefined];
	for (const stretch of [...listed].reverse())
		givenAfter.push(yearOfStretch(stretch) === null ? givenAfter.at(-1) : stretch);
	givenAfter.reverse();
	const doubts: Doubt[] = [];
	const settled: Stretch[] = [];
	for (const [at, stretch] of listed.entries()) {
		const previous = settled.at(-1);
		const given = givenAfter[at + 1];
		const year = yearOfStretch(stretch) ?? (previous ? yearOfStretch(lastOf(previous)) : null);
		if (yearOfStretch(stretch) !== null) settled.push(stretch);
		else if (previous && year !== null) settled.push(nextAfter(stretch, lastOf(previous), year));
		else if (given) settled.push(before(stretch, given, doubts));
		else settled.push(stretch);
	}
	return { stretches: settled, doubts };
}

/** «2023 г.: сентябрь, октябрь», «2023/2024 уч. г.: сентябрь, май»: the year is a heading. */
function withoutHeadings(stretches: readonly Stretch[]): readonly Stretch[] {
	let schoolYear: number | null = null;
	return stretches.flatMap((stretch, at) => {
		const heading = stretches[at - 1];
		const next = stretches[at + 1];
		const isHeading = next !== undefined && yearOfStretch(next) === null;
		if (yearOfStretch(stretch) !== null) schoolYear = null;
		if (stretch.kind === 'year' && isHeading) return [];
		if (stretch.kind === 'school-year' && stretch.year !== null && isHeading) {
			schoolYear = stretch.year;
			return [];
		}
		if (yearOfStretch(stretch) !== null) return [stretch];
		if (schoolYear !== null) return [inSchoolYear(stretch, schoolYear)];
		return heading?.kind === 'year' && heading.year !== null
			? [starting(stretch, heading.year)]
			: [stretch];
	});
}

export function yearOfStretch(stretch: Stretch): number | null {
	return stretch.kind === 'range' ? stretch.from.year : stretch.year;
}

function firstOf(stretch: Stretch): Moment {
	return stretch.kind === 'range' ? stretch.from : stretch;
}

function lastOf(stretch: Stretch): Moment {
	return stretch.kind === 'range' ? stretch.to : stretch;
}

function nextAfter(stretch: Stretch, previous: Moment, year: number): Stretch {
	const same = starting(stretch, year);
	return placeInTime(firstOf(same)) >= placeInTime(previous) ? same : starting(stretch, year + 1);
}

function before(stretch: Stretch, given: Stretch, doubts: Doubt[]): Stretch {
	const first = firstOf(given);
	const year = first.year ?? 0;
	const same = starting(stretch, year);
	if (placeInTime(firstOf(same)) <= placeInTime(first)) return same;
	doubts.push({ kind: 'one-year-for-two' });
	return starting(stretch, year - 1);
}

export function starting(stretch: Stretch, year: number | null): Stretch {
	if (stretch.kind !== 'range') return { ...stretch, year };
	if (year === null) return range({ ...stretch.from, year }, { ...stretch.to, year });
	const wraps = placeInYear(stretch.from) > placeInYear(stretch.to);
	return range({ ...stretch.from, year }, { ...stretch.to, year: wraps ? year + 1 : year });
}
