import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { readySurveys } from '#lib/domain/survey/ready/ready-surveys.ts';
import * as commands from '#lib/documents/surveys/commands.ts';
import { readSheets, readSurveys } from '#lib/documents/surveys/read.ts';

let ids = 0;
const newId = (): string => `id${++ids}`;

function take(doc: Y.Doc, at: number): string {
	const { name: _, questions, ...survey } = readySurveys[at]!;
	const id = newId();
	const own = questions.map((question) => ({ ...question, id: newId() }));
	commands.addSurvey(doc, { ...survey, id, createdAt: at, questions: own });
	return id;
}

test('every ready questionnaire is read again as it was taken', () => {
	const doc = new Y.Doc();
	readySurveys.forEach((_, at) => take(doc, at));
	const read = readSurveys(doc).toReversed();
	readySurveys.forEach(({ title, audience, questions, isAnonymous }, at) => {
		expect(read[at]).toMatchObject({ title, audience, isAnonymous, state: 'draft' });
		const plain = (list: typeof questions) => list.map(({ id: _, order: __, ...rest }) => rest);
		expect(plain(read[at]!.questions)).toEqual(plain(questions));
	});
});

test('questions are moved and removed, and two who add at once have both', () => {
	const one = new Y.Doc();
	const surveyId = take(one, 5);
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	const [first] = readSurveys(one)[0]!.questions;
	const { order: _, ...question } = first!;
	commands.addQuestion(one, surveyId, { ...question, id: 'one', code: 'x', title: 'Раз' });
	commands.addQuestion(other, surveyId, { ...question, id: 'other', code: 'y', title: 'Два' });
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	const titles = () => readSurveys(one)[0]!.questions.map(({ title }) => title);
	expect(titles()).toEqual(expect.arrayContaining(['Раз', 'Два']));
	commands.moveQuestion(one, 'one', { surveyId, index: 0 });
	commands.removeQuestion(one, 'other');
	expect(titles()[0]).toBe('Раз');
	expect(titles()).not.toContain('Два');
});

test('a sheet keeps what was said after each tap, and is done when it is handed in', () => {
	const doc = new Y.Doc();
	const place = { sheetId: 's', surveyId: 's' };
	commands.setAnswer(doc, place, { code: 'q', answer: { kind: 'number', value: 7 } });
	commands.setAnswer(doc, place, { code: 'r', answer: { kind: 'choices', value: ['a'] } });
	commands.setAnswer(doc, place, { code: 'r', answer: undefined });
	expect(readSheets(doc)).toMatchObject([{ surveyId: 's', doneAt: 0 }]);
	expect([...readSheets(doc)[0]!.answers]).toEqual([['q', { kind: 'number', value: 7 }]]);
	commands.handIn(doc, place, { at: 5 });
	expect(readSheets(doc)[0]?.doneAt).toBe(5);
	commands.dropSheet(doc, 's');
	expect(readSheets(doc)).toEqual([]);
});

test('readers take whatever stands there', () => {
	const doc = new Y.Doc();
	for (const root of ['surveys', 'questions', 'answers']) {
		doc.getMap(root).set('odd', 'x');
		const wrong = { title: 7, audience: 'all', options: [1, { code: 2 }], 'a:q': { kind: 'what' } };
		doc.getMap(root).set('wrong', new Y.Map(Object.entries({ ...wrong, surveyId: 'wrong' })));
	}
	expect(readSurveys(doc)).toMatchObject([{ id: 'wrong', title: '', audience: [] }]);
	expect(readSurveys(doc)[0]?.questions).toMatchObject([{ kind: 'text', options: [] }]);
	expect([...(readSheets(doc)[0]?.answers ?? [])]).toEqual([]);
});
