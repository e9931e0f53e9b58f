import type { Consent } from './consents.ts';
import type { SavedFilter } from './filter.ts';
import type { RegistryPerson } from './person.ts';
import type { SchoolDetails } from './school.ts';

/** The bases of a school: its mentors, its mentees, and the papers they signed. */
export interface Registry {
	readonly people: readonly RegistryPerson[];
	readonly consents: readonly Consent[];
	readonly filters: readonly SavedFilter[];
	readonly school: SchoolDetails;
	/** Removed, and to be put back. */
	readonly removed: readonly RegistryPerson[];
}
