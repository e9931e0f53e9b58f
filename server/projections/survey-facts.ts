import type { Satisfied, SurveyFacts } from '#lib/domain/progress/school-facts.ts';
import type { SheetDigest, SurveyDigest } from '#lib/domain/progress/survey-digest.ts';
import { fewestShown } from '#lib/domain/survey/survey.ts';
import type { Tables } from '../storage/records.ts';
import type { BookParts, SchoolBook } from './school-book.ts';

/** One sheet that was handed in, and by whom, where that is known. */
interface Given {
	readonly sheet: SheetDigest;
	readonly kind: string;
	readonly ownerId: string | null;
}

export interface SurveysOfSchool {
	readonly surveys: readonly SurveyFacts[];
	/** Questionnaires and answers that cannot be read. */
	readonly unreadable: number;
}

/** The questionnaires of a school with what came back; answers without a name come out as numbers alone. */
export function surveyFacts(
	{ projector }: BookParts,
	{ book, rows }: { readonly book: SchoolBook; readonly rows: readonly Tables['documents'][] }
): SurveysOfSchool {
	const given: Given[] = [];
	const surveys: SurveyDigest[] = [];
	let unreadable = 0;
	for (const { id, kind, ownerId } of rows) {
		if (!surveyKinds.has(kind)) continue;
		const digest = projector.digestOf(id);
		if (digest?.of === 'surveys') surveys.push(...digest.surveys);
		else if (digest?.of === 'answers')
			for (const sheet of digest.sheets) if (sheet.doneAt > 0) given.push({ sheet, kind, ownerId });
		if (digest?.of === 'unreadable') unreadable += 1;
	}
	return { surveys: surveys.map((survey) => factsOf(survey, { book, given })), unreadable };
}

const surveyKinds = new Set(['surveys', 'answers', 'ballots', 'taken-answers']);

function factsOf(
	survey: SurveyDigest,
	{ book, given }: { readonly book: SchoolBook; readonly given: readonly Given[] }
): SurveyFacts {
	const own = survey.isAnonymous ? 'ballots' : 'answers';
	const sheets = given.filter(
		({ sheet, kind }) => sheet.surveyId === survey.id && (kind === own || kind === 'taken-answers')
	);
	const asked = book.grants.filter(({ role }) => survey.audience.some((one) => one === role));
	return {
		...survey,
		asked: new Set(asked.map(({ personId }) => personId)).size,
		answered: sheets.length,
		answeredBy: survey.isAnonymous
			? []
			: sheets
					.flatMap(({ kind, ownerId }) => (kind === own && ownerId ? [ownerId] : []))
					.toSorted(),
		satisfied: satisfiedOf(survey, sheets)
	};
}

function satisfiedOf(
	{ key, isAnonymous }: SurveyDigest,
	sheets: readonly Given[]
): Satisfied | null {
	if (!key) return null;
	const marks = sheets.flatMap(({ sheet }) =>
		sheet.marks.flatMap(([code, mark]) => (code === key.code ? [mark] : []))
	);
	if (isAnonymous && marks.length < fewestShown) return null;
	return { of: marks.length, satisfied: marks.filter((mark) => mark >= key.from).length };
}
