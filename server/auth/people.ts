import type { Role } from '#lib/domain/people.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import type { Chance } from './secrets.ts';

/** What a command of the register needs beside its words. */
export interface Making {
	readonly chance: Chance;
	readonly now: number;
}

export interface Made {
	readonly id: string;
	readonly changes: readonly RecordChange[];
}

export function newOrganisation(
	organisation: Omit<Tables['organisations'], 'id'>,
	{ chance }: Making
): Made {
	const id = chance.id();
	return { id, changes: [{ table: 'organisations', put: { id, ...organisation } }] };
}

export interface NewPerson {
	readonly name: string;
	readonly organisationId: string;
	readonly role: Role;
}

/** With a role that is in force at once: whoever may add people has thereby confirmed them. */
export function newPerson({ name, organisationId, role }: NewPerson, making: Making): Made {
	const id = making.chance.id();
	return {
		id,
		changes: [
			{ table: 'people', put: { id, name, organisationId } },
			newGrant({ personId: id, organisationId, role }, making)
		]
	};
}

export function newGrant(
	grant: Pick<Tables['grants'], 'personId' | 'organisationId' | 'role'>,
	{ chance, now }: Making
): RecordChange {
	const appointed = { ground: '', state: 'confirmed', from: now, to: null } as const;
	return { table: 'grants', put: { id: chance.id(), ...grant, ...appointed } };
}
