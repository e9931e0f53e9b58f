import type { Satisfied, SurveyFacts } from '#lib/domain/progress/school-facts.ts';
import type { SheetDigest, SurveyDigest } from '#lib/domain/progress/survey-digest.ts';
import { tellable } from '#lib/domain/survey/anonymity.ts';
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
		satisfied: satisfiedOf(survey, sheets, keepersOf(book))
	};
}

/** Who reads the results of the school's questionnaires knows their own answers among them. */
function keepersOf({ grants }: SchoolBook): ReadonlySet<string> {
	const keepers = grants.filter(({ role }) => role === 'curator' || role === 'deputy');
	return new Set(keepers.map(({ personId }) => personId));
}

function satisfiedOf(
	{ key, isAnonymous }: SurveyDigest,
	sheets: readonly Given[],
	keepers: ReadonlySet<string>
): Satisfied | null {
	if (!key) return null;
	const marksOf = (given: readonly Given[]): readonly number[] =>
		given.flatMap(({ sheet }) =>
			sheet.marks.flatMap(([code, mark]) => (code === key.code ? [mark] : []))
		);
	const isKnown = ({ kind, ownerId }: Given): boolean =>
		kind === 'taken-answers' || keepers.has(ownerId ?? '');
	const marks = isAnonymous
		? tellable({
				own: marksOf(sheets.filter((one) => !isKnown(one))),
				known: marksOf(sheets.filter(isKnown))
			}).told
		: marksOf(sheets);
	if (isAnonymous && marks.length === 0) return null;
	return { of: marks.length, satisfied: marks.filter((mark) => mark >= key.from).length };
}
