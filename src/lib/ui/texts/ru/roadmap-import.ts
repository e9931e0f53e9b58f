import type { ColumnRole } from '#lib/domain/roadmap/proposal.ts';
import type { ActivityField } from '#lib/domain/roadmap.ts';
import type { RowKind } from '#lib/import/corrections.ts';
import { counted, formFor, type Forms } from '../plural.ts';

const rowForms: Forms = ['строку', 'строки', 'строк'];
const activityForms: Forms = ['мероприятие', 'мероприятия', 'мероприятий'];
const stageForms: Forms = ['этап', 'этапа', 'этапов'];
const remarkForms: Forms = ['замечание', 'замечания', 'замечаний'];
const lineForms: Forms = ['строка', 'строки', 'строк'];
const columnForms: Forms = ['столбец', 'столбца', 'столбцов'];

export const importTexts = {
	title: 'Внести из документа',
	readerOnly: 'Вносить мероприятия может куратор',
	steps: {
		file: 'Документ',
		tables: 'Таблица',
		columns: 'Столбцы',
		rows: 'Проверка',
		result: 'Готово'
	},
	stepsLabel: 'Шаги',
	file: {
		lead: 'Выберите документ с дорожной картой. Он не покинет это устройство: таблица читается здесь, без связи',
		choose: 'Выбрать файл',
		formats: 'Word (.docx), Excel (.xlsx), .html, .txt, .csv',
		drop: 'Или перетащите файл сюда',
		dropHere: 'Отпустите файл здесь',
		paste: 'Вставить таблицу из буфера',
		pasteNote: 'Скопируйте таблицу в Word, Excel или на сайте и нажмите сюда, либо Ctrl + V',
		pasteEmpty: 'В буфере нет таблицы. Скопируйте её в документе и попробуйте ещё раз.',
		pasteDenied:
			'Браузер не дал прочитать буфер. Нажмите Ctrl + V на этой странице или выберите файл.'
	},
	clipboard: 'Таблица из буфера',
	ready: {
		title: 'Или начните с готовой',
		note: 'Её можно посмотреть и поправить, прежде чем внести. Имена и даты школа вписывает сама',
		kinds: {
			teachers: 'Педагоги школы',
			pupils: 'Ученики (целевая модель)',
			district: 'Молодые специалисты округа',
			additional: 'Дополнительное образование',
			preschool: 'Детский сад'
		}
	},
	reading: 'Читаем документ…',
	checking: 'Проверяем строки…',
	cancel: 'Прервать',
	failed:
		'Прочитать документ на этом устройстве не получилось. Сохраните его заново в Word или Excel и попробуйте ещё раз. Ничего не внесено.',
	other: 'Другой документ',
	back: 'Назад',
	next: 'Дальше',
	tables: {
		lead: 'В документе несколько таблиц. Отметьте те, в которых дорожная карта',
		none: 'Дорожная карта не узнана. Если она есть в одной из таблиц, отметьте её',
		name: (at: number, name: string) => `Таблица ${at}${name ? ` «${name}»` : ''}`,
		size: (rows: number, columns: number) =>
			`${counted(rows, lineForms)}, ${counted(columns, columnForms)}`,
		take: 'Это дорожная карта'
	},
	columns: {
		lead: 'Проверьте, что в каком столбце. Неверное поправьте',
		unnamed: (at: number) => `Столбец ${at}`,
		sample: 'Например',
		open: 'Столбцы'
	},
	roles: {
		number: 'Номер',
		stage: 'Этап',
		title: 'Мероприятие',
		term: 'Срок',
		responsible: 'Ответственные',
		result: 'Результат',
		note: 'Примечание'
	} as const satisfies Record<ColumnRole, string>,
	rows: {
		found: (activities: number, stages: number) =>
			`Найдено: ${counted(activities, activityForms)}, ${counted(stages, stageForms)}`,
		foundFlat: (activities: number) => `Найдено: ${counted(activities, activityForms)}`,
		roadmapTitle: 'Название дорожной карты',
		organisation: 'Организация',
		show: 'Показать',
		all: (count: number) => `Все: ${count}`,
		toCheck: (count: number) => `С замечаниями: ${count}`,
		changes: (count: number) => `Что изменится: ${count}`,
		noneToCheck: 'Замечаний нет',
		more: (count: number) => `Показать ещё ${count}`,
		edit: 'Исправить',
		editOf: (what: string) => `Исправить: «${what}»`,
		empty: 'не указано',
		parts: 'Части',
		added: 'Новое',
		changed: 'Изменится',
		untitled: 'Без названия',
		stage: (number: string, title: string) =>
			[number, title].filter(Boolean).join('. ') || 'Без этапа',
		task: 'Задача',
		narrative: 'Описание хода этапа',
		kind: 'Что это за строка',
		asRead: 'Как понято',
		kinds: {
			activity: 'Мероприятие',
			continuation: 'Продолжение строки выше',
			stage: 'Название этапа',
			task: 'Задача этапа',
			narrative: 'Описание хода этапа',
			heading: 'Заголовок таблицы, не вносить',
			leftover: 'Не вносить'
		} as const satisfies Record<RowKind, string>,
		save: 'Сохранить правку',
		close: 'Не менять',
		before: 'Было',
		after: 'Станет',
		keepMine: 'Оставить как в карте',
		fields: {
			stage: 'Этап',
			number: 'Номер',
			title: 'Мероприятие',
			term: 'Срок',
			responsible: 'Ответственные',
			result: 'Результат',
			parts: 'Части'
		} as const satisfies Record<ActivityField, string>
	},
	people: {
		title: 'Это один человек?',
		posts: 'Это одна должность?',
		everywhere: (name: string) => `Да, везде «${name}»`,
		different: 'Нет, разные'
	},
	leftovers: {
		title: (count: number) => `Не вошло в мероприятия: ${counted(count, lineForms)}`,
		note: 'Этот текст сохранится при дорожной карте, ничего не пропадёт',
		take: 'Это мероприятие'
	},
	remarks: {
		title: (count: number) => `Ко всему документу: ${counted(count, remarkForms)}`
	},
	apply: (added: number, changed: number) => {
		if (added > 0 && changed > 0) return `Внести ${counted(added, rowForms)}, обновить ${changed}`;
		return added > 0 || changed === 0
			? `Внести ${counted(added, rowForms)}`
			: `Обновить ${counted(changed, rowForms)}`;
	},
	applyStages: 'Внести изменения этапов',
	again: {
		title: 'Эта карта уже внесена раньше',
		same: (count: number) =>
			`Без изменений: ${count}. ${formFor(count, ['Она останется', 'Они останутся', 'Они останутся'])} как есть`,
		absent: (count: number) =>
			`Нет в документе, но есть в карте: ${count}. ${formFor(count, ['Строка останется', 'Строки останутся', 'Строки останутся'])}`,
		other: (count: number) =>
			`В дорожной карте уже есть ${counted(count, activityForms)}. ${formFor(count, ['Оно останется', 'Они останутся', 'Они останутся'])}, строки документа добавятся`,
		alike: (count: number) =>
			`Из строк документа в карте уже есть: ${count}. ${formFor(count, ['Она не удвоится', 'Они не удвоятся', 'Они не удвоятся'])}`,
		nothing: 'Всё из этого документа уже в дорожной карте: вносить нечего'
	},
	done: {
		title: 'Дорожная карта внесена',
		said: (added: number, changed: number) =>
			[
				...(added > 0 ? [`внесено: ${counted(added, activityForms)}`] : []),
				...(changed > 0 ? [`обновлено: ${counted(changed, activityForms)}`] : [])
			].join(', ') || 'этапы обновлены',
		undo: 'Отменить внесение',
		undone: 'Внесение отменено: карта такая, как была',
		open: 'К дорожной карте'
	}
};
