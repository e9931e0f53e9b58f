import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MonitoringRequest } from '#lib/domain/monitoring/request.ts';
import type { Submission } from '#lib/domain/monitoring/submission.ts';
import { districtSchool } from '#lib/domain/progress/district-school.ts';
import type { SchoolFacts, SurveyFacts } from '#lib/domain/progress/school-facts.ts';
import { timetableOf } from '#lib/domain/roadmap/timetable.ts';
import { dayNumber, isoOf } from '#lib/domain/term/days.ts';
import { districtWeek } from '#lib/domain/week/district-week.ts';
import { schoolWeek } from '#lib/domain/week/school-week.ts';
import { weekOn } from '#lib/domain/week/week.ts';
import { anyRoadmap } from '../../export/support/any-roadmap.ts';
import { bond, meetings, noFacts, pair, person, steps } from '../indicators/school.ts';

const today = '2026-11-30';
const dayMs = 86_400_000;
/** A clock on the wall so many hours ahead of Greenwich. */
const dayIn = (hours: number) => (at: number) =>
	isoOf(Math.floor((at + hours * 3_600_000) / dayMs));
const now = { today, dayOf: dayIn(3) };

const survey = (id: string, of: Partial<SurveyFacts> = {}): SurveyFacts => ({
	...{ id, title: id, wave: 'interim', audience: ['mentor'], isAnonymous: false, state: 'open' },
	...{ opensOn: '', closesOn: '', key: null, asked: 8, answered: 3, answeredBy: [] },
	satisfied: null,
	...of
});
const request = (id: string, of: Partial<MonitoringRequest> = {}): MonitoringRequest => ({
	...{ id, title: id, note: '', asOf: today, due: '2026-12-04', state: 'open', fields: [] },
	...of
});
const consent = (kind: 'participation' | 'personal-data', until: string) => ({
	...{ kind, requestedOn: '', givenOn: '2025-09-01', until, withdrawnOn: '', destroyedOn: '' }
});

const told = (facts: Partial<SchoolFacts>, requests: readonly MonitoringRequest[] = []) =>
	schoolWeek({ facts: { ...noFacts, ...facts }, rows: [], requests }, now);

test('a curator is told what pairs did in these days, and in how many of them', () => {
	const done = { ...steps(['2026-11-20', 'done']).steps[0]!, doneOn: '2026-11-24' };
	const pairs = [
		pair('a', {
			journal: meetings(['1', '2026-11-23', 'held'], ['2', '2026-11-30', 'held']),
			programme: { ...steps(), steps: [done, { ...done, doneOn: '2026-11-22' }] }
		}),
		pair('b', { journal: meetings(['3', '2026-11-22', 'held'], ['4', '2026-12-06', 'planned']) }),
		pair('c', { approval: { records: 1, approvedAt: 1, approvedOn: '2026-11-25' } }),
		pair('d', { approval: { records: 1, approvedAt: Date.UTC(2026, 10, 22, 21) } }),
		pair('e', { approval: { records: 1, approvedAt: Date.UTC(2026, 10, 22, 20) } }),
		pair('f', { state: 'ended', journal: meetings(['5', '2026-11-25', 'held']) })
	];
	const bonds = [bond('x', { orderedOn: '2026-11-28' }), bond('y', { orderedOn: '2026-09-10' })];
	const { news, due } = told({ pairs, registry: { of: 'registry', people: [], bonds } });
	expect(news).toEqual([
		{ is: 'meetings', count: 2, pairs: 1, of: 5 },
		{ is: 'steps', count: 1 },
		{ is: 'approved', pairId: 'c' },
		{ is: 'approved', pairId: 'd' },
		{ is: 'ordered', count: 1 }
	]);
	expect(due).toEqual([{ is: 'meetings', day: '', count: 1 }]);
});

test('what is due comes by its day: answers to the district, consents by people, questionnaires that wait', () => {
	const people = [
		person('p', {
			consents: [consent('participation', '2026-12-02'), consent('personal-data', '2026-12-02')]
		}),
		person('q', { consents: [consent('participation', '2026-12-02')] }),
		person('r', {
			consents: [consent('participation', '2026-12-01'), consent('participation', '2027-12-01')]
		}),
		person('s', { consents: [consent('participation', '2026-12-07')] })
	];
	const surveys = [
		survey('open'),
		survey('closing', { closesOn: '2026-12-03' }),
		survey('full', { answered: 8 }),
		survey('later', { opensOn: '2026-12-01' }),
		survey('closed', { state: 'closed' }),
		survey('over', { closesOn: '2026-11-29' })
	];
	const requests = [
		request('soon'),
		request('missed', { due: '2026-11-20' }),
		request('far', { due: '2026-12-07' }),
		request('draft', { state: 'draft' })
	];
	const { due } = told({ registry: { of: 'registry', people, bonds: [] }, surveys }, requests);
	const lines = due.map((one) => {
		const what = one.is === 'survey' ? one.survey.id : one.is === 'request' ? one.request.id : '';
		return `${one.day} ${one.is} ${one.is === 'consents' ? one.people : what}`;
	});
	expect(lines).toEqual([
		'2026-11-20 request missed',
		'2026-12-02 consents 2',
		'2026-12-03 survey closing',
		'2026-12-04 request soon',
		' survey open'
	]);
});

test('nothing is due and nothing was done where nothing is known', () => {
	expect(schoolWeek({ facts: undefined, rows: [], requests: [] }, now)).toEqual({
		news: [],
		due: []
	});
});

test('of any roadmap each row that is missed or near stands there once, by its first day', () => {
	const anyDay = fc.integer({ min: dayNumber(2025, 9, 1), max: dayNumber(2026, 8, 31) });
	fc.assert(
		fc.property(anyRoadmap, anyDay, (roadmap, number) => {
			const day = isoOf(number);
			const rows = timetableOf(roadmap, { today: day, within: 2025 });
			const papers = { facts: undefined, rows, requests: [] };
			const { due } = schoolWeek(papers, { today: day, dayOf: dayIn(3) });
			const ids = due.map((one) => (one.is === 'row' ? one.term.row.activity.id : ''));
			expect(new Set(ids).size).toBe(ids.length);
			const { till } = weekOn(day);
			expect(due.every((one) => one.day <= till)).toBe(true);
			expect(due.map((one) => one.day)).toEqual(due.map((one) => one.day).toSorted());
			// A day later what was due is due still: nobody has done anything.
			const after = schoolWeek(papers, { today: isoOf(number + 1), dayOf: dayIn(3) });
			const later = after.due.map((one) => (one.is === 'row' ? one.term.row.activity.id : ''));
			expect(later).toEqual(expect.arrayContaining(ids));
		})
	);
});

test('a district is told which requests run out, how many answers are missing, and which schools are silent', () => {
	const at = Date.UTC(2026, 10, 30, 6);
	const school = (organisationId: string, heardAt: number | null) => {
		const facts = districtSchool({ ...noFacts, organisationId });
		return {
			organisationId,
			name: organisationId,
			districtId: 'd',
			heardAt,
			at,
			as: 'district',
			facts
		} as const;
	};
	const schools = [
		school('near', at - dayMs),
		school('away', at - 20 * dayMs),
		school('quiet', at - 10 * dayMs),
		school('never', null)
	];
	const sent = (
		requestId: string,
		organisationId: string,
		of: Partial<Submission> = {}
	): Submission => ({
		...{ id: `${requestId} ${organisationId}`, documentId: 'm', requestId, organisationId },
		...{ number: 1, step: 'sent', hash: 'h', content: '', personId: 'p', person: 'П', at },
		...of
	});
	const papers = {
		...{ schools, rows: [] },
		requests: [
			request('far', { due: '2026-12-07' }),
			request('soon'),
			request('missed', { due: '2026-11-27' }),
			request('whole')
		],
		submissions: [
			sent('soon', 'near'),
			sent('soon', 'away', { at: Date.UTC(2026, 10, 22, 20) }),
			sent('missed', 'near'),
			sent('missed', 'near', { number: 2, step: 'recalled' }),
			...schools.map(({ organisationId }) => sent('whole', organisationId))
		]
	};
	const week = districtWeek(papers, { ...now, now: at });
	expect([week.heard, week.of]).toEqual([1, 4]);
	expect(week.requests.map(({ request: { id }, missing }) => [id, missing])).toEqual([
		['missed', 4],
		['soon', 2]
	]);
	expect(week.answered.map(({ request: { id }, schools: count }) => [id, count])).toEqual([
		['soon', 1],
		['whole', 4]
	]);
	expect(week.silent.map(({ name }) => name)).toEqual(['never', 'away']);
	const unheard = districtWeek({ ...papers, submissions: undefined }, { ...now, now: at });
	expect(unheard.requests.map(({ missing }) => missing)).toEqual([undefined, undefined, undefined]);
});
