import type { MenteeProfile, MentorProfile, Profile } from '../matching/profiles.ts';
import { missingConsents, type Consent, type ConsentKind } from '../registry/consents.ts';
import { mentoringForms } from '../registry/fields.ts';
import { pairedIn, type LivingBond } from '../registry/lookups.ts';
import { isMinorOn, listed, type RegistryPerson } from '../registry/person.ts';
import { isAlive } from './bond.ts';

export interface MatchingWorld {
	readonly people: readonly RegistryPerson[];
	readonly consents: readonly Consent[];
	readonly bonds: readonly LivingBond[];
	readonly organisationId: string;
	readonly today: string;
}

export interface Profiles {
	readonly mentors: readonly MentorProfile[];
	/** Who is in no pair and is not done. */
	readonly mentees: readonly MenteeProfile[];
}

/** What matching looks at, read from the bases. What nobody filled in counts for nothing. */
export function profilesOf(world: MatchingWorld): Profiles {
	const paired = pairedIn(world.bonds);
	return {
		mentors: world.people.filter(isReady).map((person) => mentorProfile(person, world)),
		mentees: world.people
			.filter((person) => waits(person) && !paired.has(person.id))
			.map((person) => menteeProfile(person, world))
	};
}

/** How many of them are kept out of every pair by their own papers. */
export function lackingPapers({ mentors, mentees }: Profiles): number {
	return (
		mentors.filter(({ hasConsents }) => !hasConsents).length +
		mentees.filter((one) => !one.hasConsents || (one.isMinor && !one.hasParentConsent)).length
	);
}

function isReady({ isMentor, mentorStatus }: RegistryPerson): boolean {
	return isMentor && mentorStatus !== 'left' && mentorStatus !== 'paused';
}

function waits({ isMentee, menteeStatus }: RegistryPerson): boolean {
	return isMentee && menteeStatus !== 'left' && menteeStatus !== 'completed';
}

/** Whoever said nothing of how many takes one. */
const usualCapacity = 1;

function mentorProfile(person: RegistryPerson, world: MatchingWorld): MentorProfile {
	return {
		...profile(person, world),
		hasConsents: missingConsents(person, world.consents, world.today).length === 0,
		levels: person.skills,
		capacity: person.capacity ?? usualCapacity,
		load: loadOf(person.id, world.bonds),
		// Nothing chosen is nothing refused.
		forms: person.forms.length > 0 ? person.forms : mentoringForms,
		assesses: [],
		// Teachers of the school were checked when they were employed; of others a paper is asked for.
		hasCertificate: person.certificateOn !== '' || person.source === 'own' || person.source === '',
		nearbyOrganisationIds: []
	};
}

export function loadOf(personId: string, bonds: readonly LivingBond[]): number {
	return bonds
		.filter(({ life }) => life.mentorId === personId && isAlive(life.state))
		.reduce((sum, { bond }) => sum + bond.menteeIds.length, 0);
}

const parents: readonly ConsentKind[] = ['parent-participation', 'parent-personal-data'];

function menteeProfile(person: RegistryPerson, world: MatchingWorld): MenteeProfile {
	const isMinor = isMinorOn(person, world.today);
	const missing = missingConsents(person, world.consents, world.today);
	return {
		...profile(person, world),
		hasConsents: missing.every((kind) => parents.includes(kind)),
		needs: person.needs,
		form: formOf(person, world.today),
		isMinor,
		hasParentConsent: !missing.some((kind) => parents.includes(kind)),
		avoids: person.avoids,
		isReverse: false
	};
}

/** As it is asked for, else the usual one: a teacher beside a teacher, or beside a pupil. */
export function formOf(person: RegistryPerson, today: string): string {
	if (person.formWanted !== '') return person.formWanted;
	return isMinorOn(person, today) ? 'teacher-pupil' : 'teacher-teacher';
}

function profile(
	person: RegistryPerson,
	{ organisationId }: MatchingWorld
): Omit<Profile, 'hasConsents'> {
	const isFromElsewhere = person.source !== '' && person.source !== 'own';
	return {
		personId: person.id,
		organisationId: isFromElsewhere ? `elsewhere ${person.organisation}` : organisationId,
		subjects: listed(person.subjects),
		stages: listed(person.stages),
		times: listed(person.times),
		isReachableOnline: person.online,
		experienceYears: person.experienceYears ?? 0,
		wishes: person.wishes
	};
}
