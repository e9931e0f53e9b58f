import type { Actor } from '../access.ts';
import type { OrganisationId } from '../ids.ts';
import { isInForce, roles } from '../people.ts';
import type { Role } from '../people.ts';

/** An organisation, and those above it. */
export interface Standing {
	readonly organisationId: OrganisationId;
	readonly ancestorIds: readonly OrganisationId[];
}

interface AppointingRule {
	readonly who: readonly Role[];
	/** `here`: in their own organisation; `below`: in every one under it. */
	readonly where: 'here' | 'below';
	readonly may: readonly Role[];
}

const schoolRoles = [
	...['director', 'deputy', 'curator', 'workgroup', 'mentor', 'mentee', 'mentee_minor', 'parent'],
	...['psychologist', 'methodist', 'union', 'partner', 'pd_officer', 'jury']
] as readonly Role[];

/** Who gives and takes which role. What stands in no row nobody may. */
const appointingRules: readonly AppointingRule[] = [
	{ who: ['director', 'deputy', 'curator'], where: 'here', may: schoolRoles },
	{ who: ['mun_curator'], where: 'here', may: ['mun_curator', 'mun_office', 'methodist', 'jury'] },
	{ who: ['mun_curator'], where: 'below', may: ['director', 'deputy', 'curator'] },
	{ who: ['admin'], where: 'here', may: roles },
	{ who: ['admin'], where: 'below', may: roles }
];

/** Whoever holds one of these decides about others: nobody gives it to themselves. */
const higherRoles: readonly Role[] = [
	...([
		'director',
		'pd_officer',
		'mun_curator',
		'mun_office',
		'region',
		'admin',
		'curator'
	] as const),
	'deputy'
];

/** The roles whose bearers this actor sees in the register, and may end. Only a person in the app: no token. */
export function rolesKeptBy(actor: Actor, of: Standing, now: number): readonly Role[] {
	if (actor.scope !== 'browser') return [];
	const held = actor.grants.filter((grant) => isInForce(grant, now));
	const rules = appointingRules.filter((rule) =>
		held.some(
			(grant) =>
				rule.who.includes(grant.role) &&
				(rule.where === 'here'
					? grant.organisationId === of.organisationId
					: of.ancestorIds.includes(grant.organisationId))
		)
	);
	return roles.filter((role) => rules.some(({ may }) => may.includes(role)));
}

export interface Appointment extends Standing {
	readonly role: Role;
	/** Who is to have it. */
	readonly personId: string;
}

export function mayAppoint(actor: Actor, appointment: Appointment, now: number): boolean {
	const { role, personId } = appointment;
	if (personId === actor.personId && higherRoles.includes(role)) return false;
	return rolesKeptBy(actor, appointment, now).includes(role);
}

/** A school is added by whoever keeps the curators of the schools under this organisation. */
export function mayAddSchool(actor: Actor, under: OrganisationId, now: number): boolean {
	return (
		actor.scope === 'browser' &&
		actor.grants.some(
			(grant) =>
				isInForce(grant, now) &&
				(grant.role === 'mun_curator' || grant.role === 'admin') &&
				grant.organisationId === under
		)
	);
}

/** Without one of these nobody in the organisation could give roles any more. */
export const keepers: readonly Role[] = ['director', 'deputy', 'curator', 'mun_curator', 'admin'];
