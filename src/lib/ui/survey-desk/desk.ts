import type { Account, DocumentCard } from '#lib/domain/account.ts';
import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import type { Answers } from '#lib/domain/survey/answers.ts';
import { readAnswer } from '#lib/documents/surveys/read.ts';
import { askServer, fieldIn } from '#lib/ui/ask-server.ts';
import { deskTexts } from '#lib/ui/texts/ru/survey-desk.ts';

/** Where a curator writes the questionnaires, and what is taken down for others. */
export interface DeskCards {
	readonly surveys: DocumentCard;
	readonly taken: DocumentCard;
}

export function deskCards(account: Account): DeskCards | undefined {
	const surveys = account.documents.find(
		({ kind, mode }) => kind === 'surveys' && mode === 'read-write'
	);
	const taken = account.documents.find(
		({ kind, organisationId }) =>
			kind === 'taken-answers' && organisationId === surveys?.organisationId
	);
	return surveys && taken ? { surveys, taken } : undefined;
}

/** Everybody gets a paper to answer on; false while there is no network. */
export async function givePapers(organisationId: string): Promise<boolean> {
	return (await askServer('/api/surveys/papers', { organisationId })).ok;
}

export interface Given {
	readonly answered: number;
	readonly asked: number;
	readonly isHidden: boolean;
	/** Answers that people gave themselves and that are not among these yet. */
	readonly withheld: number;
	readonly answers: readonly Answers[];
	readonly at: number;
}

/** The reason is a sentence for the screen. */
export async function readGiven(of: {
	readonly documentId: string;
	readonly surveyId: string;
}): Promise<Outcome<Given, string>> {
	const answer = await askServer('/api/surveys/answers', of);
	if (!answer.ok) {
		const { needsNetwork, fault } = deskTexts.results;
		return declined(answer.message ?? (answer.reason === 'no-network' ? needsNetwork : fault));
	}
	const number = (name: string): number => Number(fieldIn(answer.value, name)) || 0;
	const sheets = fieldIn(answer.value, 'sheets');
	return accepted({
		answered: number('answered'),
		asked: number('asked'),
		at: number('at'),
		withheld: number('withheld'),
		isHidden: fieldIn(answer.value, 'isHidden') === true,
		answers: Array.isArray(sheets) ? sheets.map(answersIn) : []
	});
}

function answersIn(sheet: unknown): Answers {
	const answers = fieldIn(sheet, 'answers');
	const entries = typeof answers === 'object' && answers !== null ? Object.entries(answers) : [];
	return new Map(
		entries.flatMap(([code, value]: [string, unknown]) => {
			const answer = readAnswer(value);
			return answer ? [[code, answer] as const] : [];
		})
	);
}

export const documentName = (title: string): string =>
	title.replace(/[\\/:*?"<>|]/g, ' ').trim() || deskTexts.paper.blankName;
