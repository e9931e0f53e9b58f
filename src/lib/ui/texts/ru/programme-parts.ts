import type { ListName } from '#lib/domain/programme.ts';
import { counted, type Forms } from '../plural.ts';

/** The parts of a programme that stand behind a tap each. */
export const partNames = [
	'start',
	'work',
	'results',
	'risks',
	'meetings',
	'checks',
	'title',
	'outcome',
	'remarks',
	'history',
	'bin'
] as const;
export type PartName = (typeof partNames)[number];

export const partTitles: Readonly<Record<PartName, string>> = {
	start: 'С чего начинаем',
	work: 'Кто что делает',
	results: 'Ожидаемые результаты',
	risks: 'Риски и материалы',
	meetings: 'Расписание встреч',
	checks: 'Мониторинг',
	title: 'Титульные данные',
	outcome: 'Итог и размышления',
	remarks: 'Обсуждение',
	history: 'История',
	bin: 'Корзина'
};

/** A child reads these. */
export const pupilPartTitles: Readonly<Partial<Record<PartName, string>>> = {
	start: 'Что сейчас',
	meetings: 'Когда встречаемся',
	outcome: 'Что получилось',
	title: 'Кто мы'
};

const difficulties: Forms = ['затруднение', 'затруднения', 'затруднений'];
const results: Forms = ['показатель', 'показателя', 'показателей'];
const risks: Forms = ['риск', 'риска', 'рисков'];
const checks: Forms = ['проверка', 'проверки', 'проверок'];
const remarks: Forms = ['открытый вопрос', 'открытых вопроса', 'открытых вопросов'];
const removed: Forms = ['запись', 'записи', 'записей'];

export const partTexts = {
	all: 'Программа целиком',
	empty: 'не заполнено',
	filled: 'заполнено',
	difficulties: (count: number) => counted(count, difficulties),
	results: (count: number) => counted(count, results),
	risks: (count: number) => counted(count, risks),
	checks: (count: number) => counted(count, checks),
	openRemarks: (count: number) => counted(count, remarks),
	inBin: (count: number) => counted(count, removed),
	back: 'К программе',
	unknown: 'Такого раздела в программе нет',
	people: 'Кто мы',
	peopleNote: 'Каждый пишет о себе; имена берутся из приказа',
	byTask: 'Результат по задачам',
	decision: 'Решение',
	decisions: [
		'завершить: программа выполнена',
		'продлить программу',
		'продолжить с другим наставником'
	],
	pupilResult: 'Что получилось',
	next: 'Следующий шаг',
	noNext: 'Все шаги пройдены',
	planFact: (done: number, due: number) => `По плану сделано ${done} из ${due}`,
	toStep: 'Открыть шаг'
} as const;

export const standingTexts = {
	post: 'Должность, предмет или класс',
	category: 'Категория',
	experience: 'Стаж'
} as const;

export const listTexts: Readonly<
	Record<
		ListName,
		{
			readonly title: string;
			readonly note: string;
			readonly add: string;
			readonly one: string;
			readonly cells: Readonly<Record<string, string>>;
		}
	>
> = {
	difficulties: {
		title: 'Затруднения по областям',
		note: 'Уровень: 0 — уверенно, 3 — очень нужна помощь. В конце видно, что изменилось',
		add: 'Добавить затруднение',
		one: 'Затруднение',
		cells: {
			area: 'Область',
			words: 'Своими словами',
			start: 'Уровень в начале',
			now: 'Уровень сейчас',
			source: 'Откуда это известно'
		}
	},
	results: {
		title: 'Было — должно быть — стало',
		note: 'Показатель можно увидеть или посчитать',
		add: 'Добавить показатель',
		one: 'Показатель',
		cells: {
			taskId: 'Задача',
			indicator: 'Показатель',
			was: 'Было',
			aim: 'Должно быть',
			middle: 'В середине',
			became: 'Стало'
		}
	},
	risks: {
		title: 'Риски',
		note: 'Что может помешать и что тогда делаем',
		add: 'Добавить риск',
		one: 'Риск',
		cells: { risk: 'Что может помешать', answer: 'Что делаем' }
	},
	checks: {
		title: 'Какие опросы и когда',
		note: 'Входной и итоговый опросы, наблюдения, срезы',
		add: 'Добавить проверку',
		one: 'Проверка',
		cells: { survey: 'Что проводим', term: 'Срок', done: 'Когда проведено' }
	}
};

export const sourceOptions = [
	'анкета',
	'наблюдение урока',
	'диагностика ЦНППМ',
	'результаты ВПР и ОГЭ',
	'беседа'
] as const;

export const levelOptions = [
	{ value: '0', label: '0 — уверенно' },
	{ value: '1', label: '1 — почти получается' },
	{ value: '2', label: '2 — трудно' },
	{ value: '3', label: '3 — очень нужна помощь' }
] as const;

export const listRowTexts = {
	edit: 'Изменить',
	remove: 'Удалить',
	removed: 'Удалено',
	hardest: 'С чем труднее всего в первый год',
	noArea: 'Без области',
	levels: (start: string, now: string) =>
		now === '' ? `уровень ${start}` : `уровень ${start} → ${now}`,
	was: (value: string) => `было: ${value}`,
	aim: (value: string) => `должно быть: ${value}`,
	middle: (value: string) => `в середине: ${value}`,
	became: (value: string) => `стало: ${value}`
} as const;

export const directionTexts = {
	legend: 'Кто кого учит',
	forth: 'Наставник учит наставляемого',
	back: 'Наставляемый учит наставника',
	leads: 'Кто учит, делает',
	learns: 'Кто учится, делает',
	forWhom: 'Для кого',
	everybody: 'Для всех'
} as const;
