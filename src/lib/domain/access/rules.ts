import { roles } from '../people.ts';
import type { Role } from '../people.ts';
import type { Action, DocumentKind } from './words.ts';

/** Where the document stands, seen from the organisation that gave the role. */
export type Where = 'here' | 'below' | 'above';

/** What the person must be to this very document, beside having the role. */
export type Tie =
	| 'none'
	| 'outside-the-pair'
	| 'mentor-of-the-pair'
	| 'mentee-of-the-pair'
	| 'guardian'
	| 'owner'
	| 'shown'
	| 'referred';

export interface Rule {
	readonly who: readonly Role[];
	readonly where: Where;
	readonly tie: Tie;
	readonly may: readonly Action[];
}

const read = ['read', 'export'] as const satisfies readonly Action[];
const write = ['read', 'export', 'write', 'presence'] as const satisfies readonly Action[];
const review = ['read', 'export', 'review'] as const satisfies readonly Action[];
const summarise = ['summarise'] as const satisfies readonly Action[];
/** Numbers of a whole school, and of people only from five on. */
const count = ['count'] as const satisfies readonly Action[];
const approve = ['read', 'export', 'approve'] as const satisfies readonly Action[];

const curators = ['curator', 'deputy'] as const satisfies readonly Role[];
const district = ['mun_curator', 'mun_office'] as const satisfies readonly Role[];
const mentees = ['mentee', 'mentee_minor'] as const satisfies readonly Role[];

/** Those who work in the programme of a school. A parent, partner or juror is a guest with one window each. */
const members = [
	...['director', ...curators, 'workgroup', 'mentor', ...mentees, 'psychologist', 'methodist']
] as const satisfies readonly Role[];

/** Cases of practice tell of other children too. */
const adults = members.filter((role) => role !== 'mentee_minor');

/**
 * The whole access table. What stands in no row is denied. Municipal people read roadmaps and cases
 * of practice of their schools; programmes, meetings, bases and answers reach them as numbers only,
 * and notes not at all.
 */
export const accessRules: {
	readonly [Kind in Exclude<DocumentKind, 'load-test'>]: readonly Rule[];
} = {
	roadmap: [
		here(curators, write),
		here(['director'], approve),
		here([...members, 'union'], read),
		here(['mun_curator'], write),
		here(['mun_office'], approve),
		toDistrict(read),
		{ who: ['director', ...curators, 'methodist'], where: 'above', tie: 'none', may: read }
	],
	programme: [
		...theirs(write),
		here(curators, review),
		here(['director'], approve),
		here(['psychologist'], read, 'referred'),
		here(['methodist', 'workgroup'], review, 'referred'),
		toDistrict(count)
	],
	journal: [
		...theirs(write),
		here(['director', ...curators, 'psychologist'], read),
		here(['parent'], read, 'guardian'),
		toDistrict(count)
	],
	'pair-notes': theirs(write),
	'private-notes': [here(roles, write, 'owner')],
	review: [
		...theirs(read),
		here(curators, write),
		here(['director'], read),
		here(['methodist', 'workgroup'], write, 'referred')
	],
	feedback: [
		here(roles, write, 'owner'),
		here(curators, read, 'outside-the-pair'),
		here(['psychologist'], read, 'referred'),
		toDistrict(count)
	],
	/** What somebody thinks of a meeting, in marks. Nobody else reads them, and the other one least of all. */
	marks: [
		here(roles, [...write, ...summarise], 'owner'),
		...theirs(summarise),
		here(['director', ...curators], summarise),
		toDistrict(count)
	],
	'pair-feedback': [here(roles, write, 'owner'), ...theirs(read)],
	observations: theirs(write),
	'help-curator': help(curators),
	'help-psychologist': help(['psychologist']),
	'help-methodist': help(['methodist']),
	answers: [
		here(roles, write, 'owner'),
		here(curators, read),
		here(['mentor'], read, 'shown'),
		here(['psychologist'], read, 'referred'),
		toDistrict(count)
	],
	/** Questionnaires as they are asked; whoever may be asked reads them. */
	surveys: [
		here(curators, write),
		here([...members, 'parent', 'partner'], read),
		toDistrict(count)
	],
	/** What somebody answers without their name: counted with others' and opened by nobody else. */
	ballots: [
		here(roles, [...write, ...summarise], 'owner'),
		here(curators, summarise),
		toDistrict(count)
	],
	/** Taken down for others, from paper or on a shared device. */
	'taken-answers': [here(curators, write), toDistrict(count)],
	registry: [here(curators, write), here(['director'], read), toDistrict(count)],
	library: [
		here([...curators, 'methodist', 'mun_curator'], write),
		here(members, write, 'owner'),
		here([...members, 'mun_office'], read),
		{ who: members, where: 'above', tie: 'none', may: read }
	],
	practices: [
		here([...curators, 'mun_curator'], write),
		here(adults, write, 'owner'),
		here([...adults, 'union', 'mun_office'], read),
		{ who: ['mun_curator'], where: 'below', tie: 'none', may: write },
		{ who: ['mun_office', 'region'], where: 'below', tie: 'none', may: read },
		{ who: adults, where: 'above', tie: 'none', may: read }
	],
	/** A school reads what its district asks; what a school writes down itself stays in the school. */
	monitoring: [
		here([...curators, 'mun_curator'], write),
		here(['director', 'mun_office'], read),
		{ who: ['director', ...curators], where: 'above', tie: 'none', may: read }
	]
};

function here(who: readonly Role[], may: readonly Action[], tie: Tie = 'none'): Rule {
	return { who, where: 'here', tie, may };
}

/** Of every school below it. */
function toDistrict(may: readonly Action[]): Rule {
	return { who: district, where: 'below', tie: 'none', may };
}

/** Between the one who asks and the one who is asked. Of the own pair it is read by no other role. */
function help(from: readonly Role[]): readonly Rule[] {
	return [here(roles, write, 'owner'), here(from, write, 'outside-the-pair')];
}

/** An appointment as mentor does not make one the mentee of a pair, nor the other way round. */
function theirs(may: readonly Action[]): readonly Rule[] {
	return [here(['mentor'], may, 'mentor-of-the-pair'), here(mentees, may, 'mentee-of-the-pair')];
}
