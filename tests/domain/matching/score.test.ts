import { expect, test } from 'vitest';
import { barriersBetween } from '#lib/domain/matching/barriers.ts';
import type { MenteeProfile, MentorProfile } from '#lib/domain/matching/profiles.ts';
import { scoreOf } from '#lib/domain/matching/score.ts';

const mentor: MentorProfile = {
	personId: 'mentor',
	organisationId: 'school-1',
	subjects: ['Физика'],
	stages: ['основная'],
	times: ['среда', 'пятница'],
	isReachableOnline: true,
	experienceYears: 20,
	hasConsents: true,
	wishes: [],
	levels: new Map([
		['M1', 3],
		['Y1', 3],
		['K1', 3]
	]),
	capacity: 2,
	load: 0,
	forms: ['teacher-teacher'],
	assesses: [],
	hasCertificate: true,
	nearbyOrganisationIds: []
};

const mentee: MenteeProfile = {
	personId: 'mentee',
	organisationId: 'school-1',
	subjects: ['физика '],
	stages: ['основная'],
	times: ['Среда', 'пятница'],
	isReachableOnline: true,
	experienceYears: 1,
	hasConsents: true,
	wishes: ['mentor'],
	needs: new Map([
		['M1', 3],
		['Y1', 3],
		['K1', 3]
	]),
	form: 'teacher-teacher',
	isMinor: false,
	hasParentConsent: false,
	avoids: [],
	isReverse: false
};

type Case = readonly [
	name: string,
	of: { readonly mentor?: Partial<MentorProfile>; readonly mentee?: Partial<MenteeProfile> },
	total: number
];

/** Reckoned by hand from the weights 45, 15, 10, 10, 10, 5, 5. */
const cases: readonly Case[] = [
	['everything fits', {}, 100],
	['one of two seats is taken', { mentor: { load: 1 } }, 98],
	['nobody wished for it', { mentee: { wishes: [] } }, 90],
	['another subject at the same stage', { mentee: { subjects: ['История'] } }, 93],
	['another subject and stage', { mentee: { subjects: ['История'], stages: ['начальная'] } }, 85],
	['one of two days', { mentee: { times: ['среда', 'вторник'] } }, 95],
	['the mentor helps at level 1 with all', { mentor: { levels: levels(1, 1, 1) } }, 70],
	[
		'a great need is covered whole, a small one not at all',
		{
			mentor: { levels: levels(3, 0, 0) },
			mentee: {
				needs: new Map([
					['M1', 3],
					['Y1', 1]
				])
			}
		},
		89
	],
	['online, from another school', { mentee: { organisationId: 'school-2' } }, 96],
	[
		'a neighbouring school without a link',
		{
			mentor: { nearbyOrganisationIds: ['school-2'] },
			mentee: { organisationId: 'school-2', isReachableOnline: false }
		},
		95
	],
	['two years more in school', { mentor: { experienceYears: 3 } }, 97],
	[
		'a younger one who teaches the reverse way',
		{ mentor: { experienceYears: 0 }, mentee: { isReverse: true } },
		100
	],
	['nothing was asked for', { mentee: { needs: new Map() } }, 55]
];

test.each(cases)('%s', (_, changed, total) => {
	const score = scoreOf({ ...mentor, ...changed.mentor }, { ...mentee, ...changed.mentee });
	expect(score.total).toBe(total);
});

test('the score tells what is covered and what is not, and on which days', () => {
	const score = scoreOf({ ...mentor, levels: levels(2, 0, 1) }, mentee);
	expect(score.covered).toEqual(['M1', 'K1']);
	expect(score.uncovered).toEqual(['Y1']);
	expect(score.commonTimes).toEqual(['Среда', 'пятница']);
	expect(score.place).toBe('same-school');
});

test('two who fit have nothing between them', () => {
	expect(barriersBetween(mentor, mentee)).toEqual([]);
});

test.each([
	['same-person', { mentee: { personId: 'mentor' } }],
	['mentor-consent-missing', { mentor: { hasConsents: false } }],
	['mentee-consent-missing', { mentee: { hasConsents: false } }],
	['parent-consent-missing', { mentee: { isMinor: true } }],
	[
		'certificate-missing',
		{ mentor: { hasCertificate: false }, mentee: { isMinor: true, hasParentConsent: true } }
	],
	['no-room', { mentor: { load: 2 } }],
	['form-not-chosen', { mentee: { form: 'pupil-pupil' } }],
	['assesses-the-mentee', { mentor: { assesses: ['mentee'] } }],
	['unwanted', { mentee: { avoids: ['mentor'] } }]
] as const)('%s', (barrier, changed: Case[1]) => {
	expect(
		barriersBetween({ ...mentor, ...changed.mentor }, { ...mentee, ...changed.mentee })
	).toEqual([barrier]);
});

function levels(m1: 0 | 1 | 2 | 3, y1: 0 | 1 | 2 | 3, k1: 0 | 1 | 2 | 3): MentorProfile['levels'] {
	return new Map([
		['M1', m1],
		['Y1', y1],
		['K1', k1]
	]);
}
