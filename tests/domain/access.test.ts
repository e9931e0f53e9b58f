import { describe, expect, test } from 'vitest';
import { actions, can, documentKinds, pairStates, scopes } from '#lib/domain/access.ts';
import type { Actor, Resource, Scope } from '#lib/domain/access.ts';
import { asDocumentId, asOrganisationId, asPersonId } from '#lib/domain/ids.ts';
import { grantStates, roles } from '#lib/domain/people.ts';
import type { Grant, Role } from '#lib/domain/people.ts';
import {
	actionsOfLetter,
	columns,
	differences,
	lookingDown,
	lookingUp,
	readTable,
	unrelated
} from './access/oracle.ts';
import type { Column, PairState, Relation, Table } from './access/oracle.ts';

const now = Date.UTC(2026, 9, 1);
const day = 86_400_000;

const me = person('me');
const stranger = person('stranger');
const school = organisation('school');
const otherSchool = organisation('other-school');
const district = organisation('district');

const relations = Object.keys(differences) as Relation[];

describe('every cell of role × action × kind × relation × state', () => {
	test('in the own organisation without a tie', () => {
		expect(wrongCells({ table: readTable(unrelated), grantIn: 'here', tie: undefined })).toEqual(
			[]
		);
	});

	test.each(relations)('in the own organisation as %s', (tie) => {
		expect(wrongCells({ table: readTable(unrelated), grantIn: 'here', tie })).toEqual([]);
	});

	test.each([undefined, ...relations])('of a school, by the district above it (tie: %s)', (tie) => {
		expect(wrongCells({ table: readTable(lookingDown), grantIn: 'above', tie })).toEqual([]);
	});

	test.each([undefined, ...relations])('of a district, by a school below it (tie: %s)', (tie) => {
		expect(wrongCells({ table: readTable(lookingUp), grantIn: 'below', tie })).toEqual([]);
	});

	test.each([undefined, ...relations])('of another school: nothing at all (tie: %s)', (tie) => {
		expect(wrongCells({ table: undefined, grantIn: 'elsewhere', tie })).toEqual([]);
	});
});

describe('one person with several roles', () => {
	test('has the rights of all of them together', () => {
		const both = actor([grant({ role: 'mentee' }), grant({ role: 'psychologist' })]);
		expect(can(both, 'read', resource('journal', undefined, 'active'), now)).toBe(true);
		expect(can(both, 'write', resource('programme', 'mentee of the pair', 'active'), now)).toBe(
			true
		);
	});

	test('does not read feedback about their own pair as the curator', () => {
		const both = actor([grant({ role: 'mentor' }), grant({ role: 'curator' })]);
		expect(can(both, 'read', resource('feedback', 'mentor of the pair', 'active'), now)).toBe(
			false
		);
		expect(can(both, 'read', resource('feedback', undefined, 'active'), now)).toBe(true);
	});

	test('does not become the mentee of a pair by being appointed as a mentor', () => {
		const mentor = actor([grant({ role: 'mentor' })]);
		expect(can(mentor, 'read', resource('pair-notes', 'mentee of the pair', 'active'), now)).toBe(
			false
		);
	});
});

describe('rights that end', () => {
	test('begin and end by themselves, to the millisecond', () => {
		const mentor = actor([grant({ role: 'curator', from: now, to: now + day })]);
		const roadmap = resource('roadmap', undefined, 'active');
		expect(can(mentor, 'write', roadmap, now - 1)).toBe(false);
		expect(can(mentor, 'write', roadmap, now)).toBe(true);
		expect(can(mentor, 'write', roadmap, now + day - 1)).toBe(true);
		expect(can(mentor, 'write', roadmap, now + day)).toBe(false);
	});

	test('leave a mentor who was replaced nothing of the pair', () => {
		const mentor = actor([grant({ role: 'mentor' })]);
		for (const kind of ['programme', 'journal', 'pair-notes', 'review'] as const) {
			expect(can(mentor, 'read', resource(kind, undefined, 'active'), now)).toBe(false);
		}
	});
});

describe('nothing means nothing', () => {
	test('no roles open no document, not even the own one', () => {
		for (const kind of documentKinds) {
			expect(can(actor([]), 'read', resource(kind, 'owner', 'active'), now)).toBe(false);
		}
	});

	test('a document without an owner, a pair and ties is nobody’s', () => {
		const bare: Resource = {
			kind: 'private-notes',
			documentId: asDocumentId('d')!,
			organisationId: school,
			ancestorIds: []
		};
		for (const role of roles) {
			const actorOfRole = actor([grant({ role })]);
			expect(can(actorOfRole, 'read', bare, now)).toBe(false);
			expect(can(actorOfRole, 'read', { ...bare, kind: 'pair-notes' }, now)).toBe(false);
			expect(can(actorOfRole, 'write', { ...bare, kind: 'programme' }, now)).toBe(false);
		}
	});
});

describe('documents for load tests', () => {
	test('open to a token made for them, and to nothing else', () => {
		for (const scope of scopes) {
			for (const action of actions) {
				const token = actor(
					roles.map((role) => grant({ role })),
					scope
				);
				const allowed = scope === 'load-test' && ['read', 'write', 'presence'].includes(action);
				expect(can(token, action, resource('load-test', 'owner', 'active'), now)).toBe(allowed);
			}
		}
	});

	test('their token opens nothing of a school, whatever roles its person has', () => {
		const token = actor(
			roles.map((role) => grant({ role })),
			'load-test'
		);
		for (const kind of columns) {
			for (const action of actions) {
				expect(can(token, action, resource(kind, 'owner', 'active'), now)).toBe(false);
			}
		}
	});
});

test('an integration has its person’s rights, except to approve', () => {
	const director = actor([grant({ role: 'director' })], 'api');
	const roadmap = resource('roadmap', undefined, 'active');
	expect(can(director, 'read', roadmap, now)).toBe(true);
	expect(can(director, 'approve', roadmap, now)).toBe(false);
});

test('a program that only reads has what its person may read, and nothing more', () => {
	for (const role of roles) {
		for (const kind of columns) {
			for (const action of actions) {
				const as = (scope: Scope): boolean =>
					can(actor([grant({ role })], scope), action, resource(kind, 'owner', 'active'), now);
				const reads = action === 'read' || action === 'export';
				expect(as('api-read')).toBe(reads && as('api'));
			}
		}
	}
});

interface Sweep {
	readonly table: Table | undefined;
	readonly grantIn: 'here' | 'above' | 'below' | 'elsewhere';
	readonly tie: Relation | undefined;
}

/** Every role, kind, action, state of pair and grant, period and erasure, against the oracle. */
function wrongCells(sweep: Sweep): string[] {
	const wrong: string[] = [];
	for (const role of roles) {
		for (const kind of columns) {
			for (const pairState of pairStates) {
				const letter = letterOf(sweep, role, kind, pairState);
				for (const actual of variants(sweep, role, kind, pairState)) {
					for (const action of actions) {
						const allowed = actual.counts && actionsOfLetter[letter]!.includes(action);
						if (can(actual.actor, action, actual.resource, now) === allowed) continue;
						wrong.push(
							`${role} ${action} ${kind}, pair ${pairState}, ${actual.label}: must be ${allowed}`
						);
					}
				}
			}
		}
	}
	return wrong.slice(0, 20);
}

function letterOf(sweep: Sweep, role: Role, kind: Column, pairState: PairState): string {
	if (!sweep.table) return '.';
	let letter = sweep.table[role]![kind]!;
	if (sweep.grantIn !== 'here' || !sweep.tie) return letter;
	for (const { roles: whose, cells, states } of differences[sweep.tie]) {
		if (whose !== 'every role' && !whose.includes(role)) continue;
		if (states.includes(pairState)) letter = cells[kind] ?? letter;
	}
	return letter;
}

const periods = [
	{ label: 'in force', from: now - day, to: now + day, counts: true },
	{ label: 'open-ended', from: now - day, to: null, counts: true },
	{ label: 'not yet', from: now + 1, to: null, counts: false },
	{ label: 'over', from: now - day, to: now, counts: false }
];

function variants(sweep: Sweep, role: Role, kind: Column, pairState: PairState) {
	const base = placed(sweep, resource(kind, sweep.tie, pairState));
	return grantStates.flatMap((state) =>
		periods.flatMap((period) =>
			[false, true].map((erased) => ({
				label: `${state}, ${period.label}, erased ${erased}`,
				counts: state === 'confirmed' && period.counts && !erased,
				actor: actor([{ ...placedGrant(sweep, role), state, from: period.from, to: period.to }]),
				resource: { ...base, erased }
			}))
		)
	);
}

function placedGrant({ grantIn }: Sweep, role: Role): Grant {
	if (grantIn === 'above') return { ...grant({ role }), organisationId: district, ancestorIds: [] };
	if (grantIn === 'elsewhere') return { ...grant({ role }), organisationId: otherSchool };
	return grant({ role });
}

function placed({ grantIn }: Sweep, base: Resource): Resource {
	return grantIn === 'below' ? { ...base, organisationId: district, ancestorIds: [] } : base;
}

function resource(kind: Resource['kind'], tie: Relation | undefined, state: PairState): Resource {
	return {
		kind,
		documentId: asDocumentId('document')!,
		organisationId: school,
		ancestorIds: [district],
		pair: {
			mentorIds: [tie === 'mentor of the pair' ? me : stranger],
			menteeIds: [tie === 'mentee of the pair' ? me : stranger],
			guardianIds: [tie === 'guardian of the mentee' ? me : stranger],
			state
		},
		ownerId: tie === 'owner' ? me : stranger,
		shownTo: [tie === 'shown' ? me : stranger],
		referredTo: [tie === 'referred' ? me : stranger]
	};
}

function actor(grants: readonly Grant[], scope: Scope = 'browser'): Actor {
	return { personId: me, grants, scope };
}

function grant({ role, from = now - day, to = null }: Partial<Grant> & { role: Role }): Grant {
	return {
		role,
		organisationId: school,
		ancestorIds: [district],
		from,
		to,
		ground: '12-од',
		state: 'confirmed'
	};
}

function person(id: string) {
	return asPersonId(id)!;
}

function organisation(id: string) {
	return asOrganisationId(id)!;
}
