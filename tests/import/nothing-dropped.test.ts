import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grid, GridBlock, GridTable } from '#lib/import/grid.ts';
import { line } from '#lib/import/grid.ts';
import { noCorrections } from '#lib/import/corrections.ts';
import { proposeRoadmap } from '#lib/import/propose.ts';
import { placeCells } from '#lib/import/readers/place-cells.ts';
import { toDocx, toHtml, toText, toXlsx } from './support/paper.ts';
import { gridOf } from './support/reading.ts';
import { sample } from './support/sample.ts';

const seed = 411;

/** Every text of a value, however deep, with blanks made one. */
function textsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return [value.replace(/\s+/g, ' ')];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function sourceTexts(grid: Grid): readonly string[] {
	const cells = grid.blocks.flatMap((block) =>
		block.kind === 'line' ? [block.text] : block.rows.flat().map(({ text }) => text)
	);
	return cells
		.flatMap((text) => text.split('\n'))
		.map((text) => text.replace(/\s+/g, ' ').trim())
		.filter((text) => text !== '');
}

function lostTexts(grid: Grid): readonly string[] {
	const proposed = proposeRoadmap(grid, noCorrections);
	if (!proposed.ok) return [];
	const kept = textsIn({ ...proposed.value, warnings: [] }).join('\n');
	return sourceTexts(grid).filter((text) => !kept.includes(text));
}

test.each([
	['a Word file', toDocx(sample)],
	['a sheet', toXlsx(sample)],
	['a page', toHtml(sample)],
	['a text', toText(sample)]
])('every text of %s stands in the proposal', (_, bytes) => {
	expect(lostTexts(gridOf(bytes))).toEqual([]);
});

const headings = [
	'№',
	'Мероприятие',
	'Сроки',
	'Ответственные',
	'Ожидаемый результат',
	'Примечание',
	'Этап'
];

/** Texts a roadmap may hold, whole and torn, with a mark that makes each of them different. */
const text = fc
	.tuple(
		fc.constantFrom(
			'',
			'',
			'1.',
			'1.1',
			'2.3.',
			'II',
			'IV. Итоги',
			'Этап 2. Отбор',
			'Задача этапа – собрать',
			'Описание хода реализации этапа',
			'Составила: Лугова Т.Н.',
			'май 2026',
			'Сентябрь - май',
			'Рябинина О.Л.',
			'директор, методист',
			'1) приказ 2) план',
			'– уроки; – встречи',
			'продолжение строки',
			'УТВЕРЖДАЮ',
			'Директор',
			'ПРИКАЗ',
			'Дорожная карта школы',
			'-----',
			'й совет',
			'Провести круглый стол: - раз; - два'
		),
		fc.nat(99)
	)
	.map(([words, mark]) => (mark % 3 === 0 && words !== '' ? `${words} ${mark}` : words));

const cell = fc.record({
	columns: fc.constantFrom(1, 1, 1, 1, 2, 5),
	rows: fc.constantFrom(1, 1, 1, 1, 2, 3),
	text: fc.oneof(
		text,
		fc.tuple(text, text).map((pair) => pair.join('\n').trim())
	)
});

const headed = fc
	.shuffledSubarray(headings, { minLength: 4, maxLength: 6 })
	.map((names) => names.map((name) => ({ columns: 1, rows: 1, text: name })));

const table = fc
	.tuple(
		fc.option(headed, { nil: undefined }),
		fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 9 })
	)
	.map(([names, rows]): GridTable => placeCells(names ? [names, ...rows] : rows));

const block: fc.Arbitrary<GridBlock> = fc.oneof(table, text.map(line));

test(`no text of any document is dropped (seed ${seed})`, () => {
	fc.assert(
		fc.property(fc.array(block, { minLength: 1, maxLength: 7 }), (blocks) => {
			expect(lostTexts({ blocks })).toEqual([]);
		}),
		{ seed, numRuns: 400 }
	);
});
