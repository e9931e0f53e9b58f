import { isInForce } from '../people.ts';
import type { Grant, Role } from '../people.ts';

/** Who sees many people's data, or decides who sees it: a password alone is not enough for them. */
const guarded: readonly Role[] = [
	'director',
	'deputy',
	'curator',
	'psychologist',
	'mun_curator',
	'mun_office',
	'region',
	'pd_officer',
	'admin'
];

export function needsSecondFactor(grants: readonly Grant[], now: number): boolean {
	return grants.some((grant) => guarded.includes(grant.role) && isInForce(grant, now));
}
