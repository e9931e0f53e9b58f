import type { Level } from '../competence/areas.ts';

/** What the choice of a mentor looks at; what is not known is empty and counts for nothing. */
export interface Profile {
	readonly personId: string;
	readonly organisationId: string;
	readonly subjects: readonly string[];
	/** Школьная ступень: начальная, основная … as the school names them. */
	readonly stages: readonly string[];
	/** Days and lessons on which the person is free, as both sides write them: «среда», «пт, 6 урок». */
	readonly times: readonly string[];
	readonly isReachableOnline: boolean;
	readonly experienceYears: number;
	readonly hasConsents: boolean;
	/** Persons whom this one would like to work with. */
	readonly wishes: readonly string[];
}

export interface MentorProfile extends Profile {
	readonly levels: ReadonlyMap<string, Level>;
	/** How many mentees at most, and how many there are already. */
	readonly capacity: number;
	readonly load: number;
	readonly forms: readonly string[];
	/** Persons whom this one assesses in attestation. */
	readonly assesses: readonly string[];
	/** Справка об отсутствии судимости: without it nobody is set beside a child. */
	readonly hasCertificate: boolean;
	/** Schools that are near enough to walk or ride to. */
	readonly nearbyOrganisationIds: readonly string[];
}

export interface MenteeProfile extends Profile {
	readonly needs: ReadonlyMap<string, Level>;
	readonly form: string;
	readonly isMinor: boolean;
	readonly hasParentConsent: boolean;
	/** Persons whom this one would rather not work with; only the curator and the psychologist know. */
	readonly avoids: readonly string[];
	/** In the reverse kind the younger one teaches, so experience says nothing. */
	readonly isReverse: boolean;
}
