import fc from 'fast-check';
import { expect, test } from 'vitest';
import { natures } from '#lib/domain/indicators/indicator.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import {
	districtIndicators,
	isWorking,
	schoolsAtWork,
	shownOutside
} from '#lib/domain/indicators/of-district.ts';
import { schoolIndicators } from '#lib/domain/indicators/of-school.ts';
import { isReached, plannedFor } from '#lib/domain/indicators/plan.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import * as of from './school.ts';

const seed = 20261129;
const day = fc.constantFrom(
	'',
	'2025-10-01',
	'2026-08-31',
	'2026-09-01',
	'2026-11-29',
	'2027-01-10'
);

const anyPerson = (id: string) =>
	fc
		.record({
			...{ isMentor: fc.boolean(), isMentee: fc.boolean(), youngSpecialist: fc.boolean() },
			...{ isPupil: fc.boolean(), trainedOn: day, joinedOn: day, identifiedOn: day },
			birthDate: fc.constantFrom('', '1980-01-01', '2009-05-05', '2013-02-02'),
			menteeStatus: fc.constantFrom('', 'waiting', 'completed', 'left'),
			mentorStatus: fc.constantFrom('', 'registered', 'left')
		})
		.map((fields) => of.person(id, fields));

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const anyBond = (id: string) =>
	fc
		.record({
			mentorId: fc.constantFrom(...names),
			menteeIds: fc.subarray(names, { minLength: 1 }),
			...{ orderedOn: day, endedOn: day },
			state: fc.constantFrom('proposed', 'active', 'paused', 'completed', 'terminated')
		})
		.map((fields) => of.bond(id, fields));

const anyPair = (id: string) =>
	fc
		.record({
			state: fc.constantFrom('active', 'paused', 'ended'),
			programme: fc.constantFrom(
				null,
				of.steps(['2026-10-01', 'done'], ['2026-10-02', 'planned']),
				of.difficulties(['2', '1'], ['1', '3'])
			),
			journal: fc.constantFrom(
				null,
				of.meetings(['1', '2026-10-06', 'held'], ['2', '2026-11-06', 'held'])
			),
			heard: fc.record({ mentors: fc.subarray(['1', '2']), mentees: fc.subarray(['1', '2']) })
		})
		.map((fields) => of.pair(id, fields));

const figure = fc.option(fc.nat({ max: 60 }), { nil: undefined });
const anyFigures = fc
	.record({ pupils10to19: figure, organisations: figure, partners: figure, practices: figure })
	.map((figures) =>
		Object.fromEntries(Object.entries(figures).filter(([, one]) => one !== undefined))
	);

const anyFacts = fc
	.record({
		people: fc.tuple(...names.map(anyPerson)).chain((all) => fc.subarray(all)),
		bonds: fc.tuple(...['1', '2', '3', '4'].map(anyBond)).chain((all) => fc.subarray(all)),
		pairs: fc.tuple(...['p', 'q', 'r'].map(anyPair)).chain((all) => fc.subarray(all))
	})
	.map(({ people, bonds, pairs }): SchoolFacts => {
		return { ...of.noFacts, ...of.based(people, bonds), pairs };
	});

const anyIndicators = fc
	.tuple(anyFacts, anyFigures)
	.map(([facts, figures]) => schoolIndicators(facts, { asOf: of.asOf, figures }));

test('each number is the sum of its records, and no denominator is no number', () => {
	fc.assert(
		fc.property(anyIndicators, (indicators) => {
			for (const one of indicators) {
				const sum = (what: 'numerator' | 'denominator') =>
					one.sources.reduce((total, source) => total + source[what], 0);
				expect(sum('numerator')).toBe(one.numerator);
				expect(sum('denominator')).toBe(one.denominator);
				expect(one.value === null).toBe(one.gap !== '');
				if (one.value === null) continue;
				expect(Number.isFinite(one.value)).toBe(true);
				if (natures[one.id].unit === 'percent' && one.id !== 'I1' && one.id !== 'I4')
					expect(one.value).toBeLessThanOrEqual(100);
			}
		}),
		{ numRuns: 300, seed }
	);
});

test('outside of the school no number of fewer than five people is told, and no record', () => {
	fc.assert(
		fc.property(anyIndicators, (indicators) => {
			for (const one of indicators.map(shownOutside)) {
				if (natures[one.id].isOfPeople && one.value !== null)
					expect(peopleIn(one) === 0 || peopleIn(one) >= 5).toBe(true);
				expect(one.sources.every((source) => source.of === 'figure')).toBe(true);
			}
		}),
		{ numRuns: 300, seed }
	);
});

test('the district less the schools that are shown tells of nobody who is hidden', () => {
	const schools = fc.array(anyIndicators, { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(schools, (all) => {
			const given = all.map((indicators, at) => ({ organisationId: `school ${at}`, indicators }));
			for (const total of districtIndicators(given)) {
				if (!natures[total.id].isOfPeople) continue;
				const told = given.flatMap(({ indicators }) =>
					indicators.filter(({ id, value }) => id === total.id && value !== null)
				);
				const shown = told.map(shownOutside).filter(({ value }) => value !== null);
				const rest = peopleIn(total) - shown.reduce((sum, one) => sum + peopleIn(one), 0);
				expect(rest === 0 || rest >= 5).toBe(true);
				const hidden = told.length - shown.length;
				expect(total.without === 0 || total.without === hidden).toBe(true);
			}
		}),
		{ numRuns: 200, seed }
	);
});

/** Of a plain number there is no whole: it is itself the people. */
function peopleIn({ numerator, denominator }: Indicator): number {
	return denominator > 0 ? denominator : numerator;
}

test('schools of several together are what their sums are', () => {
	const given = [2, 6, 7].map((of10, at) => ({
		organisationId: `school ${at}`,
		indicators: [share(of10, 10)]
	}));
	expect(districtIndicators(given).find(({ id }) => id === 'I3')).toMatchObject({
		...{ numerator: 15, denominator: 30, value: 50, without: 0 },
		sources: [{ id: 'school 0' }, { id: 'school 1' }, { id: 'school 2' }]
	});
	const withFew = [...given, { organisationId: 'few', indicators: [share(1, 2)] }];
	expect(districtIndicators(withFew).find(({ id }) => id === 'I3')).toMatchObject({
		...{ numerator: 15, denominator: 30, without: 1 }
	});
	const works = of.based([], [of.bond('1', {})]);
	expect(
		schoolsAtWork([
			{ organisationId: 'a', isWorking: isWorking(of.noFacts) },
			{ organisationId: 'b', isWorking: isWorking({ ...of.noFacts, ...works }) }
		])
	).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
});

test('a plan is the own, else the district’s, else the usual one', () => {
	const district = new Map([['I9', 95] as const]);
	expect(plannedFor('I9', new Map([['I9', 80]]), district)).toEqual({ value: 80, by: 'own' });
	expect(plannedFor('I9', new Map(), district)).toEqual({ value: 95, by: 'district' });
	expect(plannedFor('I9', new Map(), new Map())).toEqual({ value: 90, by: 'usual' });
	expect(plannedFor('I3', new Map(), new Map())).toBeUndefined();
	const less = { ...share(0, 0), id: 'I13', value: 2 } as const;
	expect(isReached(less, { value: 1, by: 'own' })).toBe(false);
	expect(isReached(share(9, 10), { value: 90, by: 'own' })).toBe(true);
	expect(isReached({ ...share(0, 0), value: null }, { value: 90, by: 'own' })).toBeUndefined();
});

function share(numerator: number, denominator: number): Indicator {
	return {
		...{ id: 'I3', value: (numerator / Math.max(1, denominator)) * 100, gap: '' },
		...{ numerator, denominator, sources: [], beside: {} }
	};
}
