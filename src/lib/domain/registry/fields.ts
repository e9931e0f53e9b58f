/**
 * What a school keeps of a mentor and of a mentee: the columns of the two usual tables. The card, the
 * table, the import and the export are all made from this list.
 */
export type FieldKind =
	'text' | 'long' | 'date' | 'number' | 'flag' | 'choice' | 'choices' | 'areas';

/** Whose column it is. */
export type Part = 'mentor' | 'mentee';

interface FieldOf<Key extends string> {
	readonly key: Key;
	readonly kind: FieldKind;
	readonly of: readonly Part[];
	/** Of `choice` and `choices`. */
	readonly options?: readonly string[];
}

const both = ['mentor', 'mentee'] as const satisfies readonly Part[];
const mentors = ['mentor'] as const satisfies readonly Part[];
const mentees = ['mentee'] as const satisfies readonly Part[];

export const mentoringForms = [
	'teacher-teacher',
	'head-teacher',
	'employer-student',
	'university-teacher',
	'partner-teacher',
	'student-pupil',
	'employer-pupil',
	'pupil-pupil',
	'teacher-pupil',
	'teacher-group'
] as const;
export type MentoringForm = (typeof mentoringForms)[number];

export const mentoringKinds = [
	'traditional',
	'virtual',
	'group',
	'short',
	'reverse',
	'situational',
	'speed'
] as const;
export type MentoringKind = (typeof mentoringKinds)[number];

export const mentorStatuses = [
	'candidate',
	'selected',
	'reserve',
	'registered',
	'paused',
	'left'
] as const;
export const menteeStatuses = ['identified', 'waiting', 'completed', 'left'] as const;
export const mentorSources = ['own', 'other-school', 'university', 'partner'] as const;

/** In the order in which they stand on a card and in the columns of the official table. */
export const registryFields = [
	{ key: 'post', kind: 'text', of: both },
	{ key: 'contact', kind: 'text', of: both },
	{ key: 'mainRequest', kind: 'long', of: mentees },
	{ key: 'needs', kind: 'areas', of: mentees },
	{ key: 'skills', kind: 'areas', of: mentors },
	{ key: 'subjects', kind: 'text', of: both },
	{ key: 'stages', kind: 'text', of: both },
	{ key: 'times', kind: 'text', of: both },
	{ key: 'online', kind: 'flag', of: both },
	{ key: 'experienceYears', kind: 'number', of: both },
	{ key: 'category', kind: 'text', of: both },
	{ key: 'education', kind: 'text', of: both },
	{ key: 'birthDate', kind: 'date', of: both },
	{ key: 'organisation', kind: 'text', of: both },
	{ key: 'capacity', kind: 'number', of: mentors },
	{ key: 'hoursMonth', kind: 'number', of: mentors },
	{ key: 'forms', kind: 'choices', of: mentors, options: mentoringForms },
	{ key: 'formWanted', kind: 'choice', of: mentees, options: mentoringForms },
	{ key: 'menteeAges', kind: 'text', of: mentors },
	{ key: 'awards', kind: 'text', of: mentors },
	{ key: 'achievements', kind: 'long', of: mentors },
	{ key: 'lifeExperience', kind: 'long', of: mentors },
	{ key: 'interests', kind: 'text', of: mentors },
	{ key: 'training', kind: 'text', of: mentors },
	{ key: 'trainedOn', kind: 'date', of: mentors },
	{ key: 'certificateOn', kind: 'date', of: mentors },
	{ key: 'source', kind: 'choice', of: mentors, options: mentorSources },
	{ key: 'mentorStatus', kind: 'choice', of: mentors, options: mentorStatuses },
	{ key: 'isPupil', kind: 'flag', of: both },
	{ key: 'guardian', kind: 'text', of: both },
	{ key: 'youngSpecialist', kind: 'flag', of: mentees },
	{ key: 'identifiedOn', kind: 'date', of: mentees },
	{ key: 'joinedOn', kind: 'date', of: both },
	{ key: 'completedOn', kind: 'date', of: both },
	{ key: 'results', kind: 'long', of: both },
	{ key: 'caseLink', kind: 'text', of: both },
	{ key: 'mark', kind: 'text', of: mentees },
	{ key: 'mayBecomeMentor', kind: 'flag', of: mentees },
	{ key: 'menteeStatus', kind: 'choice', of: mentees, options: menteeStatuses },
	{ key: 'specialCategories', kind: 'text', of: mentees },
	/** What is done for a mentee while there is no mentor: who supports, where was looked, when again. */
	{ key: 'support', kind: 'long', of: mentees }
] as const satisfies readonly FieldOf<string>[];

export type FieldKey = (typeof registryFields)[number]['key'];
export type RegistryField = FieldOf<FieldKey>;

type KeyOf<Kind extends FieldKind> = Extract<
	(typeof registryFields)[number],
	{ readonly kind: Kind }
>['key'];

export type WordKey = KeyOf<'text' | 'long' | 'date' | 'choice'>;
export type NumberKey = KeyOf<'number'>;
export type FlagKey = KeyOf<'flag'>;
export type ListKey = KeyOf<'choices'>;
export type AreaKey = KeyOf<'areas'>;

export function fieldsOf(part: Part): readonly RegistryField[] {
	const all: readonly RegistryField[] = registryFields;
	return all.filter(({ of }) => of.includes(part));
}
