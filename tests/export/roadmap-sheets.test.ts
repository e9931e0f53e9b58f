import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeActivity } from '#lib/documents/roadmap/activities.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { contentOf } from '#lib/domain/roadmap/content.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { csvField } from '#lib/export/csv.ts';
import { roadmapCsv } from '#lib/export/roadmap-csv.ts';
import { roadmapXlsx } from '#lib/export/roadmap-xlsx.ts';
import { differenceOf } from '#lib/import/difference.ts';
import { imported } from '../documents/roadmap/imported.ts';
import { toDocx } from '../import/support/paper.ts';
import { proposalOf } from '../import/support/reading.ts';
import { sample } from '../import/support/sample.ts';
import { anyRoadmap } from './support/any-roadmap.ts';

const seed = 12;

test(`any roadmap, written as a sheet and read again, is the same roadmap (seed ${seed})`, () => {
	fc.assert(
		fc.property(anyRoadmap, (roadmap) => {
			const { stages, activities } = differenceOf(
				contentOf(roadmap),
				proposalOf(roadmapXlsx(roadmap))
			);
			expect([...stages, ...activities].filter(({ is }) => is !== 'same')).toEqual([]);
		}),
		{ seed, numRuns: 100 }
	);
}, 60_000);

test('a text file opens in a Russian spreadsheet and is read again', () => {
	const roadmap = readRoadmap(imported(proposalOf(toDocx(sample))));
	const text = roadmapCsv(roadmap);
	expect(text.startsWith('\ufeff№ п/п;')).toBe(true);
	expect(text.split('\r\n')[2]).toBe(
		'1.1.;Издать приказ о наставничестве;август 2025 г.;Рябинина О.Л.;Приказ'
	);
	const again = proposalOf(new TextEncoder().encode(text));
	expect(again.stages.map(({ activities }) => activities.length)).toEqual([2, 2, 1]);
});

test.each([
	['=СУММ(A1)', "'=СУММ(A1)"],
	[' +7 900', "' +7 900"],
	['@ссылка', "'@ссылка"],
	['-2+3', "'-2+3"],
	['\tтекст', "'\tтекст"],
	['– посещение', '– посещение'],
	['да; "нет"', '"да; ""нет"""']
])('a cell cannot run as a formula: %j', (text, field) => {
	expect(csvField(text)).toBe(field);
});

test('a formula typed into a row is a text in the sheet', () => {
	const doc = imported(proposalOf(toDocx(sample)));
	const [row] = activitiesOf(readRoadmap(doc));
	changeActivity(doc, row!.id, { title: '=HYPERLINK("http://x")' });
	const again = proposalOf(roadmapXlsx(readRoadmap(doc)));
	expect(again.stages[0]?.activities[0]?.title).toBe('=HYPERLINK("http://x")');
});
