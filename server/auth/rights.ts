import type { Actor } from '#lib/domain/access.ts';
import { isInForce } from '#lib/domain/people.ts';
import type { Role } from '#lib/domain/people.ts';

/** Who makes pairs and gives out links in their own organisation. Documents are another matter: `can()`. */
const runners: readonly Role[] = ['curator', 'deputy', 'mun_curator', 'admin'];

/** The organisations whose register of people this actor keeps; none means none. */
export function organisationsRunBy(actor: Actor | undefined, now: number): readonly string[] {
	if (!actor || actor.scope !== 'browser') return [];
	const ruling = actor.grants.filter(
		(grant) => runners.includes(grant.role) && isInForce(grant, now)
	);
	return [...new Set(ruling.map((grant) => grant.organisationId))];
}
