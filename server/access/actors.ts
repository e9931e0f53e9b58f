import type { Actor, Scope } from '#lib/domain/access.ts';
import { asOrganisationId, asPersonId } from '#lib/domain/ids.ts';
import type { Grant } from '#lib/domain/people.ts';
import type { Tables } from '../storage/records.ts';
import { organisationIds } from './resources.ts';
import type { RecordTables } from './tables.ts';

/** Who this person is to `can`, now. Somebody who is not in the records has no grants. */
export function actorOf(personId: string, scope: Scope, tables: RecordTables): Actor | undefined {
	const id = asPersonId(personId);
	if (!id) return undefined;
	const grants: Grant[] = [];
	for (const row of tables.grantsByPerson.of(personId)) {
		const grant = grantOf(row, tables);
		if (grant) grants.push(grant);
	}
	return { personId: id, grants, scope };
}

function grantOf(row: Tables['grants'], tables: RecordTables): Grant | undefined {
	const organisationId = asOrganisationId(row.organisationId);
	if (!organisationId) return undefined;
	return {
		role: row.role,
		organisationId,
		ancestorIds: organisationIds(tables.ancestorsOf(row.organisationId)),
		from: row.from,
		to: row.to,
		ground: row.ground,
		state: row.state
	};
}

/** The next moment at which a role of this person begins or ends by itself. */
export function nextTurningOf(actor: Actor, now: number): number {
	let next = Infinity;
	for (const { from, to } of actor.grants) {
		if (from > now) next = Math.min(next, from);
		if (to !== null && to > now) next = Math.min(next, to);
	}
	return next;
}
