import { areaTitle } from '#lib/domain/competence/areas.ts';
import { missingConsents } from '#lib/domain/registry/consents.ts';
import type { Part } from '#lib/domain/registry/fields.ts';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';
import type { RegistryView } from '#lib/ui/registry-view.svelte.ts';
import { isAlive } from '#lib/domain/bonds/bond.ts';

/** How many papers a person still has to sign. */
export function missingOf(view: RegistryView, person: RegistryPerson): number {
	return missingConsents(person, view.registry.consents, view.today).length;
}

/** Mentees of a mentor, or the mentor of a mentee, by name. */
export function partnersOf(view: RegistryView, person: RegistryPerson, part: Part): string {
	const living = view.bonds.filter(({ life }) => isAlive(life.state));
	const ids =
		part === 'mentor'
			? living
					.filter(({ life }) => life.mentorId === person.id)
					.flatMap(({ bond }) => bond.menteeIds)
			: living
					.filter(({ bond }) => bond.menteeIds.includes(person.id))
					.map(({ life }) => life.mentorId);
	return ids.map((id) => view.nameOf(id)).join(', ');
}

/** The three strongest areas, in words. */
export function areasLine(person: RegistryPerson, part: Part): string {
	const levels = part === 'mentor' ? person.skills : person.needs;
	return [...levels]
		.toSorted(([, a], [, b]) => b - a)
		.slice(0, 3)
		.map(([code]) => areaTitle(code))
		.join(', ');
}
