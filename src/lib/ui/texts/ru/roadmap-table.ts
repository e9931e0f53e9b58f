import { counted, type Forms } from '../plural.ts';

const rowForms: Forms = ['строку', 'строки', 'строк'];

export const tableTexts = {
	label: 'Таблица дорожной карты',
	keys: 'Стрелки — по ячейкам, Enter — править и дальше вниз, Tab — дальше вправо, Esc — вернуть как было, Ctrl + Enter — новая строка, Alt + стрелки — переставить. Строки из Excel вставляются прямо сюда',
	headings: ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат, вид документа', 'Состояние'],
	deeds: 'Действия',
	cell: {
		number: 'Номер',
		title: 'Мероприятие',
		term: 'Срок',
		responsible: 'Ответственные',
		result: 'Результат, вид документа'
	},
	late: 'Просрочено',
	addInto: (stage: string) => `Добавить мероприятие: «${stage}»`,
	editAll: 'Изменить всё сразу',
	addBelow: 'Добавить строку ниже',
	rowActions: (name: string) => `Действия со строкой: «${name}»`,
	drag: 'Перетащить строку',
	pasteTitle: (count: number) => `Вставить ${counted(count, rowForms)}?`,
	pasteNote: 'Они встанут ниже выбранной строки. Отменить можно одним шагом',
	paste: (count: number) => `Вставить ${counted(count, rowForms)}`,
	pasted: (count: number) => `Вставлено: ${count}`
} as const;
