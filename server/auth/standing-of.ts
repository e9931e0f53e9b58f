import type { Standing } from '#lib/domain/access/appointing.ts';
import { asOrganisationId } from '#lib/domain/ids.ts';
import type { OrganisationId } from '#lib/domain/ids.ts';
import type { Registers } from './registers.ts';

/** Where an organisation stands; undefined for one that is not there. */
export function standingOf(registers: Pick<Registers, 'find'>, id: string): Standing | undefined {
	const organisationId = asOrganisationId(id);
	const row = registers.find('organisations', id);
	if (!organisationId || !row) return undefined;
	const ancestorIds: OrganisationId[] = [];
	let next = asOrganisationId(row.parentId);
	while (next && next !== organisationId && !ancestorIds.includes(next)) {
		ancestorIds.push(next);
		next = asOrganisationId(registers.find('organisations', next)?.parentId);
	}
	return { organisationId, ancestorIds };
}
