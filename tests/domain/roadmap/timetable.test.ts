import { expect, test } from 'vitest';
import { changeDocument } from '#lib/documents/roadmap/papers.ts';
import { setOccurrence, setStatus } from '#lib/documents/roadmap/activities.ts';
import { linkPerson } from '#lib/documents/roadmap/title-page.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { progressOf, statusOf } from '#lib/domain/roadmap/progress.ts';
import { rollRoadmap } from '#lib/domain/roadmap/roll.ts';
import { rollOver } from '#lib/documents/roadmap/roll-over.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { filterActivities, searchIn, searchIndexOf } from '#lib/domain/roadmap/search.ts';
import { dueOn, sortOut, timetableOf, type TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import { imported } from '../../documents/roadmap/imported.ts';
import { heading, proposalOf, rowsText } from '../../import/support/reading.ts';

const rows = [
	'Дорожная карта наставничества на 2025-2026 учебный год',
	heading,
	'I. Начало',
	'1.1 | Издать приказ | до 15.10.2025 | Костров Д.М., методист | 1) Приказ 2) Список пар',
	'1.2 | Встречи рабочей группы | ежемесячно | Директор | Протоколы',
	'1.3 | Консультации | в течение года | Методист | Журнал консультаций',
	'1.4 | Круглый стол |  | Рябинина О.Л. | Отчёт'
];
const docOfRows = () => imported(proposalOf(rowsText(...rows)));
const asked = { today: '2025-11-10', within: 2025 };
const numbers = (all: readonly TimetableRow[]): readonly string[] =>
	all.map(({ activity }) => activity.number);

test('what is now, overdue, mine and without a term stands apart', () => {
	const doc = docOfRows();
	linkPerson(doc, { id: 'l', written: 'Костров Д.М., методист', personId: 'me' });
	const roadmap = readRoadmap(doc);
	const sorted = sortOut(timetableOf(roadmap, asked), { personId: 'me', links: roadmap.links });
	expect(numbers(sorted.now)).toEqual(['1.2', '1.3']);
	expect(numbers(sorted.overdue)).toEqual(['1.1', '1.2']);
	expect(numbers(sorted.mine)).toEqual(['1.1']);
	expect(numbers(sorted.withoutTerm)).toEqual(['1.4']);
});

test('a month that is done, cancelled or put off is not overdue; one put off to a past day is', () => {
	const doc = docOfRows();
	const meetings = activitiesOf(readRoadmap(doc))[1]!.id;
	const september = { partId: '', from: '2025-09-01', to: '2025-09-30' };
	const october = { partId: '', from: '2025-10-01', to: '2025-10-31' };
	const overdue = (): readonly string[] =>
		numbers(
			timetableOf(readRoadmap(doc), asked)
				.filter((row) => row.activity.id === meetings)
				.filter((row) => row.times.some(({ state }) => state.status.kind === 'overdue'))
		);
	setOccurrence(doc, meetings, { ...september, status: 'done' });
	expect(overdue()).toEqual(['1.2']);
	setOccurrence(doc, meetings, { ...october, status: 'postponed', postponedTo: '2025-11-20' });
	expect(overdue()).toEqual([]);
	setOccurrence(doc, meetings, { ...october, postponedTo: '2025-11-05' });
	expect(overdue()).toEqual(['1.2']);
	setOccurrence(doc, meetings, { ...october, status: 'cancelled' });
	expect(overdue()).toEqual([]);
});

test('a day asks first for what ends on it', () => {
	const table = timetableOf(readRoadmap(docOfRows()), asked);
	expect(
		dueOn(table, '2025-10-31').map(({ row, endsToday }) => [row.activity.number, endsToday])
	).toEqual([
		['1.2', true],
		['1.3', false]
	]);
	expect(dueOn(table, '2025-10-15').map(({ row }) => row.activity.number)).toEqual([
		'1.1',
		'1.2',
		'1.3'
	]);
});

test('progress is counted in papers, and a row is done when all its papers are signed', () => {
	const doc = docOfRows();
	const [order] = activitiesOf(readRoadmap(doc));
	for (const { id } of order!.documents) changeDocument(doc, id, { state: 'signed' });
	setStatus(doc, activitiesOf(readRoadmap(doc))[3]!.id, { status: 'cancelled', today: '' });
	const roadmap = readRoadmap(doc);
	expect(statusOf(activitiesOf(roadmap)[0]!)).toBe('done');
	expect(progressOf(roadmap)).toEqual({
		papers: { none: 2, draft: 0, signed: 2, placed: 0, of: 4 },
		activities: { done: 1, begun: 0, of: 3 }
	});
});

test.each([
	['отчет', ['1.4']],
	['ОТЧЁТ', ['1.4']],
	// The first letter is a Latin one.
	['Cписок пар', ['1.1']],
	['пар список', ['1.1']],
	['журнал директор', []],
	['', ['1.1', '1.2', '1.3', '1.4']]
])('search finds %j', (question, found) => {
	const index = searchIndexOf(readRoadmap(docOfRows()));
	expect(searchIn(index, question).map(({ number }) => number)).toEqual(found);
});

test('a filter asks only for what it names', () => {
	const doc = docOfRows();
	const all = activitiesOf(readRoadmap(doc));
	changeDocument(doc, all[0]!.documents[0]!.id, { state: 'draft' });
	const now = activitiesOf(readRoadmap(doc));
	const found = (filter: Parameters<typeof filterActivities>[1]): readonly string[] =>
		filterActivities(now, filter).map(({ number }) => number);
	expect(found({})).toHaveLength(4);
	expect(found({ status: 'in-progress' })).toEqual(['1.1']);
	expect(found({ paper: 'draft' })).toEqual(['1.1']);
	expect(found({ responsible: 'Директор' })).toEqual(['1.2']);
	expect(found({ stageId: 'nobody' })).toEqual([]);
});

test('the next school year: dates move, persons and results go, posts stay', () => {
	const doc = docOfRows();
	const [order] = activitiesOf(readRoadmap(doc));
	setStatus(doc, order!.id, { status: 'done', today: '2025-10-14' });
	changeDocument(doc, order!.documents[0]!.id, { state: 'placed', number: '12' });
	const roll = rollRoadmap(readRoadmap(doc), { year: 2025 });
	expect(roll.titlePage).toMatchObject({
		title: 'Дорожная карта наставничества на 2026-2027 учебный год',
		from: '2026-09-01',
		to: '2027-08-31'
	});
	expect(roll.activities[0]).toMatchObject({
		term: { change: 'moved', before: 'до 15.10.2025', after: 'до 15.10.2026' },
		responsible: { before: 'Костров Д.М., методист', after: 'методист' },
		clears: ['status', 'papers']
	});
	expect(roll.activities[1]).toMatchObject({ term: { change: 'same' }, clears: [] });

	rollOver(doc, roll);
	const after = activitiesOf(readRoadmap(doc));
	expect(after[0]).toMatchObject({ term: 'до 15.10.2026', status: 'planned', doneOn: '' });
	expect(after[0]!.documents[0]).toMatchObject({ title: 'Приказ', state: 'none', number: '' });
	expect(after[3]).toMatchObject({ responsible: '', people: [] });
	expect(rollRoadmap(readRoadmap(doc), { year: 2025 }).activities[0]?.term.change).not.toBe(
		'moved'
	);
});

test.each([
	['2025/26 учебный год', '2026/27 учебный год'],
	['2025-2026 учебный год', '2026-2027 учебный год'],
	['с 01.09.2025 по 31.05.2026', 'с 01.09.2026 по 31.05.2027']
])('the period «%s» becomes «%s»', (period, after) => {
	const [title] = [`Дорожная карта наставничества на период ${period}`];
	const roadmap = readRoadmap(imported(proposalOf(rowsText(title, ...rows.slice(1)))));
	expect(rollRoadmap(roadmap, { year: 2025 }).titlePage.period).toBe(after);
});

test('a period that holds the next year too stays', () => {
	const title = 'Дорожная карта наставничества на 2025-2028 учебный год';
	const roadmap = readRoadmap(imported(proposalOf(rowsText(title, ...rows.slice(1)))));
	expect(rollRoadmap(roadmap, { year: 2025 }).titlePage.title).toBe(title);
});
