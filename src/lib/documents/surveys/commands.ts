import type * as Y from 'yjs';
import { placeAt, placeBetween } from '#lib/domain/order.ts';
import type { Answer } from '#lib/domain/survey/answers.ts';
import type { Question, Survey } from '#lib/domain/survey/survey.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { removeRecord } from '../removal.ts';
import { answerPrefix, readSurveys } from './read.ts';

export type SurveyChange = Partial<Omit<Survey, 'id' | 'questions'>>;
export type QuestionChange = Partial<Omit<Question, 'id' | 'order' | 'code'>>;

export interface NewSurvey extends SurveyChange {
	readonly id: string;
	readonly createdAt: number;
	readonly questions: readonly (Omit<Question, 'id' | 'order'> & { readonly id: string })[];
}

export function addSurvey(doc: Y.Doc, { id, questions, ...fields }: NewSurvey): void {
	doc.transact(() => {
		putRecord(doc.getMap('surveys'), id, { state: 'draft', ...plain(fields) });
		let order = placeBetween(undefined, undefined);
		for (const { id: questionId, ...question } of questions) {
			putRecord(doc.getMap('questions'), questionId, { ...plain(question), surveyId: id, order });
			order = placeBetween(order, undefined);
		}
	});
}

export function changeSurvey(doc: Y.Doc, surveyId: string, change: SurveyChange): void {
	doc.transact(() => {
		const survey = recordIn(doc, 'surveys', surveyId);
		if (survey) setFields(survey, plain(change));
	});
}

export function removeSurvey(doc: Y.Doc, surveyId: string): void {
	doc.transact(() => {
		const survey = recordIn(doc, 'surveys', surveyId);
		if (survey) removeRecord(survey);
	});
}

export function addQuestion(
	doc: Y.Doc,
	surveyId: string,
	{ id, ...question }: Omit<Question, 'order'>
): void {
	doc.transact(() => {
		const order = placeBetween(questionsOf(doc, surveyId).at(-1)?.order, undefined);
		putRecord(doc.getMap('questions'), id, { ...plain(question), surveyId, order });
	});
}

export function changeQuestion(doc: Y.Doc, questionId: string, change: QuestionChange): void {
	doc.transact(() => {
		const question = recordIn(doc, 'questions', questionId);
		if (question) setFields(question, plain(change));
	});
}

/** `index` is the place among the other questions. */
export function moveQuestion(
	doc: Y.Doc,
	questionId: string,
	{ surveyId, index }: { readonly surveyId: string; readonly index: number }
): void {
	doc.transact(() => {
		const question = recordIn(doc, 'questions', questionId);
		const others = questionsOf(doc, surveyId).filter(({ id }) => id !== questionId);
		if (question) setFields(question, { order: placeAt(others, index) });
	});
}

export function removeQuestion(doc: Y.Doc, questionId: string): void {
	doc.transact(() => {
		const question = recordIn(doc, 'questions', questionId);
		if (question) removeRecord(question);
	});
}

export interface SheetPlace {
	/** Of one's own answers the questionnaire's id; of those taken down an id of their own. */
	readonly sheetId: string;
	readonly surveyId: string;
}

/** After each tap, so that nothing said is lost. Taking an answer back leaves the question open. */
export function setAnswer(
	doc: Y.Doc,
	{ sheetId, surveyId }: SheetPlace,
	said: { readonly code: string; readonly answer: Answer | undefined }
): void {
	doc.transact(() => {
		const name = answerPrefix + said.code;
		const sheet = recordIn(doc, 'answers', sheetId);
		const answer = said.answer && { ...said.answer };
		if (sheet) {
			if (answer) sheet.set(name, answer);
			else sheet.delete(name);
		} else if (answer) {
			putRecord(doc.getMap('answers'), sheetId, { surveyId, [name]: answer });
		}
	});
}

export function handIn(
	doc: Y.Doc,
	{ sheetId, surveyId }: SheetPlace,
	done: { readonly at: number; readonly name?: string }
): void {
	doc.transact(() => {
		const fields = { doneAt: done.at, ...(done.name === undefined ? {} : { name: done.name }) };
		const sheet = recordIn(doc, 'answers', sheetId);
		if (sheet) setFields(sheet, fields);
		else putRecord(doc.getMap('answers'), sheetId, { surveyId, ...fields });
	});
}

/** A sheet that was begun for somebody and not finished. */
export function dropSheet(doc: Y.Doc, sheetId: string): void {
	doc.transact(() => doc.getMap('answers').delete(sheetId));
}

function questionsOf(doc: Y.Doc, surveyId: string): readonly Question[] {
	return readSurveys(doc).find(({ id }) => id === surveyId)?.questions ?? [];
}

/** Lists go in as plain ones of their own. */
function plain(fields: object): object {
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]: [string, unknown]) => [
			name,
			Array.isArray(value)
				? value.map((one: unknown) => (typeof one === 'object' && one !== null ? { ...one } : one))
				: value
		])
	);
}
