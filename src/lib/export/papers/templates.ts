import { buildTemplate } from './build.ts';
import { programme, pupilProgramme } from './programme-papers.ts';
import {
	curator,
	pairFacts,
	results,
	school,
	signatures,
	type Template
} from './template-parts.ts';

/** The papers of a pair in their usual structure. A school edits the files in its word processor. */
export const paperKinds = [
	...(['programme', 'pupil-programme', 'calendar-plan', 'journal', 'lesson', 'report'] as const)
] as const;
export type PaperKind = (typeof paperKinds)[number];

export function builtInTemplate(kind: PaperKind): Uint8Array {
	const { pieces, ...page } = templates[kind];
	return buildTemplate(pieces, page);
}

const templates: Readonly<Record<PaperKind, Template>> = {
	programme,
	'pupil-programme': pupilProgramme,
	'calendar-plan': {
		title: 'Календарный план работы пары',
		isUpright: true,
		pieces: [
			...school,
			{ heading: 'Календарный план работы наставнической пары' },
			{ facts: pairFacts },
			{
				table: {
					caption: 'Календарный план',
					columns: [
						[14, 'Месяц', '{{План.Месяц}}'],
						[36, 'Тема', '{{План.Тема}}'],
						[18, 'Форма', '{{План.Форма}}'],
						[16, 'Дата', '{{План.Дата}}'],
						[16, 'Отметка', '{{План.Отметка}}']
					]
				}
			},
			signatures,
			curator
		]
	},
	journal: {
		title: 'Дневник встреч',
		isUpright: false,
		pieces: [
			...school,
			{ heading: 'Дневник встреч наставнической пары' },
			{ centered: 'за период с {{Период.Начало}} по {{Период.Конец}}' },
			{ text: '' },
			{ facts: pairFacts },
			{
				table: {
					caption: 'Встречи',
					columns: [
						[4, '№', '{{Встреча.Номер}}'],
						[9, 'Дата', '{{Встреча.Дата}}'],
						[12, 'Вид', '{{Встреча.Вид}}'],
						[7, 'Минут', '{{Встреча.Минут}}'],
						[24, 'Тема, что сделано', '{{Встреча.Содержание}}'],
						[18, 'Договорённости', '{{Встреча.Договорённости}}'],
						[16, 'Итог', '{{Встреча.Итог}}'],
						[14, 'Подтверждение', '{{Встреча.Подтверждение}}']
					]
				}
			},
			{ text: 'Состоялось встреч: {{Встречи.Число}}, всего {{Встречи.Время}}.' },
			signatures
		]
	},
	lesson: {
		title: 'Карта наблюдения урока',
		isUpright: true,
		pieces: [
			...school,
			{ heading: 'Карта наблюдения урока' },
			{
				facts: [
					['Дата', '{{Урок.Дата}}'],
					['Класс', '{{Урок.Класс}}'],
					['Предмет', '{{Урок.Предмет}}'],
					['Тема', '{{Урок.Тема}}'],
					['Тип урока', '{{Урок.Тип}}'],
					['Учитель', '{{Урок.Учитель}}'],
					['Наблюдал', '{{Урок.Наблюдатель}}'],
					['Цель посещения', '{{Урок.Цель}}']
				]
			},
			{
				table: {
					caption: 'Наблюдение и самооценка по критериям',
					columns: [
						[30, 'Критерий', '{{Критерий.Название}}'],
						[35, 'Наблюдение', '{{Критерий.Наблюдение}}'],
						[35, 'Самооценка', '{{Критерий.Самооценка}}']
					]
				}
			},
			{ section: 'Что получилось' },
			{ text: '{{Урок.Получилось}}' },
			{ section: 'Что усилить' },
			{ text: '{{Урок.Усилить}}' },
			{ section: 'О чём договорились' },
			{ text: '{{Урок.Договорились}}' },
			signatures
		]
	},
	report: {
		title: 'Итоговый отчёт наставнической пары',
		isUpright: true,
		pieces: [
			...school,
			{ heading: 'Итоговый отчёт о реализации программы наставничества' },
			{ facts: [...pairFacts, ['Срок программы', '{{Программа.Срок}}']] },
			{ section: '1. Цель программы' },
			{ text: '{{Программа.Цель}}' },
			{ section: '2. Выполнение программы' },
			{
				text: 'Выполнено мероприятий: {{Шаги.Сделано}} из {{Шаги.Всего}} ({{Шаги.Процент}} %). Состоялось встреч: {{Встречи.Число}}, всего {{Встречи.Время}}.'
			},
			{
				table: {
					caption: 'Результаты по задачам',
					columns: [
						[5, '№', '{{Задача.Номер}}'],
						[40, 'Задача', '{{Задача.Название}}'],
						[20, 'Выполнено', '{{Задача.Выполнено}}'],
						[35, 'Что получилось', '{{Задача.Итог}}']
					]
				}
			},
			{ section: '3. Результаты' },
			results,
			{ text: '{{Программа.Итог}}' },
			{ section: '4. Рекомендации' },
			{ text: '{{Программа.Рекомендации}}' },
			{ section: '5. Решение' },
			{ text: '{{Программа.Решение}}' },
			{ section: '6. Рефлексия' },
			{ text: 'Наставник: {{Программа.Рефлексия наставника}}' },
			{ text: 'Наставляемый: {{Программа.Рефлексия наставляемого}}' },
			signatures,
			curator
		]
	}
};
