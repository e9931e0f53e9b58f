import type { Placed } from '../order.ts';
import type { Role } from '../people.ts';

/** A questionnaire as it is asked. What a person answers is a document of that person. */
export interface Survey {
	readonly id: string;
	readonly title: string;
	/** What the reader sees first: what it is for, who will see the answers. */
	readonly intro: string;
	readonly wave: Wave;
	readonly audience: readonly Role[];
	/** Nobody sees who answered what, and results are shown from five answers on. */
	readonly isAnonymous: boolean;
	/** ISO days; empty is open-ended. */
	readonly opensOn: string;
	readonly closesOn: string;
	readonly state: SurveyState;
	readonly questions: readonly Question[];
}

export const waves = ['before', 'interim', 'after', 'other'] as const;
export type Wave = (typeof waves)[number];

export const surveyStates = ['draft', 'open', 'closed'] as const;
export type SurveyState = (typeof surveyStates)[number];

export const questionKinds = [
	'scale',
	'level',
	'one',
	'many',
	'text',
	'number',
	'date',
	'matrix'
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/**
 * `code` stays when the wording changes, and is the same in the questionnaire before and the one
 * after: by it the two are compared.
 */
export interface Question extends Placed {
	readonly code: string;
	readonly kind: QuestionKind;
	readonly title: string;
	readonly hint: string;
	readonly isRequired: boolean;
	/** The choices of `one` and `many`, and what each row of a `matrix` may be marked with. */
	readonly options: readonly Choice[];
	/** The rows of a `matrix`. */
	readonly rows: readonly Choice[];
	/** The ends of a `scale` or a `number`, and what they mean. */
	readonly from: number;
	readonly to: number;
	readonly fromLabel: string;
	readonly toLabel: string;
	/** How many of `many` at the most; 0 is any number. */
	readonly most: number;
	/** The question by whose answers «довольны» is counted. */
	readonly isKey: boolean;
}

export interface Choice {
	readonly code: string;
	readonly title: string;
}

/** From so many answers on a distribution tells nothing about one person. */
export const fewestShown = 5;

export const mostQuestions = 100;

/** 0 уверен(а) … 3 не умею; the same ends as the need levels of a profile. */
export const levelEnds = { from: 0, to: 3 } as const;

export function isOpenOn(survey: Survey, today: string): boolean {
	if (survey.state !== 'open') return false;
	if (survey.opensOn !== '' && today < survey.opensOn) return false;
	return survey.closesOn === '' || today <= survey.closesOn;
}

/** Whether a person with these roles is asked. An empty audience is nobody. */
export function isFor(survey: Survey, roles: readonly Role[]): boolean {
	return survey.audience.some((role) => roles.includes(role));
}
