import { expect, test } from 'vitest';
import { mostPastedRows, pastedRows } from '#lib/import/pasted-rows.ts';

test('rows of a spreadsheet fall on the columns from where one stands', () => {
	expect(pastedRows('1.4\tСобрать отзывы\tмай\tМетодист\tСправка\r\n', 'number')).toEqual([
		{
			number: '1.4',
			title: 'Собрать отзывы',
			term: 'май',
			responsible: 'Методист',
			result: 'Справка',
			documents: ['Справка']
		}
	]);
	expect(pastedRows('май\tМетодист', 'term')).toEqual([
		{ term: 'май', responsible: 'Методист', documents: [] }
	]);
});

test('rows without numbers that are pasted onto the numbers begin with the title', () => {
	expect(pastedRows('Собрать отзывы\tмай', 'number')).toEqual([
		{ title: 'Собрать отзывы', term: 'май', documents: [] }
	]);
});

test('a row of headings says which column is which, and is no row', () => {
	const text = 'Сроки\tМероприятие\tОтветственный\nмай\t"Собрать\nотзывы"\tМетодист\n\t\t\n';
	expect(pastedRows(text, 'number')).toEqual([
		{ title: 'Собрать\nотзывы', term: 'май', responsible: 'Методист', documents: [] }
	]);
});

test('more than one pastes by hand is not taken in one go', () => {
	const text = Array.from({ length: mostPastedRows + 9 }, (_, at) => `дело ${at}\tмай`).join('\n');
	expect(pastedRows(text, 'title')).toHaveLength(mostPastedRows);
});

test('whole rows stand in their columns wherever they are pasted', () => {
	const text = '1.7\tСобрать отзывы\tмай\tМетодист\tСправка\n1.8\tНаписать письма\tиюнь';
	expect(pastedRows(text, 'term').map(({ number, title }) => [number, title])).toEqual([
		['1.7', 'Собрать отзывы'],
		['1.8', 'Написать письма']
	]);
});
