import { expect, test } from 'vitest';
import { mayAppoint, rolesKeptBy } from '#lib/domain/access/appointing.ts';
import type { Standing } from '#lib/domain/access/appointing.ts';
import { asOrganisationId, asPersonId } from '#lib/domain/ids.ts';
import type { OrganisationId, PersonId } from '#lib/domain/ids.ts';
import { roles } from '#lib/domain/people.ts';
import type { Grant, Role } from '#lib/domain/people.ts';

const now = Date.UTC(2026, 10, 21);
const district = organisation('district');
const school: Standing = { organisationId: organisation('school'), ancestorIds: [district] };
const other: Standing = { organisationId: organisation('other'), ancestorIds: [district] };
const above: Standing = { organisationId: district, ancestorIds: [] };

/** Written by hand: who gives which roles in a school of theirs, in a school below, in the district. */
const school14 =
	'director deputy curator workgroup mentor mentee mentee_minor parent psychologist methodist union partner pd_officer jury';
const expected: Readonly<Record<string, readonly [own: string, below: string]>> = {
	director: [school14, ''],
	deputy: [school14, ''],
	curator: [school14, ''],
	mun_curator: ['mun_curator mun_office methodist jury', 'director deputy curator'],
	admin: [roles.join(' '), roles.join(' ')]
};

test.each(roles)('a %s keeps the roles that the table says, and no others', (role) => {
	const [own = '', below = ''] = expected[role] ?? [];
	const heldHere = actor('anna', role, school.organisationId);
	const heldAbove = actor('anna', role, district);
	const words = (list: readonly Role[]): string => [...list].toSorted().join(' ');
	const sorted = (text: string): string => text.split(' ').filter(Boolean).toSorted().join(' ');
	expect(words(rolesKeptBy(heldHere, school, now))).toBe(sorted(own));
	expect(words(rolesKeptBy(heldAbove, school, now))).toBe(sorted(below));
	expect(words(rolesKeptBy(heldAbove, above, now))).toBe(sorted(own));
	expect(rolesKeptBy(heldHere, other, now)).toEqual([]);
	expect(rolesKeptBy(heldHere, above, now)).toEqual([]);
});

test('nobody raises themselves, and a director may be the mentor of a pair too', () => {
	const director = actor('anna', 'director', school.organisationId);
	const curator = actor('anna', 'curator', school.organisationId);
	const give = (role: Role, personId: string) => ({ ...school, role, personId });
	expect(mayAppoint(curator, give('director', 'anna'), now)).toBe(false);
	expect(mayAppoint(curator, give('pd_officer', 'anna'), now)).toBe(false);
	expect(mayAppoint(director, give('curator', 'anna'), now)).toBe(false);
	expect(mayAppoint(curator, give('director', 'vera'), now)).toBe(true);
	expect(mayAppoint(director, give('mentor', 'anna'), now)).toBe(true);
});

test('a role that is not in force, or held by a token, keeps nothing', () => {
	const grant = grantOf('curator', school.organisationId);
	const held = (more: Partial<Grant>, scope: 'browser' | 'api' = 'browser') =>
		rolesKeptBy({ personId: person('anna'), grants: [{ ...grant, ...more }], scope }, school, now);
	expect(held({}).length).toBeGreaterThan(0);
	expect(held({ state: 'accepted' })).toEqual([]);
	expect(held({ to: now })).toEqual([]);
	expect(held({ from: now + 1 })).toEqual([]);
	expect(held({}, 'api')).toEqual([]);
});

function actor(id: string, role: Role, organisationId: OrganisationId) {
	return {
		personId: person(id),
		grants: [grantOf(role, organisationId)],
		scope: 'browser' as const
	};
}

function grantOf(role: Role, organisationId: OrganisationId): Grant {
	return { role, organisationId, from: 0, to: null, ground: '', state: 'confirmed' };
}

function organisation(id: string): OrganisationId {
	return asOrganisationId(id)!;
}

function person(id: string): PersonId {
	return asPersonId(id)!;
}
