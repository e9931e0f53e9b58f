import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { canonicalText } from '#lib/domain/approvals/plan-content.ts';
import { roadmapPlan } from '#lib/domain/approvals/roadmap-plan.ts';
import { changesOfOrigin, takenFrom } from '#lib/domain/roadmap/origin.ts';
import { activitiesOf, type Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import * as papers from '#lib/documents/roadmap/papers.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import { acceptOriginChange, keepOurs, takeOver } from '#lib/documents/roadmap/take-over.ts';
import { addRemark } from '#lib/documents/roadmap/title-page.ts';
import { exchange, newId } from './imported.ts';

const documentId = 'district';
const rowIds = ['order', 'bank', 'visits', 'contest'];

function districtDoc(): Y.Doc {
	const doc = new Y.Doc();
	stages.addStage(doc, { id: 'start', number: 'I', title: 'Организация' });
	stages.addStage(doc, { id: 'year', number: 'II', title: 'Сопровождение' });
	doc.getText('text:year:task').insert(0, 'помочь школам');
	for (const [at, id] of rowIds.entries())
		activities.addActivity(doc, {
			id,
			stageId: at < 2 ? 'start' : 'year',
			title: `Строка ${id}`,
			term: 'сентябрь'
		});
	papers.addDocument(doc, { id: 'p', activityId: 'order', title: 'Приказ', state: 'signed' });
	papers.addPart(doc, { id: 'q', activityId: 'order', title: 'назначить куратора', term: 'май' });
	activities.setStatus(doc, 'order', { status: 'done', today: '2026-09-02' });
	return doc;
}

const seenNow = (district: Y.Doc) => ({ documentId, roadmap: readRoadmap(district) });

function take(school: Y.Doc, district: Y.Doc, ids: readonly string[]): readonly string[] {
	return takeOver(school, { ...seenNow(district), activityIds: new Set(ids), newId });
}

/** A school with one stage that is called as one of the district's, on two devices. */
function twoCurators(): readonly [Y.Doc, Y.Doc] {
	const anna = new Y.Doc();
	stages.addStage(anna, { id: 'own', number: '1', title: 'ОРГАНИЗАЦИЯ' });
	activities.addActivity(anna, { id: 'mine', stageId: 'own', title: 'Своя строка' });
	const boris = new Y.Doc();
	exchange(anna, boris);
	return [anna, boris];
}

const table = (roadmap: Roadmap) =>
	roadmap.stages.map(({ title, activities: rows }) => [title, rows.map((row) => row.title)]);

test('chosen rows come with parts and expected papers, into the stage of the same name', () => {
	const [school] = twoCurators();
	const came = take(school, districtDoc(), ['order', 'visits']);
	expect(came).toHaveLength(2);
	const roadmap = readRoadmap(school);
	expect(table(roadmap)).toEqual([
		['ОРГАНИЗАЦИЯ', ['Своя строка', 'Строка order']],
		['Сопровождение', ['Строка visits']]
	]);
	expect(roadmap.stages[1]?.task).toBe('помочь школам');
	expect(takenFrom(roadmap, documentId).get('order')).toMatchObject({
		status: 'planned',
		doneOn: '',
		parts: [{ title: 'назначить куратора', term: 'май' }],
		documents: [{ title: 'Приказ', state: 'none' }],
		origin: { documentId, activityId: 'order', title: 'Строка order', term: 'сентябрь' }
	});
});

test('taking is one step that is undone whole, and taking twice doubles nothing', () => {
	const [school] = twoCurators();
	const before = readRoadmap(school);
	const undo = new Y.UndoManager(school, { captureTransaction: ({ local }) => local });
	take(school, districtDoc(), rowIds);
	const taken = readRoadmap(school);
	expect(take(school, districtDoc(), rowIds)).toEqual([]);
	expect(readRoadmap(school)).toEqual(taken);
	undo.undo();
	expect(readRoadmap(school)).toEqual(before);
});

test('a taken row that was thrown away comes out of the bin when it is taken again', () => {
	const [school] = twoCurators();
	const [id = ''] = take(school, districtDoc(), ['order']);
	activities.changeActivity(school, id, { responsible: 'Тополева Н. С.' });
	activities.removeActivity(school, id);
	expect(take(school, districtDoc(), ['order'])).toEqual([id]);
	expect(takenFrom(readRoadmap(school), documentId).get('order')?.responsible).toBe(
		'Тополева Н. С.'
	);
});

test('where a row was taken from makes the approved plan no other one', () => {
	const [school] = twoCurators();
	take(school, districtDoc(), rowIds);
	const before = canonicalText(roadmapPlan(readRoadmap(school)));
	school.getMap('origins').clear();
	expect(canonicalText(roadmapPlan(readRoadmap(school)))).toBe(before);
});

test('a broken link is no link that breaks the roadmap', () => {
	const [school] = twoCurators();
	for (const [at, value] of [null, 7, 'x', { print: 3 }].entries())
		school.getMap('origins').set(at === 0 ? 'mine' : `${at}`, value);
	expect(activitiesOf(readRoadmap(school)).map(({ id }) => id)).toEqual(['mine']);
});

test('two curators take the same rows at once: each stands once, with what was written in it', () => {
	const [anna, boris] = twoCurators();
	const district = districtDoc();
	take(anna, district, ['order', 'visits']);
	const ofBoris = take(boris, district, ['order', 'visits', 'contest']);
	activities.changeActivity(boris, ofBoris[0] ?? '', { responsible: 'методист' });
	addRemark(boris, { id: 'n', about: ofBoris[1] ?? '', text: 'Когда?', author: 'Б.', at: 1 });
	exchange(anna, boris);
	const roadmap = readRoadmap(anna);
	expect(readRoadmap(boris)).toEqual(roadmap);
	expect(table(roadmap)).toEqual([
		['ОРГАНИЗАЦИЯ', ['Своя строка', 'Строка order']],
		['Сопровождение', ['Строка visits', 'Строка contest']]
	]);
	const here = takenFrom(roadmap, documentId);
	expect(here.get('order')).toMatchObject({ id: ofBoris[0], responsible: 'методист' });
	expect(here.get('visits')?.id).toBe(ofBoris[1]);
	expect(roadmap.strays).toEqual({ stages: [], activities: [], documents: [], parts: [] });
	activities.removeActivity(anna, here.get('order')?.id ?? '');
	expect(takenFrom(readRoadmap(anna), documentId).has('order')).toBe(false);
});

test('what the district changed is told once, and followed or left', () => {
	const [school] = twoCurators();
	const district = districtDoc();
	take(school, district, rowIds);
	const changes = () => changesOfOrigin(readRoadmap(school), seenNow(district));
	expect(changes()).toEqual([]);
	activities.changeActivity(district, 'order', { term: 'октябрь' });
	activities.changeActivity(district, 'bank', { title: 'Собрать сведения', term: 'май' });
	activities.removeActivity(district, 'visits');
	activities.removeActivity(district, 'contest');
	expect(changes()).toMatchObject([
		{ term: { before: 'сентябрь', after: 'октябрь' } },
		{
			title: { before: 'Строка bank', after: 'Собрать сведения' },
			term: { before: 'сентябрь', after: 'май' }
		},
		{ now: { isGone: true } },
		{ now: { isGone: true } }
	]);
	const [order, bank, visits, contest] = changes();
	acceptOriginChange(school, order!);
	keepOurs(school, bank!);
	acceptOriginChange(school, visits!);
	keepOurs(school, contest!);
	expect(changes()).toEqual([]);
	const here = takenFrom(readRoadmap(school), documentId);
	expect(here.get('order')?.term).toBe('октябрь');
	expect(here.get('bank')).toMatchObject({ title: 'Строка bank', term: 'сентябрь' });
	expect(here.has('visits')).toBe(false);
	expect(here.has('contest')).toBe(true);
});

test('who is responsible and which papers are expected is followed too, and no paper of ours is lost', () => {
	const [school, other] = twoCurators();
	const district = districtDoc();
	papers.addDocument(district, { id: 'list', activityId: 'order', title: 'Список' });
	papers.addDocument(district, { id: 'card', activityId: 'order', title: 'Карта' });
	take(school, district, rowIds);
	const ours = () => takenFrom(readRoadmap(school), documentId).get('order')!;
	const list = ours().documents.find(({ title }) => title === 'Список');
	papers.changeDocument(school, list!.id, { state: 'draft' });
	exchange(school, other);

	activities.changeActivity(district, 'order', { responsible: 'методический центр' });
	for (const id of ['list', 'card']) papers.removeDocument(district, id);
	papers.addDocument(district, { id: 'plan', activityId: 'order', title: 'План' });
	const changes = (doc: Y.Doc) => changesOfOrigin(readRoadmap(doc), seenNow(district));
	expect(changes(school)).toMatchObject([
		{
			responsible: { before: '', after: 'методический центр' },
			papers: { added: ['План'], removed: ['Список', 'Карта'] }
		}
	]);
	for (const doc of [school, other]) acceptOriginChange(doc, changes(doc)[0]!);
	exchange(school, other);
	expect(changes(school)).toEqual([]);
	expect(ours().responsible).toBe('методический центр');
	const titles = ours().documents.map(({ title }) => title);
	expect(titles.toSorted(), 'a begun paper stays').toEqual(['План', 'Приказ', 'Список']);
});

test('a row that was taken when less was followed tells nothing of what was not written down then', () => {
	const [school] = twoCurators();
	const district = districtDoc();
	const [id = ''] = take(school, district, ['order']);
	const origins = school.getMap<Record<string, unknown>>('origins');
	const { responsible: _, papers: __, ...old } = origins.get(id)!;
	origins.set(id, old);
	activities.changeActivity(district, 'order', { responsible: 'методический центр' });
	expect(changesOfOrigin(readRoadmap(school), seenNow(district))).toEqual([]);
});

test('a roadmap of the district that has not arrived yet tells of no change', () => {
	const [school] = twoCurators();
	take(school, districtDoc(), rowIds);
	expect(changesOfOrigin(readRoadmap(school), seenNow(new Y.Doc()))).toEqual([]);
});

type Deed = 'take' | 'edit' | 'remove' | 'follow' | 'move';

const step = fc.record({
	who: fc.constantFrom(0, 1),
	row: fc.constantFrom(...rowIds),
	deed: fc.constantFrom<Deed>('take', 'take', 'edit', 'remove', 'follow', 'move'),
	meet: fc.boolean()
});

test('whatever two curators do, both see the same, untouched twins never show, and no word is lost', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
			const curators = twoCurators();
			const district = districtDoc();
			const written: string[] = [];
			const touched = new Set<string>();
			for (const [at, { who, row, deed, meet }] of steps.entries()) {
				const doc = curators[who === 0 ? 0 : 1];
				const here = takenFrom(readRoadmap(doc), documentId).get(row);
				if (deed === 'take') take(doc, district, [row]);
				if (deed === 'follow') {
					activities.changeActivity(district, row, { term: `срок ${at}` });
					for (const change of changesOfOrigin(readRoadmap(doc), seenNow(district)))
						acceptOriginChange(doc, change);
				}
				if (here && deed === 'edit') {
					papers.addDocument(doc, { id: `w${at}`, activityId: here.id, title: `слово ${at}` });
					written.push(`слово ${at}`);
				}
				if (here && deed === 'remove') activities.removeActivity(doc, here.id);
				if (here && deed === 'move')
					activities.moveActivity(doc, here.id, { stageId: 'own', index: 0 });
				if (here && ['edit', 'remove', 'move'].includes(deed)) touched.add(row);
				if (meet) exchange(...curators);
			}
			exchange(...curators);
			const roadmap = readRoadmap(curators[0]);
			expect(readRoadmap(curators[1])).toEqual(roadmap);
			const rows = [
				...activitiesOf(roadmap),
				...roadmap.strays.activities.map(({ activity }) => activity)
			];
			const everything = [...rows, ...roadmap.bin.activities];
			const words = everything.flatMap(({ documents }) => documents.map(({ title }) => title));
			expect(words).toEqual(expect.arrayContaining(written));
			const counts = Map.groupBy(rows, ({ origin }) => origin?.activityId);
			for (const id of rowIds) {
				if (!touched.has(id)) expect(counts.get(id)?.length ?? 0).toBeLessThanOrEqual(1);
			}
		}),
		{ seed: 20261128, numRuns: 150 }
	);
});
