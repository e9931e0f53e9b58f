import { once } from './term.ts';
import type {
	Clause,
	Deadline,
	Doubt,
	During,
	Every,
	Link,
	Moment,
	Repeats,
	Said,
	Stretch
} from './term.ts';
import type { Piece, Saying } from './pieces.ts';
import { settleList } from './with-years.ts';

export type Clauses = {
	readonly clauses: readonly Clause[];
	readonly doubts: readonly Doubt[];
	readonly remarks: readonly string[];
};

type Kind = Saying['is'];
type SayingOf<K extends Kind> = Extract<Saying, { is: K }>;

/** Pieces between «;», «или» and «далее» belong together: «ежегодно», «до 15.10», «с 2022 по 2024». */
export function clausesOf(pieces: readonly Piece[]): Clauses {
	const groups = groupsOf(pieces.map((piece) => piece.saying));
	const made = groups.map((group) => groupClauses(group));
	const clauses = made.flatMap((group) => group.clauses);
	const isChoice = clauses.some((clause) => clause.link === 'or') && clauses.some(isDated);
	return {
		clauses,
		doubts: [
			...made.flatMap((group) => group.doubts),
			...(isChoice ? [{ kind: 'alternatives' } as const] : [])
		],
		remarks: made.flatMap((group) => group.remarks)
	};
}

function isDated({ said }: Clause): boolean {
	return said.kind !== 'open' && said.kind !== 'whole-period';
}

type Group = { readonly link: Link; readonly sayings: readonly Saying[] };

function groupsOf(sayings: readonly Saying[]): Group[] {
	const groups: { link: Link; sayings: Saying[] }[] = [{ link: 'and', sayings: [] }];
	for (const saying of sayings) {
		const last = groups.at(-1);
		if (saying.is !== 'link') last?.sayings.push(saying);
		// «; далее» is one step: a link that follows a link takes its place.
		else if (last?.sayings.length === 0) last.link = last.link === 'and' ? saying.link : last.link;
		else groups.push({ link: saying.link, sayings: [] });
	}
	const [first] = groups;
	if (first) first.link = 'and';
	return groups;
}

function groupClauses({ link, sayings }: Group): Clauses {
	const group = sorted(sayings);
	const said = saidOf(group);
	const rest = all(sayings, 'rest');
	const figures = rest.filter((one) => one.isTelling);
	return {
		clauses: said.map((one, at) => ({ link: at === 0 ? link : 'and', said: one })),
		doubts: [
			...group.doubts,
			...figures.map(({ words }): Doubt => ({ kind: 'unread', words })),
			...sayings
				.flatMap((saying) => ('doubts' in saying ? saying.doubts : []))
				.filter((doubt) => !isSettled(doubt, group, sayings))
		],
		remarks: rest.filter((one) => !one.isTelling).map(({ words }) => words)
	};
}

function all<K extends Kind>(sayings: readonly Saying[], kind: K): SayingOf<K>[] {
	return sayings.filter((saying): saying is SayingOf<K> => saying.is === kind);
}

type Sorted = {
	readonly stretches: readonly Stretch[];
	readonly deadlines: readonly Deadline[];
	readonly since: readonly Moment[];
	readonly every: readonly Every[];
	readonly repeats: Repeats;
	readonly isOngoing: boolean;
	readonly periods: readonly SayingOf<'whole-period'>[];
	readonly open: readonly SayingOf<'open'>[];
	readonly doubts: readonly Doubt[];
};

function sorted(sayings: readonly Saying[]): Sorted {
	const { stretches, doubts } = settleList(
		all(sayings, 'stretches').flatMap((one) => one.stretches)
	);
	const [bounds] = all(sayings, 'years');
	const isYearly = all(sayings, 'yearly').length > 0;
	const isOngoing = all(sayings, 'ongoing').length > 0;
	return {
		stretches,
		deadlines: all(sayings, 'deadlines').flatMap((one) => one.deadlines),
		since: all(sayings, 'since').map((one) => one.from),
		every: finest(all(sayings, 'every').map((one) => one.every)),
		repeats: isYearly
			? { kind: 'yearly', since: bounds?.since ?? null, till: bounds?.till ?? null }
			: once,
		isOngoing: isOngoing && !stretches.some(isYear),
		periods: all(sayings, 'whole-period'),
		open: all(sayings, 'open'),
		doubts: isMixed(stretches) ? [...doubts, { kind: 'year-beside-part' }] : doubts
	};
}

/** «ежемесячно до 5 числа» is one frequency said twice, and so is «еженедельно по вторникам». */
function finest(every: readonly Every[]): Every[] {
	const units = new Set(every.map((one) => one.unit));
	const byDay = units.has('day-of-month') || units.has('weekday-of-month');
	return every.filter((one) => {
		if (one.unit === 'month' && one.slice === 'whole' && one.step === 1) return !byDay;
		if (one.unit === 'week') return !units.has('weekdays');
		return one.unit !== 'day-of-month' || !units.has('quarter');
	});
}

/** «до 5 числа» alone leaves the month open, «3 раза в год» the dates; the rest of the cell may say. */
function isSettled(doubt: Doubt, group: Sorted, sayings: readonly Saying[]): boolean {
	const { every, stretches, deadlines, since } = group;
	const isCounted = every.some((one) => one.unit === 'year' && one.step > 1) && since.length > 0;
	if (doubt.kind === 'times-without-dates')
		return stretches.length > 0 || deadlines.length > 0 || isCounted;
	const isMonthly = all(sayings, 'every').some((one) => one.every.unit === 'month');
	if (doubt.kind === 'every-other-or-nth') return isMonthly;
	if (doubt.kind !== 'which-month' || every.some((one) => one.unit === 'quarter')) return false;
	return stretches.length > 0 || isMonthly;
}

/** «декабрь (I полугодие)», «сентябрь, 2023/2024 уч. г.»: a whole and a part of it in one list. */
function isMixed(stretches: readonly Stretch[]): boolean {
	const lengths = stretches.flatMap((stretch) =>
		stretch.kind === 'range' ? [] : momentLength(stretch)
	);
	return lengths.some((length) => length >= 6) && lengths.some((length) => length <= 1);
}

/** «в течение учебного года 2023/2024» is that year, not every year. */
function isYear(stretch: Stretch): boolean {
	const first = stretch.kind === 'range' ? stretch.from : stretch;
	return first.kind === 'year' || (first.kind === 'school-year' && first.slice === 'whole');
}

function saidOf(group: Sorted): Said[] {
	const dated = datedOf(group);
	const periods = group.periods.map(({ words }): Said => ({ kind: 'whole-period', words }));
	const open = group.open.map(({ why, words }): Said => {
		const repeats = dated.length === 0 && periods.length === 0 ? yearlyOf(group) : once;
		return { kind: 'open', why, words, repeats };
	});
	const said = [...dated, ...periods, ...open];
	return said.length > 0 ? said : alone(group);
}

/** «ежегодно» or «1 раз в год», when a plan says when. */
function yearlyOf({ repeats, every }: Sorted): Repeats {
	if (repeats.kind === 'yearly') return repeats;
	return every.some(isOnceAYear) ? { kind: 'yearly', since: null, till: null } : once;
}

function isOnceAYear(every: Every): boolean {
	return every.unit === 'year' && every.step === 1 && every.times === 1;
}

function alone({ repeats, every }: Sorted): Said[] {
	if (repeats.kind === 'once' && every.length === 0) return [];
	const [first] = every;
	return [{ kind: 'frequency', every: first ?? onceAYear, during: duringYears(repeats) }];
}

/** «ежегодно с 2022 по 2024 г.» */
function duringYears(repeats: Repeats): During {
	if (repeats.kind === 'once' || (repeats.since === null && repeats.till === null))
		return { kind: 'always' };
	const from: Moment = { kind: 'year', year: repeats.since };
	const to: Moment = { kind: 'year', year: repeats.till };
	if (repeats.till === null) return { kind: 'since', from };
	if (repeats.since === null) return { kind: 'until', deadline: { of: to, edge: 'last' } };
	return { kind: 'within', stretches: [{ kind: 'range', from, to }] };
}

const onceAYear: Every = { unit: 'year', step: 1, times: 1 };

function datedOf(group: Sorted): Said[] {
	const { stretches, deadlines, since, every, repeats, isOngoing } = group;
	const [main] = every.filter((one) => !isOnceAYear(one));
	if (main) {
		const joined = frequentSaid(group, main);
		if (joined) return joined;
	}
	const said: Said[] = [];
	if (stretches.length > 0) said.push({ kind: 'stretches', stretches, repeats });
	if (deadlines.length > 0) said.push({ kind: 'deadlines', deadlines, repeats });
	for (const from of since) said.push(sinceSaid(from, group));
	if (isOngoing) said.push({ kind: 'ongoing' });
	return said;
}

/** «с октября 2024 ежегодно» is once in every school year from then on. */
function sinceSaid(from: Moment, { repeats, every }: Sorted): Said {
	return repeats.kind === 'yearly' || every.some(isOnceAYear)
		? { kind: 'frequency', every: onceAYear, during: { kind: 'since', from } }
		: { kind: 'since', from };
}

/** A frequency with what bounds it. Where the dates are finer («2 раза в год: декабрь, май»), they win. */
function frequentSaid(group: Sorted, main: Every): Said[] | null {
	const { stretches, deadlines, since, every, open } = group;
	const frequency = (during: During): Said[] =>
		every
			.filter((one) => !isOnceAYear(one))
			.map((one): Said => ({ kind: 'frequency', every: one, during }));
	const [from] = since;
	if (from) return frequency({ kind: 'since', from });
	const [deadline, ...more] = deadlines;
	if (deadline && stretches.length === 0)
		return more.length > 0 || monthsOf(main) >= 6 ? null : frequency({ kind: 'until', deadline });
	if (stretches.length === 0)
		return open.length > 0 && main.unit === 'year' ? null : frequency({ kind: 'always' });
	return stretches.every((stretch) => monthsOf(main) < lengthOf(stretch))
		? frequency({ kind: 'within', stretches })
		: null;
}

/** How long one turn of a frequency is, in months; rough, only to tell coarse from fine. */
function monthsOf(every: Every): number {
	switch (every.unit) {
		case 'day':
		case 'week':
		case 'weekdays':
			return 0.2;
		case 'weekday-of-month':
		case 'day-of-month':
			return 0.3;
		case 'month':
			return every.slice === 'whole' ? every.step / every.times : 0.3;
		case 'school-term':
		case 'holidays':
			return 2;
		case 'quarter':
			return 3 / every.times;
		case 'half-year':
			return 6 / every.times;
		case 'year':
			return (every.step * 12) / every.times;
	}
}

function lengthOf(stretch: Stretch): number {
	if (stretch.kind === 'range')
		return stretch.from.kind === 'day' &&
			stretch.to.kind === 'day' &&
			stretch.from.month === stretch.to.month
			? 0.5
			: 12;
	return momentLength(stretch);
}

function momentLength(moment: Moment): number {
	switch (moment.kind) {
		case 'day':
		case 'weekday-of-month':
			return 0;
		case 'month':
			return moment.slice === 'whole' ? 1 : 0.3;
		case 'holidays':
			return 0.3;
		case 'school-term':
			return 2;
		case 'quarter':
		case 'season':
			return 3;
		case 'half-year':
			return 6;
		case 'year':
			return 12;
		case 'school-year':
			return moment.slice === 'whole' ? 12 : 1;
	}
}
