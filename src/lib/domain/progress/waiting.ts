import { isAlive } from '../bonds/bond.ts';
import type { BasePersonDigest, RegistryDigest } from './registry-digest.ts';

/** Mentees who are in no bond that lives, and have neither gone nor finished. */
export function waitingMentees({ people, bonds }: RegistryDigest): readonly BasePersonDigest[] {
	const paired = new Set(
		bonds.filter(({ state }) => isAlive(state)).flatMap(({ menteeIds }) => menteeIds)
	);
	return people.filter(
		({ id, isMentee, menteeStatus }) =>
			isMentee && menteeStatus !== 'completed' && menteeStatus !== 'left' && !paired.has(id)
	);
}
