import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf } from '#lib/domain/roadmap/content.ts';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import { activitiesOf, type Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { addDocument } from '#lib/documents/roadmap/papers.ts';
import { changeActivity, moveActivity } from '#lib/documents/roadmap/activities.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { roadmapDocx } from '#lib/export/roadmap-docx.ts';
import { differenceOf } from '#lib/import/difference.ts';
import { parseXml } from '#lib/import/readers/markup.ts';
import { imported, takeOver } from '../documents/roadmap/imported.ts';
import { toDocx } from '../import/support/paper.ts';
import { heading, proposalOf, rowsText } from '../import/support/reading.ts';
import { sample } from '../import/support/sample.ts';
import { anyRoadmap } from './support/any-roadmap.ts';
import { said } from './support/said.ts';

function differences(roadmap: Roadmap, again: RoadmapProposal): readonly object[] {
	const { stages, activities } = differenceOf(contentOf(roadmap), again);
	return [...stages, ...activities].filter(({ is }) => is !== 'same');
}

const seed = 11;

test(`any roadmap, printed and read again, is the same roadmap (seed ${seed})`, () => {
	fc.assert(
		fc.property(anyRoadmap, (roadmap) => {
			const again = proposalOf(roadmapDocx(roadmap));
			expect(differences(roadmap, again)).toEqual([]);
			expect(again.leftovers).toEqual([]);
			expect(again.header.title.text).toBe(roadmap.titlePage.title);
			expect(again.header.organisation.text).toBe(roadmap.titlePage.organisation);
			expect(
				again.tables[0]?.columns.map(({ heading: text, role }) => ({ heading: text, role }))
			).toEqual(roadmap.columns.map(({ heading: text, role }) => ({ heading: text, role })));
			expect(
				again.stages.flatMap(({ activities }) => activities.map(({ notes }) => notes.length))
			).toEqual(activitiesOf(roadmap).map(({ notes }) => notes.length));
		}),
		{ seed, numRuns: 150 }
	);
}, 60_000);

test('approvals, an order, authors and signatures are printed where they are read from', () => {
	const whole = proposalOf(
		toDocx({
			...sample,
			before: [
				...sample.before.slice(0, 12),
				'П Р И К А З',
				'от 29.08.2025 № 41-од',
				'Об утверждении дорожной карты',
				'1. Утвердить дорожную карту.',
				'',
				...sample.before.slice(12)
			],
			after: ['', 'Составила: Лугова Т.Н., методист', '', 'Директор школы ________ Рябинина О.Л.']
		})
	);
	expect(whole.header.order.text).not.toBe('');
	expect(whole.header.signatures).toHaveLength(1);
	expect(said(proposalOf(roadmapDocx(readRoadmap(imported(whole)))))).toEqual(said(whole));
});

test('rows merged down over parts with their own term keep their own rows', () => {
	const rows = [
		['№', 'Мероприятие', 'Сроки', 'Ответственные', 'Результат'],
		[
			{ text: '1', rows: 2 },
			{ text: 'Заседания рабочей группы', rows: 2 },
			'сентябрь',
			'Директор',
			'Протокол первый'
		],
		['май', 'Методист', 'Протокол второй'],
		['2', 'Круглый стол', 'июнь', 'Директор', 'Справка']
	];
	const first = proposalOf(
		toDocx({ before: ['Дорожная карта наставничества', ''], rows, after: [] })
	);
	expect(first.stages[0]?.activities[0]?.parts).toHaveLength(2);
	expect(said(proposalOf(roadmapDocx(readRoadmap(imported(first)))))).toEqual(said(first));
});

test('two neighbouring columns of the term are one cell again', () => {
	const rows = [
		['№', 'Мероприятие', 'Срок начала', 'Срок окончания', 'Ответственные'],
		['1', 'Посещение уроков', '01.10.2025', '20.10.2025', 'Методист'],
		['2', 'Круглый стол', '01.05.2026', '15.05.2026', 'Директор']
	];
	const first = proposalOf(
		toDocx({ before: ['Дорожная карта наставничества', ''], rows, after: [] })
	);
	const again = proposalOf(roadmapDocx(readRoadmap(imported(first))));
	expect(again.stages[0]?.activities.map(({ term }) => term.text)).toEqual(
		first.stages[0]?.activities.map(({ term }) => term.text)
	);
});

test('an edited cell is put together anew, the others stay word for word', () => {
	const doc = imported(
		proposalOf(
			rowsText(heading, 'I. Начало', '1.1 | Уроки: – посещение; – разбор | май | Методист | План')
		)
	);
	const [row] = activitiesOf(readRoadmap(doc));
	changeActivity(doc, row!.id, { title: 'Открытые уроки:' });
	addDocument(doc, { id: 'p', activityId: row!.id, title: 'Справка' });
	const [again] = proposalOf(roadmapDocx(readRoadmap(doc))).stages[0]!.activities;
	expect(again).toMatchObject({ title: 'Открытые уроки:', term: { text: 'май' } });
	expect(again?.content.text).toBe('Открытые уроки:\n– посещение;\n– разбор');
	expect(again?.documents).toEqual(['План', 'Справка']);
});

test('a result is printed even where the document had no column for it', () => {
	const doc = imported(
		proposalOf(rowsText('№ | Мероприятие | Сроки | Ответственные', '1 | Урок | май | Методист'))
	);
	const [row] = activitiesOf(readRoadmap(doc));
	addDocument(doc, { id: 'p', activityId: row!.id, title: 'Справка' });
	const again = proposalOf(roadmapDocx(readRoadmap(doc)));
	expect(again.stages[0]?.activities[0]?.result.text).toBe('Справка');
});

test('a stage in a column whose rows differ in their term prints as merged rows', () => {
	const doc = imported(
		proposalOf(
			rowsText(
				'№ | Этап | Содержание деятельности | Сроки | Ответственные',
				'1 | Подготовка | 1) Издать приказ о парах 2) Собрать пары | сентябрь | Директор',
				'2 | Итоги | Подвести итоги работы | май | Методист'
			)
		)
	);
	const roadmap = readRoadmap(doc);
	changeActivity(doc, roadmap.stages[0]!.activities[1]!.id, { term: 'октябрь' });
	moveActivity(doc, roadmap.stages[1]!.activities[0]!.id, {
		stageId: roadmap.stages[0]!.id,
		index: 2
	});
	const again = proposalOf(roadmapDocx(readRoadmap(doc)));
	expect(again.stages[0]?.activities.map(({ title, term }) => `${title}: ${term.text}`)).toEqual([
		'Издать приказ о парах: сентябрь',
		'Собрать пары: октябрь',
		'Подвести итоги работы: май'
	]);
});

function documentXml(bytes: Uint8Array): string {
	return new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
}

test('headings are headings, the heading row repeats, and the page is A4 lying', () => {
	const xml = documentXml(roadmapDocx(readRoadmap(imported(proposalOf(toDocx(sample))))));
	expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1);
	expect(xml.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(3);
	expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
	expect(xml).toContain('w:firstRow="1"');
	expect(xml).toContain('w:orient="landscape"');
});

test('every row covers the whole width, whatever is merged', () => {
	fc.assert(
		fc.property(anyRoadmap, (roadmap) => {
			const xml = documentXml(roadmapDocx(roadmap));
			const widths = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
				[...row.matchAll(/<w:tcW w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0)
			);
			expect(new Set(widths).size).toBe(1);
		}),
		{ seed, numRuns: 60 }
	);
});

test('no letter a person may have typed breaks the file', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
			const doc = imported(proposalOf(rowsText(heading, '1 | Урок | май | Методист | План')));
			const [row] = activitiesOf(readRoadmap(doc));
			changeActivity(doc, row!.id, { title: text, result: text });
			const xml = documentXml(roadmapDocx(readRoadmap(doc)));
			expect(parseXml(xml).ok).toBe(true);
			expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
		}),
		{ seed, numRuns: 100 }
	);
}, 60_000);

test('the same roadmap gives the same bytes', () => {
	const roadmap = readRoadmap(imported(proposalOf(toDocx(sample))));
	expect(roadmapDocx(roadmap)).toEqual(roadmapDocx(roadmap));
});

test('our own export imported again changes nothing in the roadmap', () => {
	const doc = imported(proposalOf(toDocx(sample)));
	const before = readRoadmap(doc);
	takeOver(doc, proposalOf(roadmapDocx(before)));
	expect(readRoadmap(doc)).toEqual(before);
});
