import type { BasePersonDigest, BondDigest } from '#lib/domain/progress/registry-digest.ts';
import type { GroupCounts } from '#lib/domain/registry/special-groups.ts';
import type { PairFacts, SchoolFacts, SurveyFacts } from '#lib/domain/progress/school-facts.ts';
import type { RowDigest, TurnDigest } from '#lib/domain/progress/roadmap-digest.ts';

/** A day in the middle of the school year that begins in 2026. */
export const asOf = '2026-11-29';

export const noFacts: SchoolFacts = {
	...{ organisationId: 'school', at: 1, heardAt: 1, pairs: [], registry: null, roadmaps: [] },
	...{ surveys: [], unreadable: 0 }
};

export function person(id: string, of: Partial<BasePersonDigest> = {}): BasePersonDigest {
	return {
		...{ id, accountId: '', isMentor: false, isMentee: false, isPupil: false, birthDate: '' },
		...{ youngSpecialist: false, experienceYears: null, mentorStatus: '', menteeStatus: '' },
		...{ source: '', certificateOn: '', trainedOn: '', identifiedOn: '', joinedOn: '' },
		...{ completedOn: '', capacity: null, hoursMonth: null, consents: [] },
		...of
	};
}

export const mentor = (id: string, of: Partial<BasePersonDigest> = {}): BasePersonDigest =>
	person(id, { isMentor: true, ...of });
export const mentee = (id: string, of: Partial<BasePersonDigest> = {}): BasePersonDigest =>
	person(id, { isMentee: true, ...of });

export function bond(id: string, of: Partial<BondDigest>): BondDigest {
	return {
		...{ id, mentorId: '', menteeIds: [], pairId: '', state: 'active', form: '' },
		...{ createdOn: '2026-09-01', orderedOn: '2026-09-10', from: '', to: '' },
		...{ endedOn: '', endReason: '', mentorChanges: 0 },
		...of
	};
}

export function pair(id: string, of: Partial<PairFacts> = {}): PairFacts {
	return {
		...{ id, state: 'active', createdAt: Date.UTC(2026, 9, 5), mentorIds: ['a'] },
		...{ menteeIds: ['b'], programme: null, approval: null, journal: null },
		heard: { mentors: [], mentees: [] },
		...of
	};
}

export function steps(...of: readonly (readonly [due: string, status: 'done' | 'planned'])[]) {
	return {
		...({ of: 'programme', isEmpty: false, hasGoal: true, hasOutcome: false } as const),
		...{ from: '', to: '', difficulties: [] },
		steps: of.map(([due, status]) => ({ due, status, doneOn: '' }))
	};
}

export function difficulties(...of: readonly (readonly [start: string, now: string])[]) {
	return { ...steps(), difficulties: of.map(([start, now]) => ({ area: 'M1', start, now })) };
}

export function meetings(
	...of: readonly (readonly [id: string, date: string, state: 'held' | 'planned'])[]
) {
	return {
		of: 'journal' as const,
		agreements: [],
		meetings: of.map(([id, date, state]) => ({
			...{ id, date, state, minutes: 45, confirmedBy: 2 },
			kind: 'working' as const
		}))
	};
}

export function turn(due: string, of: Partial<TurnDigest> = {}): TurnDigest {
	return {
		...{ from: due, due, ends: true, status: 'planned', postponedTo: '', hasEvidence: false },
		...of
	};
}

export function row(
	id: string,
	turns: readonly TurnDigest[],
	of: Partial<RowDigest> = {}
): RowDigest {
	return { id, status: 'planned', papers: [], hasEvidence: false, turns, ...of };
}

export function roadmap(rows: readonly RowDigest[], schoolYear: number | null = 2026) {
	const stages = [{ id: 's', number: '1', title: 'Этап', rows }];
	const digest = { of: 'roadmap', level: 'school', stages } as const;
	return { documentId: 'map', schoolYear, approval: null, digest };
}

export function survey(id: string, of: Partial<SurveyFacts>): SurveyFacts {
	return {
		...{ id, title: '', wave: 'after', audience: ['mentee'], isAnonymous: true },
		...{ opensOn: '', closesOn: '', state: 'open', key: { code: 'k', from: 7 } },
		...{ asked: 0, answered: 0, answeredBy: [], satisfied: null },
		...of
	};
}

export const based = (
	people: readonly BasePersonDigest[],
	bonds: readonly BondDigest[] = [],
	groups: GroupCounts = {}
): Partial<SchoolFacts> => ({ registry: { of: 'registry', people, bonds, groups } });
