import { expect, test } from 'vitest';
import { indicatorIds } from '#lib/domain/indicators/indicator.ts';
import type { Figures, Indicator, IndicatorId } from '#lib/domain/indicators/indicator.ts';
import { schoolIndicators } from '#lib/domain/indicators/of-school.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import * as of from './school.ts';

function indicator(id: IndicatorId, facts: Partial<SchoolFacts>, figures: Figures = {}): Indicator {
	const all = schoolIndicators({ ...of.noFacts, ...facts }, { asOf: of.asOf, figures });
	return all.find((one) => one.id === id)!;
}

type Case = readonly [
	what: string,
	id: IndicatorId,
	given: { readonly facts?: Partial<SchoolFacts>; readonly figures?: Figures },
	told: Partial<Indicator>
];

const kept = {
	requestedOn: '',
	givenOn: '2026-09-01',
	until: '',
	withdrawnOn: '',
	destroyedOn: ''
};
const adult = (['participation', 'personal-data'] as const).map((kind) => ({ ...kept, kind }));
const young = { youngSpecialist: true };
const approval = { records: 2, approvedAt: 1 };
const two = [of.mentor('m'), of.mentee('a'), of.mentee('b')];

/** Counted by hand. */
const cases: readonly Case[] = [
	[
		'two of 40 children of 10 to 19 are mentees by an order; one is too young, one only waits',
		'I1',
		{
			facts: of.based(
				[
					of.mentee('a', { birthDate: '2012-03-01' }),
					of.mentee('b', { birthDate: '2007-11-29' }),
					of.mentee('c', { birthDate: '2016-11-30' }),
					of.mentee('d', { birthDate: '2012-01-01' })
				],
				[of.bond('1', { mentorId: 'm', menteeIds: ['a', 'b', 'c'] })]
			),
			figures: { pupils10to19: 40 }
		},
		{ value: 5, numerator: 2, denominator: 40 }
	],
	['nobody typed how many children there are', 'I1', { facts: of.based([]) }, { gap: 'not-typed' }],
	[
		'one of 30 of 15 to 19 is a mentor now',
		'I2',
		{
			facts: of.based(
				[of.mentor('m', { birthDate: '2010-01-01' }), of.mentor('n', { birthDate: '2010-01-01' })],
				[of.bond('1', { mentorId: 'm', menteeIds: ['a'] })]
			),
			figures: { pupils15to19: 30 }
		},
		{ value: 3.3, numerator: 1, denominator: 30 }
	],
	[
		'of three young specialists one is in a pair and one has completed; who left is not counted',
		'I3',
		{
			facts: of.based(
				[
					...['a', 'b', 'c'].map((id) => of.mentee(id, young)),
					of.mentee('d', { ...young, menteeStatus: 'left' })
				],
				[
					of.bond('1', { menteeIds: ['a'] }),
					of.bond('2', { menteeIds: ['b'], state: 'completed' }),
					of.bond('3', { menteeIds: ['c'], state: 'proposed' })
				]
			)
		},
		{ value: 66.7, numerator: 2, denominator: 3 }
	],
	[
		'no young specialist is no nought',
		'I3',
		{ facts: of.based([]) },
		{ value: null, gap: 'empty' }
	],
	[
		'three of seven organisations',
		'I4',
		{ figures: { partners: 3, organisations: 7 } },
		{ value: 42.9 }
	],
	[
		'6 of 8 mentees are satisfied, 8 of 10 answered',
		'I5',
		{
			facts: {
				surveys: [
					of.survey('s', { asked: 10, answered: 8, satisfied: { of: 8, satisfied: 6 } }),
					of.survey('before', { wave: 'before', satisfied: { of: 9, satisfied: 1 } }),
					of.survey('last year', { closesOn: '2026-05-30', satisfied: { of: 9, satisfied: 1 } })
				]
			}
		},
		{ value: 75, numerator: 6, denominator: 8, beside: { asked: 10, answered: 8 } }
	],
	[
		'four said something without a name',
		'I6',
		{ facts: { surveys: [of.survey('s', { audience: ['mentor'], asked: 6, answered: 4 })] } },
		{ value: null, gap: 'few', beside: { asked: 6, answered: 4 } }
	],
	[
		'of two who mentor now one was trained within three years',
		'I7',
		{
			facts: of.based(
				[
					of.mentor('m', { trainedOn: '2023-11-29' }),
					of.mentor('n', { trainedOn: '2023-11-28' }),
					of.mentor('idle', { trainedOn: '2026-01-01' })
				],
				[of.bond('1', { mentorId: 'm' }), of.bond('2', { mentorId: 'n', state: 'paused' })]
			)
		},
		{ value: 50, numerator: 1, denominator: 2 }
	],
	[
		'an approved programme, one that is not, and an order without a programme',
		'I8',
		{
			facts: {
				...of.based([], [of.bond('1', { pairId: 'p' }), of.bond('2', {})]),
				pairs: [of.pair('p', { approval }), of.pair('q'), of.pair('r', { state: 'ended' })]
			}
		},
		{ value: 33.3, numerator: 1, denominator: 3 }
	],
	[
		'two of three steps whose day has come',
		'I9',
		{
			facts: {
				pairs: [
					of.pair('p', {
						programme: of.steps(
							['2026-10-01', 'done'],
							[of.asOf, 'planned'],
							['2026-12-01', 'done']
						)
					}),
					of.pair('q', { programme: of.steps(['2026-09-30', 'done'], ['', 'planned']) })
				]
			}
		},
		{ value: 66.7, numerator: 2, denominator: 3 }
	],
	[
		'of four occurrences two are done and shown; a cancelled one, one to come and one put off are not due',
		'I10',
		{
			facts: {
				roadmaps: [
					of.roadmap([
						of.row('once', [of.turn('2026-09-10')], { status: 'done', hasEvidence: true }),
						of.row('monthly', [
							of.turn('2026-09-30', { status: 'done', hasEvidence: true }),
							of.turn('2026-10-31', { status: 'done' }),
							of.turn('2026-11-28'),
							of.turn('2026-11-27', { status: 'cancelled' }),
							of.turn('2026-11-26', { status: 'postponed', postponedTo: '2027-01-15' }),
							of.turn('2026-12-31')
						]),
						of.row('gone', [of.turn('2026-09-01')], { status: 'cancelled' })
					]),
					of.roadmap([of.row('old', [of.turn('2025-09-10')])], 2025)
				]
			}
		},
		{ value: 50, numerator: 2, denominator: 4 }
	],
	[
		'three meetings of a pair of October in two months; last spring is another year',
		'I11',
		{
			facts: {
				pairs: [
					of.pair('p', {
						journal: of.meetings(
							['1', '2026-10-06', 'held'],
							['2', '2026-11-06', 'held'],
							['3', '2026-11-20', 'held'],
							['4', '2026-12-01', 'planned'],
							['5', '2026-05-01', 'held']
						)
					})
				]
			}
		},
		{ value: 1.5, numerator: 3, denominator: 2 }
	],
	[
		'of three meetings two were spoken of, one by both',
		'I12',
		{
			facts: {
				pairs: [
					of.pair('p', {
						journal: of.meetings(
							['1', '2026-10-06', 'held'],
							['2', '2026-11-06', 'held'],
							['3', '2026-11-20', 'held']
						),
						heard: { mentors: ['1', '2'], mentees: ['2'] }
					})
				]
			}
		},
		{ value: 66.7, numerator: 2, denominator: 3, beside: { ofBoth: 1 } }
	],
	[
		'one waits; those ordered had waited 10 and 20 days',
		'I13',
		{
			facts: of.based(
				[
					of.mentee('a', { identifiedOn: '2026-09-01' }),
					of.mentee('b', { identifiedOn: '2026-08-22' }),
					of.mentee('c'),
					of.mentee('d', { menteeStatus: 'completed' })
				],
				[of.bond('1', { menteeIds: ['a', 'b'], orderedOn: '2026-09-11' })]
			)
		},
		{ value: 1, beside: { meanDays: 15 } }
	],
	['nobody waits', 'I13', { facts: of.based([]) }, { value: 0, gap: '' }],
	[
		'of three difficulties two fell, by 1 and by 2; one was not looked at again',
		'I14',
		{
			facts: {
				pairs: [
					of.pair('p', {
						programme: of.difficulties(['2', '1'], ['3', '1'], ['1', ''], ['0', '0'])
					})
				]
			}
		},
		{ value: 66.7, numerator: 2, denominator: 3, beside: { meanFall: 1 } }
	],
	[
		'three of four pairs that ended this year were completed',
		'I15',
		{
			facts: of.based(
				[],
				[
					...['1', '2', '3'].map((id) =>
						of.bond(id, { state: 'completed', endedOn: '2026-10-01' })
					),
					of.bond('4', { state: 'terminated', endedOn: '2026-11-29' }),
					of.bond('5', { state: 'terminated', endedOn: '2026-08-31' }),
					of.bond('6', { state: 'rejected', endedOn: '2026-10-01' })
				]
			)
		},
		{ value: 75, numerator: 3, denominator: 4 }
	],
	[
		'of two who came last year one is still here',
		'I16',
		{
			facts: of.based([
				of.mentee('a', { ...young, joinedOn: '2025-09-01' }),
				of.mentee('b', { ...young, joinedOn: '2026-08-31', menteeStatus: 'left' }),
				of.mentee('c', { ...young, joinedOn: '2026-09-01' })
			])
		},
		{ value: 50, numerator: 1, denominator: 2 }
	],
	[
		'one of three has all papers; a withdrawn one and a child without the parents have not',
		'I17',
		{
			facts: of.based([
				of.mentor('m', { consents: adult }),
				of.mentor('n', { consents: adult.map((one) => ({ ...one, withdrawnOn: '2026-10-01' })) }),
				of.mentee('a', { birthDate: '2014-01-01', consents: adult }),
				of.mentor('gone', { mentorStatus: 'left' })
			])
		},
		{ value: 33.3, numerator: 1, denominator: 3 }
	],
	[
		'practices that were typed in',
		'I18',
		{ figures: { practices: 4, practicesReused: 1 } },
		{ value: 4, beside: { reused: 1 } }
	],
	['nobody typed the contests', 'I19', {}, { value: null, gap: 'not-typed' }],
	['a section on the site', 'I22', { figures: { site: 1 } }, { value: 100 }],
	[
		'one of two who completed mentors now',
		'I23',
		{
			facts: of.based([
				of.person('a', { isMentee: true, isMentor: true, menteeStatus: 'completed' }),
				of.mentee('b', { menteeStatus: 'completed' })
			])
		},
		{ value: 50, numerator: 1, denominator: 2 }
	],
	['the sum of the curator’s questionnaire', 'I24', { figures: { curatorSum: 16 } }, { value: 16 }],
	[
		'two mentors with one and three mentees',
		'I25',
		{
			facts: of.based(two, [
				of.bond('1', { mentorId: 'm', menteeIds: ['a'] }),
				of.bond('2', { mentorId: 'n', menteeIds: ['a', 'b'] }),
				of.bond('3', { mentorId: 'n', menteeIds: ['c'] })
			])
		},
		{ value: 2, numerator: 4, denominator: 2, beside: { most: 3 } }
	],
	[
		'of three groups one is of four, and is not told',
		'I26',
		{ facts: of.based([], [], { disability: 6, poor: 5, orphan: 4 }) },
		{
			...{ value: 11, beside: { disability: 6, poor: 5 } },
			sources: [
				{ of: 'group', id: 'disability', numerator: 6, denominator: 0 },
				{ of: 'group', id: 'poor', numerator: 5, denominator: 0 }
			]
		}
	],
	[
		'groups of fewer than five are no number, though they are five together',
		'I26',
		{ facts: of.based([], [], { disability: 3, orphan: 2 }) },
		{ value: null, gap: 'few', sources: [], beside: {} }
	],
	['nobody of any group', 'I26', { facts: of.based([]) }, { value: 0, beside: {} }]
];

test.each(cases)('%s: %s', (_, id, { facts = {}, figures = {} }, told) => {
	expect(indicator(id, facts, figures)).toMatchObject(told);
});

test('a school without bases has no numbers from them, and one whose bases are broken says so', () => {
	expect(indicator('I17', {}).gap).toBe('no-bases');
	expect(indicator('I17', { registry: { of: 'unreadable' } }).gap).toBe('unreadable');
});

test('all indicators of a school come, in their order', () => {
	const all = schoolIndicators(of.noFacts, { asOf: of.asOf, figures: {} });
	expect(all.map(({ id }) => id)).toEqual(indicatorIds.filter((id) => id !== 'I21'));
});

test('each number leads to its records', () => {
	const facts = of.based(
		[of.mentee('a', young), of.mentee('b', young)],
		[of.bond('1', { menteeIds: ['a'] })]
	);
	expect(indicator('I3', facts).sources).toEqual([
		{ of: 'person', id: 'a', numerator: 1, denominator: 1 },
		{ of: 'person', id: 'b', numerator: 0, denominator: 1 }
	]);
});
