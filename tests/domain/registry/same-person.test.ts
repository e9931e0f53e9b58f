import { expect, test } from 'vitest';
import { mayBeSame } from '#lib/domain/registry/same-person.ts';

test.each([
	['Кедрина Ольга Павловна', 'Кедрина О. П.'],
	['Кедрина Ольга Павловна', 'Кедрина О.П.'],
	['Семёнова Алёна Игоревна', 'Семенова Алена Игоревна'],
	['Полынцева Алина Романовна', 'Палынцева Алина Романовна'],
	['Камышов Игорь', 'Камышов Игорь Валентинович'],
	['Стрижевская Л.И.', 'Стрижевска Людмила Ильинична']
])('«%s» and «%s» may be one person', (one, other) => {
	expect([mayBeSame(one, other), mayBeSame(other, one)]).toEqual([true, true]);
});

test.each([
	['Кедрина Ольга Павловна', 'Кедрина Анна Павловна'],
	['Кедрина Ольга Павловна', 'Кедров Ольга Павловна'],
	['Кедрина О. П.', 'Кедрина О. С.'],
	['Лан Анна Львовна', 'Лин Анна Львовна'],
	['', 'Кедрина Ольга Павловна']
])('«%s» and «%s» are two', (one, other) => {
	expect([mayBeSame(one, other), mayBeSame(other, one)]).toEqual([false, false]);
});
