import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { activitiesOf, type Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import * as papers from '#lib/documents/roadmap/papers.ts';
import { readRoadmap, stageText } from '#lib/documents/roadmap/read.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import { linkPerson } from '#lib/documents/roadmap/title-page.ts';
import { exchange } from './imported.ts';

/** Two curators with the same roadmap of two stages, out of touch with each other. */
function twoCurators(): readonly [Y.Doc, Y.Doc] {
	const anna = new Y.Doc();
	stages.addStage(anna, { id: 'start', number: 'I', title: 'Подготовка' });
	stages.addStage(anna, { id: 'end', number: 'II', title: 'Итоги' });
	for (const id of ['a', 'b', 'c'])
		activities.addActivity(anna, { id, stageId: 'start', title: `Строка ${id}` });
	const boris = new Y.Doc();
	exchange(anna, boris);
	return [anna, boris];
}

const titlesIn = (roadmap: Roadmap): readonly string[] =>
	activitiesOf(roadmap).map(({ title }) => title);

test('a row that one curator moves and the other edits is moved and edited', () => {
	const [anna, boris] = twoCurators();
	activities.moveActivity(anna, 'c', { stageId: 'end', index: 0 });
	activities.changeActivity(boris, 'c', { term: 'до 15 октября' });
	exchange(anna, boris);
	expect(readRoadmap(anna).stages[1]?.activities).toMatchObject([
		{ id: 'c', term: 'до 15 октября' }
	]);
	expect(readRoadmap(boris)).toEqual(readRoadmap(anna));
});

test('a removed row is in the bin and comes back whole', () => {
	const [anna] = twoCurators();
	papers.addDocument(anna, { id: 'p', activityId: 'b', title: 'Приказ' });
	activities.removeActivity(anna, 'b');
	expect(titlesIn(readRoadmap(anna))).toEqual(['Строка a', 'Строка c']);
	expect(readRoadmap(anna).bin.activities.map(({ id }) => id)).toEqual(['b']);
	expect(readRoadmap(anna).strays.activities).toEqual([]);
	activities.restoreActivity(anna, 'b');
	expect(activitiesOf(readRoadmap(anna))[1]?.documents.map(({ title }) => title)).toEqual([
		'Приказ'
	]);
});

test.each([
	['its title', (doc: Y.Doc) => activities.changeActivity(doc, 'b', { title: 'Новое' })],
	[
		'a new paper',
		(doc: Y.Doc) => papers.addDocument(doc, { id: 'p', activityId: 'b', title: 'Акт' })
	],
	[
		'a month that is done',
		(doc: Y.Doc) =>
			activities.setOccurrence(doc, 'b', {
				partId: '',
				from: '2026-10-01',
				to: '2026-10-31',
				status: 'done'
			})
	]
])('a row removed by one curator and changed by the other shows as stray: %s', (_, change) => {
	const [anna, boris] = twoCurators();
	activities.removeActivity(anna, 'b');
	change(boris);
	exchange(anna, boris);
	const { strays, bin } = readRoadmap(anna);
	expect(strays.activities).toMatchObject([
		{ activity: { id: 'b' }, why: 'changed-after-removal' }
	]);
	expect(bin.activities).toEqual([]);
	expect(readRoadmap(boris)).toEqual(readRoadmap(anna));
});

test('a stage is removed with its rows; a row that the other curator adds to it shows as stray', () => {
	const [anna, boris] = twoCurators();
	stages.removeStage(anna, 'start');
	activities.addActivity(boris, { id: 'd', stageId: 'start', title: 'Строка d' });
	exchange(anna, boris);
	const { stages: left, strays, bin } = readRoadmap(boris);
	expect(left.map(({ id }) => id)).toEqual(['end']);
	expect(strays.activities).toMatchObject([{ activity: { id: 'd' }, why: 'no-stage' }]);
	expect(bin.activities.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	stages.restoreStage(boris, 'start');
	expect(titlesIn(readRoadmap(boris))).toEqual(['Строка a', 'Строка b', 'Строка c', 'Строка d']);
});

test('a stage removed while the other curator writes its closing text shows as stray', () => {
	const [anna, boris] = twoCurators();
	stages.removeStage(anna, 'end');
	stageText(boris, 'end', 'narrative').write({ at: 0, remove: 0, insert: 'Пары работали' });
	exchange(anna, boris);
	expect(readRoadmap(anna).strays.stages).toMatchObject([
		{ id: 'end', narrative: 'Пары работали' }
	]);
});

test('both curators mark the same month for the first time, and both marks stay', () => {
	const [anna, boris] = twoCurators();
	const october = { partId: '', from: '2026-10-01', to: '2026-10-31' };
	activities.setOccurrence(anna, 'a', { ...october, status: 'done', doneOn: '2026-10-20' });
	activities.setOccurrence(boris, 'a', { ...october, note: 'Три пары' });
	exchange(anna, boris);
	expect(activitiesOf(readRoadmap(anna))[0]?.occurrences).toMatchObject([
		{ status: 'done', doneOn: '2026-10-20', note: 'Три пары' }
	]);
});

test('of two texts of the responsible one wins, with the people that stand in it', () => {
	const [anna, boris] = twoCurators();
	const person = (text: string) => ({ kind: 'post' as const, text, person: '', post: text });
	const one = { responsible: 'Методист', people: [person('Методист')] };
	const other = { responsible: 'Директор', people: [person('Директор')] };
	activities.changeActivity(anna, 'a', one);
	activities.changeActivity(boris, 'a', other);
	exchange(anna, boris);
	const [row] = activitiesOf(readRoadmap(anna));
	expect(row?.people.map(({ text }) => text)).toEqual([row?.responsible]);
	expect(readRoadmap(boris)).toEqual(readRoadmap(anna));
});

test('a renamed paper is renamed in the words of the result', () => {
	const [anna] = twoCurators();
	activities.changeActivity(anna, 'a', { result: 'Приказ; отчёт' });
	papers.addDocument(anna, { id: 'p', activityId: 'a', title: 'Приказ' });
	papers.changeDocument(anna, 'p', { title: 'Распоряжение' });
	expect(activitiesOf(readRoadmap(anna))[0]?.result).toBe('Распоряжение; отчёт');
});

test('a name is linked to a person once for the whole roadmap', () => {
	const [anna] = twoCurators();
	linkPerson(anna, { id: 'l1', written: 'Костров Д.М.', personId: 'p1' });
	linkPerson(anna, { id: 'l2', written: 'Костров Д.М.', personId: 'p2' });
	expect(readRoadmap(anna).links).toEqual([{ id: 'l1', written: 'Костров Д.М.', personId: 'p2' }]);
});

test('changing a row to what it already says writes nothing', () => {
	const [anna] = twoCurators();
	const writeTheSame = (): void => {
		activities.changeActivity(anna, 'a', { title: 'Строка a' });
		activities.setStatus(anna, 'a', { status: 'planned', today: '2026-10-01' });
		stages.changeStage(anna, 'end', { title: 'Итоги' });
	};
	writeTheSame();
	const before = Y.encodeStateVector(anna);
	writeTheSame();
	expect(Y.encodeStateVector(anna)).toEqual(before);
});

test('whatever stands in a document, reading gives a whole roadmap', () => {
	const roots = ['stages', 'activities', 'parts', 'documents', 'approvals', 'links', 'leftovers'];
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (fields, value) => {
			const doc = new Y.Doc();
			const known = JSON.parse(JSON.stringify(fields)) as Record<string, unknown>;
			const plain = JSON.parse(JSON.stringify({ value })) as { value?: unknown };
			for (const root of roots) {
				doc.getMap(root).set('r1', new Y.Map(Object.entries({ ...known, order: 7, title: null })));
				doc.getMap(root).set('r2', plain.value ?? 'не запись');
				doc.getMap(root).set(
					'r3',
					new Y.Map([
						['removed', 'x'],
						['big', 10n]
					])
				);
			}
			doc.getMap('fields').set('columns', [plain.value, { role: 'никакая' }]);
			doc.getMap('fields').set('authors', plain.value ?? {});
			doc.getMap('occurrences').set('r1||2026-13-01|x|status', 'done');
			doc.getMap('occurrences').set('r1||2026-10-01|2026-10-31|status', { a: 1 });
			const roadmap = readRoadmap(doc);
			expect(roadmap.stages.map(({ id }) => id)).toContain('r1');
			expect(roadmap.strays.activities.map(({ activity }) => activity.id)).toContain('r1');
			expect(roadmap.strays.stages.map(({ id }) => id)).toEqual(['r3']);
			expect(roadmap.columns.at(-1)).toEqual({ heading: '', role: 'note' });
			const row = roadmap.strays.activities.find(({ activity }) => activity.id === 'r1');
			expect(row?.activity.occurrences).toMatchObject([{ status: 'planned' }]);
		}),
		{ seed: 4, numRuns: 200 }
	);
});

type Move = (doc: Y.Doc, at: number, which: number) => string | undefined;

/** What a curator may do; each gives the id of a row that it adds. */
const moves: readonly Move[] = [
	(doc, at, which) => {
		const stageId = ['start', 'end', 'extra'][which % 3] ?? '';
		activities.addActivity(doc, { id: `n${at}`, stageId, title: `Строка ${at}` });
		return `n${at}`;
	},
	(doc, _, which) => {
		const id = rowOf(doc, which);
		activities.moveActivity(doc, id, { stageId: which % 2 ? 'start' : 'end', index: which % 4 });
		return undefined;
	},
	(doc, at, which) => {
		activities.changeActivity(doc, rowOf(doc, which), { term: `${at} мая` });
		return undefined;
	},
	(doc, _, which) => {
		activities.removeActivity(doc, rowOf(doc, which));
		return undefined;
	},
	(doc, at, which) => {
		papers.addDocument(doc, { id: `p${at}`, activityId: rowOf(doc, which), title: `Приказ ${at}` });
		return undefined;
	},
	(doc, _, which) => {
		if (which % 5 === 0) stages.removeStage(doc, 'end');
		else stages.restoreStage(doc, 'end');
		return undefined;
	},
	(doc, at) => {
		stageText(doc, 'start', 'task').write({ at: 0, remove: 0, insert: `${at} ` });
		return undefined;
	},
	(doc, _, which) => {
		stages.moveStage(doc, which % 2 ? 'start' : 'end', which % 2);
		return undefined;
	}
];

function rowOf(doc: Y.Doc, which: number): string {
	const rows = activitiesOf(readRoadmap(doc));
	return rows[which % Math.max(1, rows.length)]?.id ?? 'nobody';
}

/** Every row and every paper, wherever the roadmap shows it. */
function everything({ stages: kept, strays, bin }: Roadmap): readonly string[] {
	const rows = [
		...kept.flatMap((stage) => stage.activities),
		...strays.activities.map(({ activity }) => activity),
		...bin.activities
	];
	const shown = [...strays.documents, ...bin.documents, ...rows.flatMap((row) => row.documents)];
	return [...rows, ...shown].map(({ id }) => id);
}

for (let seed = 1; seed <= 60; seed++) {
	test(`[D2] three curators agree and lose no row (seed ${seed})`, () => {
		const phones = [...twoCurators(), new Y.Doc()] as const;
		exchange(phones[1], phones[2]);
		const added = new Set<string>(['a', 'b', 'c']);
		const dice = fc.sample(fc.tuple(fc.nat(2), fc.nat(moves.length), fc.nat(40)), {
			seed,
			numRuns: 60
		});
		for (const [at, [who, what, which]] of dice.entries()) {
			const phone = phones[who as 0 | 1 | 2];
			const move = moves[what];
			if (!move) exchange(phone, phones[((who + 1) % 3) as 0 | 1 | 2]);
			else {
				const id = move(phone, at, which);
				if (id !== undefined) added.add(id);
			}
		}
		for (let round = 0; round < 2; round++) {
			exchange(phones[0], phones[1]);
			exchange(phones[1], phones[2]);
		}
		const [first, ...others] = phones.map(readRoadmap);
		for (const other of others) expect(other).toEqual(first);
		const shown = everything(first!);
		expect(new Set(shown).size).toBe(shown.length);
		for (const id of added) expect(shown).toContain(id);
	});
}
