import fc from 'fast-check';
import type { Level } from '#lib/domain/competence/areas.ts';
import type { MenteeProfile, MentorProfile, Profile } from '#lib/domain/matching/profiles.ts';

const level = fc.constantFrom<Level>(0, 1, 2, 3);
const levels = fc
	.dictionary(fc.constantFrom('N1', 'M1', 'M2', 'Y1', 'K1', 'C1'), level, { maxKeys: 6 })
	.map((one) => new Map(Object.entries(one)));

const profile = (personId: string): fc.Arbitrary<Profile> =>
	fc.record({
		personId: fc.constant(personId),
		organisationId: fc.constantFrom('school-1', 'school-2'),
		subjects: fc.subarray(['Физика', 'Химия', 'История']),
		stages: fc.subarray(['начальная', 'основная']),
		times: fc.subarray(['понедельник', 'среда', 'пятница']),
		isReachableOnline: fc.boolean(),
		experienceYears: fc.nat({ max: 40 }),
		hasConsents: fc.boolean(),
		wishes: fc.constant([])
	});

export const anyMentor = (personId: string): fc.Arbitrary<MentorProfile> =>
	fc
		.tuple(
			profile(personId),
			fc.record({
				levels,
				capacity: fc.nat({ max: 3 }),
				load: fc.nat({ max: 2 }),
				forms: fc.subarray(['teacher-teacher', 'pupil-pupil']),
				assesses: fc.constant([]),
				hasCertificate: fc.boolean(),
				nearbyOrganisationIds: fc.subarray(['school-1', 'school-2'])
			})
		)
		.map(([one, more]) => ({ ...one, ...more }));

export const anyMentee = (personId: string): fc.Arbitrary<MenteeProfile> =>
	fc
		.tuple(
			profile(personId),
			fc.record({
				needs: levels,
				form: fc.constantFrom('teacher-teacher', 'pupil-pupil'),
				isMinor: fc.boolean(),
				hasParentConsent: fc.boolean(),
				avoids: fc.subarray(['mentor-0', 'mentor-1']),
				isReverse: fc.boolean()
			})
		)
		.map(([one, more]) => ({ ...one, ...more }));

export const anyPeople = (
	most: number
): fc.Arbitrary<{ mentors: MentorProfile[]; mentees: MenteeProfile[] }> =>
	fc.tuple(fc.nat({ max: most }), fc.nat({ max: most })).chain(([mentorCount, menteeCount]) =>
		fc.record({
			mentors: fc.tuple(...upTo(mentorCount).map((at) => anyMentor(`mentor-${at}`))),
			mentees: fc.tuple(...upTo(menteeCount).map((at) => anyMentee(`mentee-${at}`)))
		})
	);

function upTo(count: number): readonly number[] {
	return Array.from({ length: count }, (_, at) => at);
}
