import type { Account, DocumentCard } from '#lib/domain/account.ts';
import { isFor, isOpenOn, type Survey } from '#lib/domain/survey/survey.ts';
import type { AnswerSheet } from '#lib/documents/surveys/read.ts';

/** The questionnaires of the own school. */
export function surveysCard(account: Account): DocumentCard | undefined {
	return account.documents.find(({ kind }) => kind === 'surveys');
}

/** The own paper for what is signed, or for what is not. */
export function paperFor(account: Account, isAnonymous: boolean): DocumentCard | undefined {
	const kind = isAnonymous ? 'ballots' : 'answers';
	return account.documents.find((card) => card.kind === kind && card.ownerId === account.person.id);
}

/** What is asked of this person today. */
export function askedOf(
	surveys: readonly Survey[],
	account: Account,
	today: string
): readonly Survey[] {
	const roles = account.roles.map(({ role }) => role);
	return surveys.filter((survey) => isOpenOn(survey, today) && isFor(survey, roles));
}

export function isDone(survey: Survey, sheets: readonly AnswerSheet[]): boolean {
	return sheets.some(({ surveyId, doneAt }) => surveyId === survey.id && doneAt > 0);
}
