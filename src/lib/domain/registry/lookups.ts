import { isAlive, type Bond } from '../bonds/bond.ts';
import type { BondLife } from '../bonds/life.ts';
import type { RegistryPerson } from './person.ts';
import type { Registry } from './registry.ts';

/** Also those who were removed: what names them still says who it was. */
export function peopleById({
	people,
	removed
}: Pick<Registry, 'people' | 'removed'>): ReadonlyMap<string, RegistryPerson> {
	return new Map([...removed, ...people].map((person) => [person.id, person]));
}

export interface LivingBond {
	readonly bond: Bond;
	readonly life: BondLife;
}

/** Persons who are in a bond that lives, on either side. */
export function pairedIn(bonds: readonly LivingBond[]): ReadonlySet<string> {
	return new Set(
		bonds
			.filter(({ life }) => isAlive(life.state))
			.flatMap(({ bond, life }) => [life.mentorId, ...bond.menteeIds])
	);
}
