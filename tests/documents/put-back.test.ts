import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { linesBetween } from '#lib/domain/approvals/change-lines.ts';
import { canonicalText, type PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import { putBack } from '#lib/documents/put-back.ts';
import * as programme from '#lib/documents/programme/commands.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import * as papers from '#lib/documents/roadmap/papers.ts';
import { stageText } from '#lib/documents/roadmap/read.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import * as titlePage from '#lib/documents/roadmap/title-page.ts';

type Deed = (doc: Y.Doc) => void;

function roadmap(): Y.Doc {
	const doc = new Y.Doc();
	titlePage.changeTitlePage(doc, { title: 'Карта', authors: ['Тополева Н. С.'] });
	for (const id of ['s1', 's2']) stages.addStage(doc, { id, title: `Этап ${id}` });
	stageText(doc, 's1', 'task').write({ at: 0, remove: 0, insert: 'Создать условия' });
	for (const id of ['a', 'b', 'c'])
		activities.addActivity(doc, {
			id,
			stageId: 's1',
			title: `Дело ${id}`,
			notes: [{ heading: 'Охват', text: '5' }]
		});
	papers.addPart(doc, { id: 'p', activityId: 'a', title: 'Часть' });
	return doc;
}

const ofRoadmap: Readonly<Record<string, Deed>> = {
	'the title': (doc) => titlePage.changeTitlePage(doc, { title: 'План' }),
	'the authors': (doc) => titlePage.changeTitlePage(doc, { authors: [] }),
	'a task of a stage': (doc) =>
		stageText(doc, 's1', 'task').write({ at: 0, remove: 7, insert: 'Убрать' }),
	'a stage': (doc) => stages.changeStage(doc, 's1', { title: 'Другой' }),
	'a stage moved': (doc) => stages.moveStage(doc, 's2', 0),
	'a stage added': (doc) => stages.addStage(doc, { id: 'n', title: 'Новый' }),
	'a stage removed': (doc) => stages.removeStage(doc, 's2'),
	'a term': (doc) => activities.changeActivity(doc, 'b', { term: 'май' }),
	'a column': (doc) =>
		activities.changeActivity(doc, 'b', { notes: [{ heading: 'Охват', text: '9' }] }),
	'a column emptied': (doc) => activities.changeActivity(doc, 'b', { notes: [] }),
	'a row added': (doc) => activities.addActivity(doc, { id: 'n', stageId: 's2', title: 'Ещё' }),
	'a row removed': (doc) => activities.removeActivity(doc, 'b'),
	'a row moved': (doc) => activities.moveActivity(doc, 'c', { stageId: 's1', index: 0 }),
	'a row in another stage': (doc) => activities.moveActivity(doc, 'b', { stageId: 's2', index: 0 }),
	'a part': (doc) => papers.changePart(doc, 'p', { title: 'Иначе' }),
	'a part added': (doc) => papers.addPart(doc, { id: 'q', activityId: 'a', title: 'Ещё часть' }),
	'a part removed': (doc) => papers.removePart(doc, 'p')
};

function pairProgramme(): Y.Doc {
	const doc = new Y.Doc();
	programmeText(doc, 'goal').write({ at: 0, remove: 0, insert: 'Уверенный урок' });
	for (const id of ['t1', 't2']) programme.addTask(doc, { id, title: `Задача ${id}` });
	for (const id of ['a', 'b', 'c'])
		programme.addStep(doc, { id, taskId: 't1', title: `Шаг ${id}` });
	return doc;
}

const ofProgramme: Readonly<Record<string, Deed>> = {
	'the goal': (doc) => programmeText(doc, 'goal').write({ at: 3, remove: 4, insert: '' }),
	'the place': (doc) => programme.fillInTitle(doc, { place: 'школа' }),
	'a task': (doc) => programme.renameTask(doc, 't1', 'Иначе'),
	'a task added': (doc) => programme.addTask(doc, { id: 'n', title: 'Ещё' }),
	'a task removed': (doc) => programme.removeTask(doc, 't2'),
	'a step': (doc) => programme.changeStep(doc, 'a', { expected: 'конспект' }),
	'a step added': (doc) => programme.addStep(doc, { id: 'n', taskId: 't2', title: 'Ещё' }),
	'a step removed': (doc) => programme.removeStep(doc, 'b'),
	'a step moved': (doc) => programme.moveStep(doc, 'c', 0),
	'a step in another task': (doc) => programme.changeStep(doc, 'b', { taskId: 't2' })
};

const all = [
	...Object.entries(ofRoadmap).map(([name, deed]) => [name, 'roadmap', deed] as const),
	...Object.entries(ofProgramme).map(([name, deed]) => [name, 'programme', deed] as const)
];

test.each(all)('%s of a %s is put back as it was approved', (_, form, deed) => {
	const doc = form === 'roadmap' ? roadmap() : pairProgramme();
	const approved = planContentOf(doc, form);
	deed(doc);
	const lines = linesBetween(approved, planContentOf(doc, form));
	expect(lines).not.toEqual([]);
	for (const line of lines) expect(putBack(doc, { line, approved })).toBe(true);
	expect(canonicalText(planContentOf(doc, form))).toBe(canonicalText(approved));
});

test('one line put back leaves the others as they are', () => {
	const form: PlanForm = 'roadmap';
	const doc = roadmap();
	const approved = planContentOf(doc, form);
	activities.changeActivity(doc, 'b', { term: 'май', result: 'приказ' });
	activities.removeActivity(doc, 'c');
	const [line] = linesBetween(approved, planContentOf(doc, form));
	if (!line) throw new Error('something was changed');
	putBack(doc, { line, approved });
	const left = linesBetween(approved, planContentOf(doc, form)).map(({ id }) => id);
	expect(left).toEqual(['row/b/=result', 'row/c/-']);
});

test('what nobody has any more is not pretended to be back', () => {
	const doc = roadmap();
	const approved = planContentOf(doc, 'roadmap');
	doc.getMap('activities').delete('b');
	const [line] = linesBetween(approved, planContentOf(doc, 'roadmap'));
	if (!line) throw new Error('a row is gone');
	expect(putBack(doc, { line, approved })).toBe(false);
});
