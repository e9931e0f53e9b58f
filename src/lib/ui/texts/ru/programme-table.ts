import { stepFieldTexts } from './programme.ts';

export const programmeTableTexts = {
	label: 'План мероприятий таблицей',
	keys: 'Стрелки — по ячейкам, Enter или буква — писать, Ctrl+Enter — новая строка, Alt+стрелка — переставить',
	number: '№',
	state: 'Отметка о выполнении',
	deeds: 'Действия',
	add: (task: string) => `Добавить шаг: «${task}»`,
	addBelow: 'Добавить ниже',
	fill: 'Открыть целиком',
	cells: {
		title: 'Мероприятие (содержание)',
		form: 'Форма',
		term: stepFieldTexts.term,
		mentorDoes: stepFieldTexts.mentorDoes,
		menteeDoes: stepFieldTexts.menteeDoes,
		expected: 'Планируемый результат',
		evidence: 'Форма отчётности, материал',
		comment: stepFieldTexts.comment
	}
} as const;

export const boardTexts = {
	label: 'Шаги по состоянию',
	note: 'Карточку можно перетащить или передвинуть кнопками',
	empty: 'Пусто',
	to: (title: string, status: string) => `«${title}»: ${status.toLowerCase()}`
} as const;
