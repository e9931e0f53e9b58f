import { expect, test } from 'vitest';
import { gridOf } from '../support/reading.ts';

function shown(text: string): unknown {
	return gridOf(new TextEncoder().encode(text)).blocks.map((block) =>
		block.kind === 'line' ? block.text : block.rows.map((row) => row.map((cell) => cell.text))
	);
}

test('tabs, bars, semicolons and commas part the columns', () => {
	const rows = [
		['а', 'б', 'в'],
		['1', '2', '3']
	];
	expect(shown('а\tб\tв\n1\t2\t3')).toEqual([rows]);
	expect(shown('| а | б | в |\n| 1 | 2 | 3 |')).toEqual([rows]);
	expect(shown('а;б;в\r\n1;2;3')).toEqual([rows]);
	expect(shown('а,б,в\n1,2,3')).toEqual([rows]);
});

test('quoted fields hold signs, quotes and line breaks', () => {
	expect(shown('"а;б";"в ""г""";"д\nе"\n1;2;3')).toEqual([
		[
			['а;б', 'в "г"', 'д\nе'],
			['1', '2', '3']
		]
	]);
});

test('a quote that never ends is a letter like others', () => {
	expect(shown('"а\tб\tв\n1\t2\t3')).toEqual([
		[
			['"а', 'б', 'в'],
			['1', '2', '3']
		]
	]);
});

test('lines are no rows, and an empty line ends a table', () => {
	expect(shown('Заголовок; с точкой\n\nа\tб\tв\n\n1\t2\t3\nПодпись\tДиректор')).toEqual([
		'Заголовок; с точкой',
		'',
		[['а', 'б', 'в']],
		'',
		[['1', '2', '3']],
		'Подпись\tДиректор'
	]);
});

test('prose with commas and semicolons has no columns', () => {
	expect(shown('Раз, два, три, четыре.\nОдин; два.')).toEqual([
		'Раз, два, три, четыре.',
		'Один; два.'
	]);
});

test('bits of a page inside cells become lines and list items', () => {
	expect(shown('а\t<p>Уроки:</p><ul><li>раз</li><li>– два</li></ul>\tв&nbsp;г')).toEqual([
		[['а', 'Уроки:\n– раз\n– два', 'в\u00a0г']]
	]);
	expect(shown('а\tx < y <table>\tв')).toEqual([[['а', 'x < y <table>', 'в']]]);
});

test('signs of bold letters and headings are taken off', () => {
	expect(shown('**Дорожная\n# карта**\nа\tб\tв')).toEqual(['Дорожная', 'карта', [['а', 'б', 'в']]]);
});
