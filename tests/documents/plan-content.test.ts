import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { canonicalText, type PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import * as programme from '#lib/documents/programme/commands.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import * as papers from '#lib/documents/roadmap/papers.ts';
import { stageText } from '#lib/documents/roadmap/read.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import * as titlePage from '#lib/documents/roadmap/title-page.ts';

const textOf = (doc: Y.Doc, form: PlanForm): string => canonicalText(planContentOf(doc, form));

type Deed = (doc: Y.Doc) => void;

const write = (doc: Y.Doc, insert: string, name: 'task' | 'narrative' | 'proposals'): void =>
	stageText(doc, 's1', name).write({ at: 0, remove: 0, insert });

/** A roadmap of two stages with some rows. */
function roadmap(): Y.Doc {
	const doc = new Y.Doc();
	titlePage.changeTitlePage(doc, { title: 'Дорожная карта', period: '2026/27' });
	stages.addStage(doc, { id: 's1', number: 'I', title: 'Подготовка' });
	stages.addStage(doc, { id: 's2', number: 'II', title: 'Работа' });
	for (const id of ['a', 'b', 'c'])
		activities.addActivity(doc, { id, stageId: 's1', title: `Дело ${id}`, term: 'сентябрь' });
	papers.addPart(doc, { id: 'p', activityId: 'a', title: 'Часть' });
	papers.addDocument(doc, { id: 'd', activityId: 'b', title: 'Приказ' });
	return doc;
}

const visible: Readonly<Record<string, Deed>> = {
	'the title': (doc) => titlePage.changeTitlePage(doc, { title: 'План' }),
	'the period': (doc) => titlePage.changeTitlePage(doc, { period: '2027/28' }),
	'the authors': (doc) => titlePage.changeTitlePage(doc, { authors: ['Тополева Н. С.'] }),
	"a stage's title": (doc) => stages.changeStage(doc, 's1', { title: 'Запуск' }),
	"a stage's task": (doc) => write(doc, 'Создать условия', 'task'),
	'a stage moved': (doc) => stages.moveStage(doc, 's2', 0),
	'a stage removed': (doc) => stages.removeStage(doc, 's2'),
	"an activity's term": (doc) => activities.changeActivity(doc, 'a', { term: 'октябрь' }),
	'who is responsible': (doc) => activities.changeActivity(doc, 'a', { responsible: 'куратор' }),
	"an activity's result": (doc) => activities.changeActivity(doc, 'a', { result: 'справка' }),
	'a column of the school': (doc) =>
		activities.changeActivity(doc, 'a', { notes: [{ heading: 'Охват', text: '12' }] }),
	'a row added': (doc) => activities.addActivity(doc, { id: 'n', stageId: 's2' }),
	'a row removed': (doc) => activities.removeActivity(doc, 'b'),
	'a row moved': (doc) => activities.moveActivity(doc, 'c', { stageId: 's1', index: 0 }),
	'a row in another stage': (doc) => activities.moveActivity(doc, 'c', { stageId: 's2', index: 0 }),
	'a part changed': (doc) => papers.changePart(doc, 'p', { term: 'май' }),
	'a part removed': (doc) => papers.removePart(doc, 'p'),
	'an expected paper': (doc) =>
		papers.addDocument(doc, { id: 'e', activityId: 'a', title: 'Положение' })
};

const life: Readonly<Record<string, Deed>> = {
	'a row done': (doc) => activities.setStatus(doc, 'a', { status: 'done', today: '2026-10-01' }),
	'a paper signed': (doc) => papers.changeDocument(doc, 'd', { state: 'signed', number: '5' }),
	'a narrative': (doc) => write(doc, 'Всё сделано', 'narrative'),
	'a proposal': (doc) => write(doc, 'Продолжить', 'proposals'),
	'a remark': (doc) =>
		titlePage.addRemark(doc, { id: 'r', about: 'a', text: 'Проверить', author: 'x', at: 1 }),
	'a mark of one month': (doc) =>
		activities.setOccurrence(doc, 'a', {
			partId: '',
			from: '2026-09-01',
			to: '2026-09-30',
			status: 'done'
		}),
	'the printed approval': (doc) => titlePage.addApproval(doc, { id: 'x', text: 'УТВЕРЖДАЮ' }),
	'the same word written again': (doc) => activities.changeActivity(doc, 'a', { term: 'сентябрь' })
};

test.each(Object.entries(visible))('%s makes the roadmap another plan', (_, deed) => {
	const doc = roadmap();
	const before = textOf(doc, 'roadmap');
	deed(doc);
	expect(textOf(doc, 'roadmap')).not.toBe(before);
});

test.each(Object.entries(life))('%s leaves the plan what it was', (_, deed) => {
	const doc = roadmap();
	const before = textOf(doc, 'roadmap');
	deed(doc);
	expect(textOf(doc, 'roadmap')).toBe(before);
});

test('a row removed and brought back, or moved there and back, is the same plan', () => {
	const doc = roadmap();
	const before = textOf(doc, 'roadmap');
	activities.removeActivity(doc, 'b');
	activities.restoreActivity(doc, 'b');
	activities.moveActivity(doc, 'c', { stageId: 's2', index: 0 });
	activities.moveActivity(doc, 'c', { stageId: 's1', index: 2 });
	expect(textOf(doc, 'roadmap')).toBe(before);
});

test('the same edits in another order, over another road, are the same plan', () => {
	const deeds = [...Object.values(visible), ...Object.values(life)];
	const schedule = fc.array(fc.tuple(fc.nat(deeds.length - 1), fc.boolean(), fc.boolean()), {
		minLength: 1,
		maxLength: 12
	});
	fc.assert(
		fc.property(schedule, (steps) => {
			const first = Y.encodeStateAsUpdate(roadmap());
			const [anna, boris] = [new Y.Doc(), new Y.Doc()];
			for (const doc of [anna, boris]) Y.applyUpdate(doc, first);
			for (const [at, onAnna, meets] of steps) {
				deeds[at]?.(onAnna ? anna : boris);
				if (meets) Y.applyUpdate(boris, Y.encodeStateAsUpdate(anna));
			}
			Y.applyUpdate(boris, Y.encodeStateAsUpdate(anna));
			Y.applyUpdate(anna, Y.encodeStateAsUpdate(boris));
			const server = new Y.Doc();
			Y.applyUpdate(server, Y.encodeStateAsUpdate(boris));
			expect(textOf(anna, 'roadmap')).toBe(textOf(boris, 'roadmap'));
			expect(textOf(server, 'roadmap')).toBe(textOf(boris, 'roadmap'));
		}),
		{ numRuns: 100, seed: 20261128 }
	);
});

function pairProgramme(): Y.Doc {
	const doc = new Y.Doc();
	programme.fillInTitle(doc, { form: 'учитель — учитель' });
	programmeText(doc, 'goal').write({ at: 0, remove: 0, insert: 'Уверенный урок' });
	programme.addTask(doc, { id: 't', title: 'Урок' });
	programme.addStep(doc, { id: 's', taskId: 't', title: 'Посетить урок', term: 'октябрь' });
	programme.addStep(doc, { id: 'l', title: 'Вне задач' });
	return doc;
}

const ofProgramme: Readonly<Record<string, Deed>> = {
	'a title field': (doc) => programme.fillInTitle(doc, { meetingRule: 'по средам' }),
	'the goal': (doc) => programmeText(doc, 'goal').write({ at: 0, remove: 0, insert: 'Ещё. ' }),
	'a task': (doc) => programme.renameTask(doc, 't', 'Класс'),
	'a step': (doc) => programme.changeStep(doc, 's', { expected: 'конспект' }),
	'a step in another task': (doc) => programme.changeStep(doc, 'l', { taskId: 't' }),
	'a step removed': (doc) => programme.removeStep(doc, 's')
};

test.each(Object.entries(ofProgramme))('%s makes the programme another plan', (_, deed) => {
	const doc = pairProgramme();
	const before = textOf(doc, 'programme');
	deed(doc);
	expect(textOf(doc, 'programme')).not.toBe(before);
});

test('what the pair has come to is not what was approved', () => {
	const doc = pairProgramme();
	const before = textOf(doc, 'programme');
	programme.setStepStatus(doc, 's', { status: 'done', today: '2026-10-12' });
	programme.changeStep(doc, 's', { comment: 'Вышло хорошо' });
	programmeText(doc, 'outcome').write({ at: 0, remove: 0, insert: 'Получилось' });
	expect(textOf(doc, 'programme')).toBe(before);
});
