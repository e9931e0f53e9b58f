import type { Target } from '#lib/import/people/headings.ts';
import { counted, type Forms } from '../plural.ts';
import { fieldTexts } from './registry.ts';

const personForms: Forms = ['человек', 'человека', 'человек'];
const personObjectForms: Forms = ['человека', 'человека', 'человек'];
const rowForms: Forms = ['строка', 'строки', 'строк'];

export const targetTexts: Readonly<Record<Target, string>> = {
	...fieldTexts,
	name: 'Фамилия, имя, отчество',
	surname: 'Фамилия',
	given: 'Имя',
	patronymic: 'Отчество',
	number: 'Номер строки'
};

export const peopleImportTexts = {
	title: 'Загрузить список',
	part: 'Куда внести',
	lead: 'Выберите файл со списком или скопируйте таблицу. Файл не покинет это устройство: он читается здесь, без связи',
	choose: 'Выбрать файл',
	formats: 'Excel (.xlsx), .csv, Word (.docx), .txt',
	paste: 'Вставить из буфера',
	pasteEmpty: 'В буфере ничего нет. Скопируйте таблицу или список имён и попробуйте ещё раз.',
	pasteDenied:
		'Браузер не дал прочитать буфер. Нажмите Ctrl + V на этой странице или выберите файл.',
	reading: 'Читаем список…',
	failed:
		'Прочитать файл на этом устройстве не получилось. Сохраните его заново в Excel и попробуйте ещё раз. Ничего не внесено.',
	columns: 'Столбцы',
	columnsLead: 'Проверьте, что означает каждый столбец файла',
	column: (heading: string, at: number) => (heading === '' ? `Столбец ${at + 1}` : heading),
	example: (text: string) => (text === '' ? 'пусто' : `например: ${text}`),
	skip: 'Не вносить',
	rows: 'Проверка',
	found: (count: number) => `В списке ${counted(count, personForms)}`,
	nameless: (count: number) => `Без имени, не вносятся: ${counted(count, rowForms)}`,
	new: 'новая запись',
	known: 'уже в базе, дополним',
	repeats: 'повторяется в файле',
	same: 'Это один человек?',
	sameAs: (name: string) => `Да, это ${name}`,
	other: 'Нет, другой человек',
	leave: 'Не вносить',
	unread: (target: string, text: string) => `${target}: не понято «${text}»`,
	undecided: (count: number) => `Ответьте на вопросы: ${count}`,
	apply: (count: number) => `Внести ${counted(count, personObjectForms)}`,
	applied: (count: number) => `Внесено: ${counted(count, personForms)}`,
	undo: 'Отменить внесение',
	undone: 'Внесение отменено, база как была',
	toBase: 'К базе',
	again: 'Другой файл'
} as const;
