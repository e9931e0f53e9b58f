import fc from 'fast-check';
import type {
	Clause,
	Deadline,
	During,
	Every,
	Meaning,
	Moment,
	Range,
	Said,
	Slice,
	Stretch
} from '#lib/domain/term/term.ts';
import { writtenTerms } from './written-terms.ts';

const words = [
	...new Set(
		Object.values(writtenTerms)
			.flat()
			.flatMap(([raw]) => raw.split(/(?<=\s)|(?=[\s,.;()–-])/))
	)
];

/** Words and marks of real terms, in any order. */
export const anyTermText = fc
	.array(fc.constantFrom(...words), { maxLength: 12 })
	.map((parts) => parts.join(' '));

const letters = Array.from(
	'абвгдежзийклмнопрстуфхцчшщъыьэюяАЯЁёIVXivxcoepCOEPTHKM0123456789.,;:/()-–—_«»?\u00a0\u00ad\u200b \t\n'
);

/** Cyrillic, Latin, figures and signs in any mixture. */
export const anyText = fc.oneof(
	fc.array(fc.constantFrom(...letters), { maxLength: 60 }).map((chars) => chars.join('')),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.string({ maxLength: 40 })
);

const calendarYear = fc.integer({ min: 2015, max: 2035 });
const month = fc.integer({ min: 1, max: 12 });
const weekday = fc.integer({ min: 1, max: 7 });
const nth = fc.constantFrom(1, 2, 3, 4, 5, -1);
const maybeYear = fc.option(calendarYear, { nil: null });

const slice = fc.constantFrom<Slice>(
	'whole',
	'whole',
	'whole',
	'decade-1',
	'decade-2',
	'decade-3',
	'half-1',
	'half-2',
	'week-1',
	'week-4',
	'week-last'
);
const partOfMonth = fc.constantFrom<Slice>('decade-1', 'decade-3', 'half-2', 'week-1', 'week-last');

function moment(year: fc.Arbitrary<number | null>): fc.Arbitrary<Moment> {
	return fc.oneof(
		fc.record({
			kind: fc.constant('day' as const),
			day: fc.integer({ min: 1, max: 28 }),
			month,
			year
		}),
		fc.record({ kind: fc.constant('month' as const), month, slice, year }),
		fc.record({ kind: fc.constant('weekday-of-month' as const), nth, weekday, month, year }),
		fc.record({
			kind: fc.constant('quarter' as const),
			quarter: fc.integer({ min: 1, max: 4 }),
			year
		}),
		fc.record({
			kind: fc.constant('half-year' as const),
			half: fc.constantFrom(1, 2),
			of: fc.constant('school' as const),
			year
		}),
		fc.record({
			kind: fc.constant('school-term' as const),
			sort: fc.constantFrom('quarter', 'trimester'),
			number: fc.integer({ min: 1, max: 3 }),
			year
		}),
		fc.record({
			kind: fc.constant('holidays' as const),
			season: fc.constantFrom('autumn', 'winter', 'spring', 'summer', 'every'),
			year
		}),
		fc.record({
			kind: fc.constant('season' as const),
			season: fc.constantFrom('autumn', 'winter', 'spring', 'summer'),
			year
		})
	);
}

const plainMoment = fc.oneof(
	fc.record({ kind: fc.constant('day' as const), day: fc.integer({ min: 1, max: 28 }), month }),
	fc.record({ kind: fc.constant('month' as const), month, slice: fc.constant('whole' as const) })
);

/** Either both ends have a year, the first before the last, or none has. */
const range: fc.Arbitrary<Range> = fc
	.tuple(plainMoment, plainMoment, maybeYear, fc.integer({ min: 1, max: 3 }))
	.map(([from, to, year, length]) => ({
		kind: 'range',
		from: { ...from, year },
		to: { ...to, year: year === null ? null : year + length }
	}));

/** A list in which some dates have a year and some have not cannot come from a text. */
const stretches: fc.Arbitrary<readonly Stretch[]> = fc.oneof(
	fc.array(
		fc.oneof(
			moment(fc.constant(null)),
			range.filter(({ from }) => from.year === null)
		),
		{ minLength: 1, maxLength: 4 }
	),
	fc.array(
		fc.oneof(
			moment(calendarYear),
			range.filter(({ from }) => from.year !== null)
		),
		{ minLength: 1, maxLength: 4 }
	),
	calendarYear.map((year): Stretch[] => [{ kind: 'year', year }]),
	calendarYear.map((year): Stretch[] => [{ kind: 'school-year', slice: 'whole', year }]),
	calendarYear.map((year): Stretch[] => [
		{ kind: 'range', from: { kind: 'year', year }, to: { kind: 'year', year: year + 2 } }
	])
);

const deadline: fc.Arbitrary<Deadline> = fc
	.tuple(moment(maybeYear), fc.constantFrom('first' as const, 'last' as const))
	.map(([of, edge]) => ({
		of,
		edge: of.kind === 'day' || of.kind === 'weekday-of-month' ? 'last' : edge
	}));

const repeats = fc.oneof(
	fc.constant({ kind: 'once' as const }),
	fc.constant({ kind: 'yearly' as const, since: null, till: null }),
	calendarYear.map((since) => ({ kind: 'yearly' as const, since, till: since + 3 }))
);

const times = fc.integer({ min: 1, max: 3 });
const every: fc.Arbitrary<Every> = fc.oneof(
	fc.constant<Every>({ unit: 'day' }),
	fc.record({ unit: fc.constant('week' as const), step: times, times }),
	fc.record({
		unit: fc.constant('month' as const),
		step: times,
		times,
		slice: fc.constant('whole' as const)
	}),
	partOfMonth.map((part): Every => ({ unit: 'month', step: 1, times: 1, slice: part })),
	fc.record({ unit: fc.constant('quarter' as const), times }),
	fc.record({ unit: fc.constant('half-year' as const), times }),
	fc.record({
		unit: fc.constant('school-term' as const),
		sort: fc.constantFrom('quarter', 'trimester'),
		times
	}),
	fc.constant<Every>({ unit: 'holidays' }),
	fc.record({ unit: fc.constant('year' as const), step: fc.constant(1), times }),
	fc
		.uniqueArray(weekday, { minLength: 1, maxLength: 3 })
		.map((weekdays): Every => ({ unit: 'weekdays', weekdays: weekdays.sort((a, b) => a - b) })),
	fc.record({
		unit: fc.constant('weekday-of-month' as const),
		nths: fc.uniqueArray(nth, { minLength: 1, maxLength: 2 }),
		weekday
	}),
	fc
		.integer({ min: 1, max: 28 })
		.map((first): Every => ({ unit: 'day-of-month', first, last: first })),
	fc
		.integer({ min: 1, max: 20 })
		.map((first): Every => ({ unit: 'day-of-month', first, last: first + 7 }))
);

const during: fc.Arbitrary<During> = fc.oneof(
	fc.constant<During>({ kind: 'always' }),
	moment(maybeYear).map((from): During => ({ kind: 'since', from }))
);

const open = fc.constantFrom<Said>(
	{ kind: 'open', why: 'plan', words: 'по отдельному плану', repeats: { kind: 'once' } },
	{ kind: 'open', why: 'need', words: 'по мере необходимости', repeats: { kind: 'once' } },
	{
		kind: 'open',
		why: 'event',
		words: 'по итогам конкурса',
		repeats: { kind: 'yearly', since: null, till: null }
	},
	{ kind: 'whole-period', words: 'в течение всего периода реализации' },
	{ kind: 'ongoing' }
);

const said: fc.Arbitrary<Said> = fc.oneof(
	fc
		.record({ kind: fc.constant('stretches' as const), stretches, repeats })
		.filter(isYearlyOnlyWithoutYears),
	fc.record({
		kind: fc.constant('deadlines' as const),
		deadlines: fc.array(deadline, { minLength: 1, maxLength: 3 }),
		repeats
	}),
	moment(maybeYear).map((from): Said => ({ kind: 'since', from })),
	fc.record({ kind: fc.constant('frequency' as const), every, during }),
	open
);

/** «ежегодно» beside a named year is read as the years between which it repeats. */
function isYearlyOnlyWithoutYears(one: {
	readonly stretches: readonly Stretch[];
	readonly repeats: { readonly kind: string };
}): boolean {
	return (
		one.repeats.kind === 'once' ||
		one.stretches.every((stretch) =>
			stretch.kind === 'range' ? stretch.from.year === null : stretch.year === null
		)
	);
}

/** Any meaning that a text can have. */
export const someTerm: fc.Arbitrary<Meaning> = fc
	.array(
		fc.record({ link: fc.constantFrom('and' as const, 'or' as const, 'then' as const), said }),
		{ minLength: 1, maxLength: 3 }
	)
	.map((clauses): Meaning => ({
		kind: 'said',
		clauses: clauses.map((clause, at): Clause => (at === 0 ? { ...clause, link: 'and' } : clause))
	}));
