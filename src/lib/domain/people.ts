import type { OrganisationId, PersonId } from './ids.ts';

/** The roles of a mentoring programme, as an order appoints to them. */
export const roles = [
	'director',
	'deputy',
	'curator',
	'workgroup',
	'mentor',
	'mentee',
	'mentee_minor',
	'parent',
	'psychologist',
	'methodist',
	'mun_curator',
	'mun_office',
	'region',
	'union',
	'partner',
	'pd_officer',
	'admin',
	'jury'
] as const;

export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
	return roles.some((role) => role === value);
}

/**
 * Invited → accepted by the person → confirmed by the curator. Only a confirmed one gives a right:
 * an invitation that leaked into a chat opens nothing.
 */
export const grantStates = ['invited', 'accepted', 'confirmed'] as const;
export type GrantState = (typeof grantStates)[number];

export interface Grant {
	readonly role: Role;
	readonly organisationId: OrganisationId;
	/** The organisations above it: by them a school reads what its district published. */
	readonly ancestorIds?: readonly OrganisationId[];
	/** Milliseconds since 1970: from the first moment, until before the last one; null is open-ended. */
	readonly from: number;
	readonly to: number | null;
	/** Number and date of the order; empty shows as appointed without an order. */
	readonly ground: string;
	readonly state: GrantState;
}

export interface Person {
	readonly id: PersonId;
	readonly name: string;
}

export function isInForce(grant: Grant, now: number): boolean {
	return grant.state === 'confirmed' && now >= grant.from && (grant.to === null || now < grant.to);
}
