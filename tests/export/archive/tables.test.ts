import { expect, test } from 'vitest';
import { tablesOf, titlesIn, type TableWords } from '#lib/export/archive/tables.ts';
import { archiveWords } from '#lib/ui/texts/ru/archive-words.ts';

/** The words that a mentor's phone keeps. */
const words: TableWords = {
	...archiveWords,
	nameOf: () => undefined,
	momentOf: () => 'тогда'
};

function csvOf(
	content: Readonly<Record<string, unknown>>,
	name: string,
	titles?: ReadonlyMap<string, string>
): readonly string[] {
	const table = tablesOf(content, words, titles).find((one) => one.name === name);
	return (table?.csv ?? '').replace('\ufeff', '').trimEnd().split('\r\n');
}

test('what is no list stands in one table: the title page, running texts, notes without their marks', () => {
	const programme = {
		fields: { form: 'учитель — учитель', from: '2026-09-01', place: '', unknown: 'x' },
		'text:goal': 'Уверенно вести урок',
		'text:resources': ' ',
		meta: { schema: 1 }
	};
	expect(csvOf(programme, 'тексты')).toEqual([
		'Что это;Текст;Код записи',
		'Форма;учитель — учитель;',
		'Начало;01.09.2026;',
		'Цель;Уверенно вести урок;'
	]);
	const notes = {
		'note:m1':
			'<heading level="2">План</heading><paragraph>если a < b, то <strong>да</strong></paragraph>',
		'note:m2': '<paragraph></paragraph>'
	};
	const journal = { meetings: { m1: { topic: 'Разбор урока', date: '2026-10-06' } } };
	expect(csvOf(notes, 'тексты', titlesIn(journal))).toEqual([
		'Что это;Текст;Код записи',
		'Разбор урока;"План\nесли a < b, то да";m1'
	]);
	expect(tablesOf({ meta: { schema: 1 } }, words)).toEqual([]);
});

test('a mentor has tables of the roadmap, and own answers beside the words of the questions', () => {
	const roadmap = {
		stages: { e1: { title: 'Подготовка', order: 'a' } },
		activities: { a1: { stageId: 'e1', title: 'Приказ', status: 'done', term: 'сентябрь' } },
		'text:e1:narrative': 'Всё готово'
	};
	expect(csvOf(roadmap, 'мероприятия')[0]).toBe('Этап;Мероприятие;Срок;Состояние;Код записи');
	expect(csvOf(roadmap, 'мероприятия')[1]).toBe('Подготовка;Приказ;сентябрь;Выполнено;a1');
	expect(csvOf(roadmap, 'тексты')[1]).toBe('Как прошёл этап · Подготовка;Всё готово;e1');
	const surveys = {
		surveys: { s1: { title: 'Входной опрос' } },
		questions: { q1: { surveyId: 's1', title: 'Чего ждёте?' } }
	};
	const answers = { answers: { x: { surveyId: 's1', 'a:q1': 'помощи' } } };
	expect(csvOf(answers, 'ответы', titlesIn(surveys))).toEqual([
		'Анкета;Ответ · Чего ждёте?;Код записи',
		'Входной опрос;помощи;x'
	]);
});
