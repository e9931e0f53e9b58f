import type { Role } from '../people.ts';
import type { Answers } from '../survey/answers.ts';
import { endsOf } from '../survey/answers.ts';
import type { Question, Survey, SurveyState, Wave } from '../survey/survey.ts';
import { dayOrNothing, type MaybeDay } from './maybe-day.ts';

/** The questionnaires of a school as they are asked. */
export interface SurveysDigest {
	readonly of: 'surveys';
	readonly surveys: readonly SurveyDigest[];
}

export interface SurveyDigest {
	readonly id: string;
	readonly title: string;
	readonly wave: Wave;
	readonly audience: readonly Role[];
	readonly isAnonymous: boolean;
	readonly opensOn: MaybeDay;
	readonly closesOn: MaybeDay;
	readonly state: SurveyState;
	/** By its answers «довольны» is counted: from this mark on. Null where nothing is asked by a scale. */
	readonly key: { readonly code: string; readonly from: number } | null;
}

/** Whose answers these are says the document's owner; words are left out. */
export interface AnswersDigest {
	readonly of: 'answers';
	readonly sheets: readonly SheetDigest[];
}

export interface SheetDigest {
	readonly surveyId: string;
	/** Milliseconds; 0 while it is not handed in. */
	readonly doneAt: number;
	/** By the code of the question. */
	readonly marks: readonly (readonly [string, number])[];
}

/** Of which meetings somebody has said what they think; not what. */
export interface HeardDigest {
	readonly of: 'heard';
	readonly meetingIds: readonly string[];
}

export function surveysDigest(surveys: readonly Survey[]): SurveysDigest {
	return { of: 'surveys', surveys: surveys.map(surveyDigest).toSorted(bySaying) };
}

function surveyDigest(survey: Survey): SurveyDigest {
	const { id, title, wave, audience, isAnonymous, state, questions } = survey;
	const key = questions.find(({ isKey, kind }) => isKey && (kind === 'scale' || kind === 'level'));
	return {
		...{ id, title, wave, audience, isAnonymous, state },
		opensOn: dayOrNothing(survey.opensOn),
		closesOn: dayOrNothing(survey.closesOn),
		key: key ? { code: key.code, from: satisfiedFrom(key) } : null
	};
}

/** 7 of 10, and as far up on any other scale. */
function satisfiedFrom(question: Question): number {
	const { from, to } = endsOf(question);
	return from + ((to - from) * 2) / 3;
}

interface Sheet {
	readonly surveyId: string;
	readonly doneAt: number;
	readonly answers: Answers;
}

export function answersDigest(sheets: readonly Sheet[]): AnswersDigest {
	return {
		of: 'answers',
		sheets: sheets.map(sheetDigest).toSorted(bySaying)
	};
}

function sheetDigest({ surveyId, doneAt, answers }: Sheet): SheetDigest {
	const marks = [...answers].flatMap(([code, answer]) =>
		answer.kind === 'number' && Number.isFinite(answer.value) ? [[code, answer.value] as const] : []
	);
	return { surveyId, doneAt, marks: marks.toSorted(bySaying) };
}

/** The order of records in a document depends on how it was put together, and must not be seen here. */
function bySaying(a: object, b: object): number {
	const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
	return one < other ? -1 : one > other ? 1 : 0;
}
