import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { contentOf } from '#lib/domain/roadmap/content.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { addActivity, setOccurrence, setStatus } from '#lib/documents/roadmap/activities.ts';
import { changeDocument } from '#lib/documents/roadmap/papers.ts';
import { readRoadmap, stageText } from '#lib/documents/roadmap/read.ts';
import { addStage } from '#lib/documents/roadmap/stages.ts';
import { changeTitlePage } from '#lib/documents/roadmap/title-page.ts';
import { differenceOf } from '#lib/import/difference.ts';
import { toDocx } from '../../import/support/paper.ts';
import { heading, proposalOf, rowsText } from '../../import/support/reading.ts';
import { sample } from '../../import/support/sample.ts';
import { exchange, imported, takeOver } from './imported.ts';

const rows = [
	heading,
	'I. Начало',
	'1.1 | Провести урок | май | Методист | 1) план урока 2) запись урока',
	'1.2 | Собрать отзывы родителей | июнь | Директор | Справка'
];

test('an imported document stands in the roadmap word for word', () => {
	const proposal = proposalOf(toDocx(sample));
	const roadmap = readRoadmap(imported(proposal));
	expect(roadmap.titlePage).toMatchObject({
		title: 'Дорожная карта\nвнедрения наставничества педагогов\nна 2025-2026 учебный год',
		from: '2025-09-01',
		to: '2026-08-31',
		authors: ['Составила: Лугова Т.Н., методист']
	});
	expect(roadmap.approvals.map(({ kind, number, date }) => [kind, number, date])).toEqual([
		['accepted', '3', '2025-08-28'],
		['approved', '41-од', '2025-08-29']
	]);
	expect(roadmap.columns.map(({ role }) => role)).toEqual([
		'number',
		'title',
		'term',
		'responsible',
		'result'
	]);
	expect(roadmap.stages.map(({ number, title }) => `${number} ${title}`)).toEqual([
		'I Подготовка',
		'II Работа пар',
		'III Итоги'
	]);
	const second = roadmap.stages[0]?.activities[1];
	expect(second).toMatchObject({
		number: '1.2.',
		title: 'Подготовить формы документов',
		term: 'август-сентябрь',
		responsible: 'Костров Д.М., методист',
		status: 'planned'
	});
	expect(second?.people.map(({ kind, person }) => [kind, person])).toEqual([
		['person', 'Костров Д.М.']
	]);
	expect(second?.documents.map(({ title, state }) => [title, state])).toEqual([
		['анкета', 'none'],
		['план пары', 'none']
	]);
});

test('the same document again changes nothing, not even a byte', () => {
	const proposal = proposalOf(toDocx(sample));
	const doc = imported(proposal);
	const before = Y.encodeStateAsUpdate(doc);
	takeOver(doc, proposal);
	expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('a second import updates by the difference, doubles nothing and keeps every state', () => {
	const doc = imported(proposalOf(rowsText(...rows)));
	const [lesson, replies] = activitiesOf(readRoadmap(doc));
	setStatus(doc, lesson!.id, { status: 'in-progress', today: '2026-05-04' });
	changeDocument(doc, lesson!.documents[0]!.id, { state: 'signed', number: '7' });
	setOccurrence(doc, replies!.id, {
		partId: '',
		from: '2026-06-01',
		to: '2026-06-30',
		status: 'done'
	});

	takeOver(
		doc,
		proposalOf(
			rowsText(
				rows[0]!,
				rows[1]!,
				'1.0 | Издать приказ | март | Директор | Приказ',
				'1.1 | Провести урок | апрель | Методист | 1) план урока 2) запись урока 3) отзыв',
				rows[3]!
			)
		)
	);

	const after = activitiesOf(readRoadmap(doc));
	expect(after.map(({ number, term }) => `${number} ${term}`)).toEqual([
		'1.0 март',
		'1.1 апрель',
		'1.2 июнь'
	]);
	expect(after[1]).toMatchObject({ id: lesson!.id, status: 'in-progress' });
	expect(after[1]!.documents.map(({ title, state, number }) => [title, state, number])).toEqual([
		['план урока', 'signed', '7'],
		['запись урока', 'none', ''],
		['отзыв', 'none', '']
	]);
	expect(after[2]!.occurrences).toMatchObject([{ from: '2026-06-01', status: 'done' }]);
});

test('a paper that the document no longer names is removed only if nobody has begun it', () => {
	const doc = imported(proposalOf(rowsText(...rows)));
	const [first, second] = activitiesOf(readRoadmap(doc))[0]!.documents;
	changeDocument(doc, first!.id, { state: 'draft' });
	takeOver(
		doc,
		proposalOf(
			rowsText(
				...rows.slice(0, 2),
				'1.1 | Провести урок | май | Методист | Отзыв наставника',
				rows[3]!
			)
		)
	);
	const roadmap = readRoadmap(doc);
	expect(activitiesOf(roadmap)[0]!.documents.map(({ title }) => title)).toEqual([
		'план урока',
		'Отзыв наставника'
	]);
	expect(roadmap.bin.documents.map(({ id }) => id)).toEqual([second!.id]);
});

test('what the document no longer holds stays in the roadmap', () => {
	const doc = imported(proposalOf(rowsText(...rows)));
	takeOver(doc, proposalOf(rowsText(...rows.slice(0, 3))));
	expect(activitiesOf(readRoadmap(doc))).toHaveLength(2);
});

test('a row that moved to another stage moves there', () => {
	const doc = imported(proposalOf(rowsText(...rows)));
	takeOver(doc, proposalOf(rowsText(...rows.slice(0, 3), 'II. Итоги', rows[3]!)));
	expect(readRoadmap(doc).stages.map(({ activities }) => activities.length)).toEqual([1, 1]);
});

test('a title that a curator has corrected is not overwritten', () => {
	const proposal = proposalOf(toDocx(sample));
	const doc = imported(proposal);
	changeTitlePage(doc, { title: 'Дорожная карта наставничества' });
	takeOver(doc, proposal);
	expect(readRoadmap(doc).titlePage.title).toBe('Дорожная карта наставничества');
});

test('a whole import is undone in one step, and what was there before stays', () => {
	const doc = imported(proposalOf(rowsText(...rows)));
	const before = readRoadmap(doc);
	const steps = new Y.UndoManager(doc, { trackedOrigins: new Set(['import']), captureTimeout: 0 });
	takeOver(doc, proposalOf(toDocx(sample)));
	expect(activitiesOf(readRoadmap(doc)).length).toBeGreaterThan(2);
	steps.undo();
	expect(readRoadmap(doc)).toEqual(before);
	expect(steps.canUndo()).toBe(false);
	steps.redo();
	expect(activitiesOf(readRoadmap(doc)).length).toBeGreaterThan(2);
});

test('an import into a text that another curator is writing keeps what both wrote', () => {
	const withTask = (task: string): Uint8Array =>
		rowsText(heading, 'I. Начало', task, ...rows.slice(2));
	const anna = imported(proposalOf(withTask('Задача этапа – собрать пары')));
	const boris = new Y.Doc();
	exchange(anna, boris);
	const stageId = readRoadmap(anna).stages[0]!.id;
	const written = stageText(boris, stageId, 'task');
	written.write({ at: written.value.length, remove: 0, insert: ' до октября' });
	takeOver(anna, proposalOf(withTask('Задача этапа – собрать все пары')));
	exchange(anna, boris);
	expect(readRoadmap(anna).stages[0]!.task).toBe('Задача этапа – собрать все пары до октября');
	expect(readRoadmap(boris)).toEqual(readRoadmap(anna));
});

test('after an import there is no difference left to show', () => {
	const proposal = proposalOf(toDocx(sample));
	const content = contentOf(readRoadmap(imported(proposal)));
	const { stages, activities } = differenceOf(content, proposal);
	expect([...stages, ...activities].filter(({ is }) => is !== 'same')).toEqual([]);
});

test('what a curator began with stays where it was, and the document is not split by it', () => {
	const doc = new Y.Doc();
	addStage(doc, { id: 'own', number: '', title: 'Первый этап' });
	takeOver(doc, proposalOf(toDocx(sample)));
	const { stages } = readRoadmap(doc);
	expect(stages.map(({ title }) => title)).toEqual([
		'Первый этап',
		'Подготовка',
		'Работа пар',
		'Итоги'
	]);

	const again = imported(proposalOf(rowsText(...rows)));
	const [stage] = readRoadmap(again).stages;
	addActivity(again, { id: 'own', stageId: stage!.id, title: 'Своё' });
	takeOver(
		again,
		proposalOf(rowsText(...rows, '1.3 | Подвести итоги | июнь | Директор | Справка'))
	);
	expect(activitiesOf(readRoadmap(again)).map(({ title }) => title)).toEqual([
		'Провести урок',
		'Собрать отзывы родителей',
		'Подвести итоги',
		'Своё'
	]);
});
