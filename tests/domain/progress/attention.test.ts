import { expect, test } from 'vitest';
import { attentionIn } from '#lib/domain/progress/attention.ts';
import { districtSchool, missedOn, overdueIn } from '#lib/domain/progress/district-school.ts';
import { pairRow } from '#lib/domain/progress/pair-row.ts';
import type { PairFacts, SchoolFacts, SurveyFacts } from '#lib/domain/progress/school-facts.ts';
import type { BasePersonDigest, BondDigest } from '#lib/domain/progress/registry-digest.ts';
import { isRowOverdue, roadmapDigest } from '#lib/domain/progress/roadmap-digest.ts';
import { isoOf } from '#lib/domain/term/days.ts';
import fc from 'fast-check';
import { anyRoadmap } from '../../export/support/any-roadmap.ts';

const today = '2026-11-21';
const step = { status: 'planned', due: '', doneOn: '' } as const;
const programme = {
	...{ of: 'programme', isEmpty: false, hasGoal: true, hasOutcome: false, from: '', to: '' },
	...{ steps: [step], difficulties: [] }
} as const satisfies PairFacts['programme'];
const met = (date: string, state: 'held' | 'planned' = 'held') =>
	({ id: date, kind: 'working', state, date, minutes: 40, confirmedBy: 2 }) as const;

function pair(changed: Partial<PairFacts> = {}): PairFacts {
	return {
		...{ id: 'p', state: 'active', createdAt: Date.UTC(2026, 8, 1), programme },
		...{ mentorIds: ['m'], menteeIds: ['n'], approval: { records: 1, approvedAt: 5 } },
		journal: { of: 'journal', meetings: [met('2026-11-18')], agreements: [] },
		heard: { mentors: [], mentees: [] },
		...changed
	};
}

function school(changed: Partial<SchoolFacts> = {}): SchoolFacts {
	return {
		...{ organisationId: 's', at: 0, heardAt: 0, pairs: [], registry: null, roadmaps: [] },
		...{ surveys: [], unreadable: 0 },
		...changed
	};
}

const about = (changed: Partial<PairFacts>, silent: readonly string[] = []) =>
	attentionIn(school({ pairs: [pair(changed)] }), { today, silent: new Set(silent) });

test('a pair that meets by an approved programme needs nobody', () => {
	expect(about({})).toEqual([]);
	expect(about({ state: 'paused', programme: null })).toEqual([]);
});

test('of a pair the first thing that explains the others is told', () => {
	const help = { ...programme, steps: [{ ...step, status: 'help-needed' as const }] };
	expect(about({ programme: help }, ['p'])).toEqual([{ is: 'help', pairId: 'p', steps: 1 }]);
	expect(about({ programme: null }, ['p'])).toEqual([{ is: 'silent', pairId: 'p' }]);
	expect(about({ programme: null })).toEqual([{ is: 'no-programme', pairId: 'p' }]);
	expect(about({ programme: { ...programme, isEmpty: true } })).toMatchObject([
		{ is: 'no-programme' }
	]);
	expect(about({ approval: null })).toEqual([{ is: 'not-approved', pairId: 'p', days: 81 }]);
});

test('who asks for help stands first, then of whom nothing was heard, whatever the order of pairs', () => {
	const help = { ...programme, steps: [{ ...step, status: 'help-needed' as const }] };
	const ofPairs = [
		pair({ id: 'paper', approval: null }),
		pair({ id: 'silent' }),
		pair({ id: 'help', programme: help }),
		pair({ id: 'silent too' })
	];
	const silent = new Set(['silent', 'silent too']);
	expect(
		attentionIn(school({ pairs: ofPairs }), { today, silent }).map((one) =>
			'pairId' in one ? one.pairId : one.is
		)
	).toEqual(['help', 'silent', 'silent too', 'paper']);
});

test('a pair that has only just begun is left in peace', () => {
	const createdAt = Date.UTC(2026, 10, 15);
	const journal = { of: 'journal', meetings: [], agreements: [] } as const;
	expect(about({ createdAt, programme: null, approval: null, journal })).toEqual([]);
});

test('three weeks without a meeting are told, unless the next one is planned', () => {
	const journal = (...meetings: ReturnType<typeof met>[]) =>
		({ of: 'journal', meetings, agreements: [] }) as const;
	expect(about({ journal: journal(met('2026-10-30')) })).toEqual([
		{ is: 'no-meetings', pairId: 'p', last: '2026-10-30' }
	]);
	expect(about({ journal: journal(met('2026-10-31')) })).toEqual([]);
	expect(about({ journal: journal() })).toEqual([{ is: 'no-meetings', pairId: 'p', last: '' }]);
	expect(about({ journal: journal(met('2026-11-30', 'planned'), met('2026-10-01')) })).toEqual([]);
});

const person = (id: string, changed: Partial<BasePersonDigest> = {}): BasePersonDigest => ({
	...{ id, accountId: '', isMentor: false, isMentee: true, isPupil: false, birthDate: '' },
	...{ youngSpecialist: false, experienceYears: null, mentorStatus: '', menteeStatus: '' },
	...{
		source: '',
		certificateOn: '',
		trainedOn: '',
		identifiedOn: '',
		joinedOn: '',
		completedOn: ''
	},
	...{ capacity: null, hoursMonth: null, consents: [] },
	...changed
});
const bond: BondDigest = {
	...{ id: 'b', mentorId: 'm', menteeIds: ['n'], pairId: 'p', state: 'active', form: '' },
	...{ createdOn: '', orderedOn: '', from: '', to: '', endedOn: '', endReason: '' },
	mentorChanges: 0
};

const paper = { requestedOn: '', givenOn: '2026-09-01', withdrawnOn: '', destroyedOn: '' };
const both = (until: string) =>
	(['participation', 'personal-data'] as const).map((kind) => ({ ...paper, kind, until }));

test('in the bases: who waits, whose paper lacks, whose paper ends soon', () => {
	const people = [
		person('m', { isMentor: true, isMentee: false, consents: both('2026-12-01') }),
		person('n'),
		person('w'),
		person('gone', { menteeStatus: 'left' })
	];
	const registry = { of: 'registry', people, bonds: [bond] } as const;
	expect(attentionIn(school({ registry }), { today, silent: new Set() })).toEqual([
		{ is: 'consents', missing: 1, expiring: 1 },
		{ is: 'waiting', people: 1 }
	]);
	expect(districtSchool(school({ registry })).waiting).toBe('few');
});

test('a consent that runs out is nobody’s worry once a later paper for the same purpose stands', () => {
	const renewed = [...both('2026-12-01'), ...both('2027-12-01')];
	const people = [person('m', { isMentor: true, isMentee: false, consents: renewed })];
	const registry = { of: 'registry', people, bonds: [] } as const;
	expect(attentionIn(school({ registry }), { today, silent: new Set() })).toEqual([]);
});

test('what cannot be read is told first and counted apart', () => {
	const broken = school({
		pairs: [pair({ programme: { of: 'unreadable' } })],
		registry: { of: 'unreadable' },
		unreadable: 1
	});
	expect(attentionIn(broken, { today, silent: new Set() })).toEqual([
		{ is: 'unreadable', documents: 3 }
	]);
	expect(districtSchool(broken)).toMatchObject({ unreadable: 3, waiting: null });
	expect(pairRow(broken.pairs[0]!, broken, today)).toMatchObject({
		plan: 'unreadable',
		steps: undefined,
		meetings: { held: 1 }
	});
});

test('questionnaires of a pair are those that are signed and ask one of the two', () => {
	const survey: SurveyFacts = {
		...{ id: 'q', title: '', wave: 'before', isAnonymous: false, opensOn: '', closesOn: '' },
		...{ state: 'open', key: null, asked: 9, answered: 4, satisfied: null },
		audience: [],
		answeredBy: []
	};
	const surveys: readonly SurveyFacts[] = [
		{ ...survey, audience: ['mentor', 'mentee'], answeredBy: ['m', 'x'] },
		{ ...survey, audience: ['mentee'], answeredBy: [], isAnonymous: true },
		{ ...survey, audience: ['parent'], answeredBy: [] }
	];
	expect(pairRow(pair(), school({ surveys }), today).surveys).toEqual({ asked: 2, answered: 1 });
});

test('a district reckons by its days as late as the school does by its rows', () => {
	fc.assert(
		fc.property(anyRoadmap, fc.integer({ min: 20330, max: 20800 }).map(isoOf), (roadmap, day) => {
			const digest = roadmapDigest(roadmap, {
				...{ schoolYear: 2025, startedOn: '2025-09-01', evidence: [] }
			});
			const rows = digest.stages.flatMap((stage) => stage.rows);
			const late = rows.filter((row) => isRowOverdue(row, day));
			expect(rows.filter((row) => missedOn(row).some((missed) => missed < day))).toEqual(late);
			const stages = [{ ...{ id: '', number: '', title: '' }, open: rows.flatMap(missedOn) }];
			const zeros = { of: 0, done: 0, papers: 0, papersReady: 0 };
			expect(overdueIn({ stages: stages.map((one) => ({ ...one, ...zeros })) }, day)).toBe(
				late.length
			);
		}),
		{ seed: 20261129, numRuns: 200 }
	);
});
