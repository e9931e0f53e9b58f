import type { Criterion, LessonMark, LessonSide } from '#lib/domain/observation.ts';

export const criterionTexts: Readonly<Record<Criterion, string>> = {
	aim: 'Цель и планирование',
	structure: 'Структура урока',
	activity: 'Активность учеников',
	methods: 'Формы и методы',
	feedback: 'Обратная связь и оценивание',
	climate: 'Дисциплина и климат',
	time: 'Время',
	digital: 'Цифровые средства',
	reflection: 'Рефлексия'
};

export const lessonMarkTexts: Readonly<Record<LessonMark, string>> = {
	0: 'Не видно',
	1: 'Частично',
	2: 'Видно'
};

export const lessonSideTexts: Readonly<Record<LessonSide, string>> = {
	observer: 'Наблюдение',
	teacher: 'Самооценка'
};

export const lessonTexts = {
	title: 'Карты наблюдения урока',
	card: 'Карта наблюдения',
	row: 'Карты наблюдения урока',
	rowNote: 'Взаимопосещение: наблюдение и самооценка рядом',
	seen: 'Видит пара',
	add: 'Новая карта',
	ofMeeting: 'Карта наблюдения урока',
	openCard: 'Открыть карту',
	empty:
		'Карт пока нет. Откройте карту после посещения урока: наблюдатель и учитель заполняют её рядом',
	notHere: 'Карты этой пары для вас закрыты. Спросите куратора школы',
	gone: 'Этой карты на устройстве нет. Возможно, её удалили или она ещё не загрузилась',
	backToList: 'Ко всем картам',
	lesson: 'Урок',
	date: 'День',
	group: 'Класс',
	subject: 'Предмет',
	topic: 'Тема урока',
	lessonType: 'Тип урока',
	aim: 'Цель посещения',
	observer: 'Кто наблюдал',
	observers: { mentor: 'Наставник', mentee: 'Наставляемый' },
	criteria: 'Что было на уроке',
	criteriaNote: 'Каждый отмечает своё: кто наблюдал и кто вёл урок',
	said: (side: string, mark: string) => `${side}: ${mark}`,
	notSaid: 'пока не отмечено',
	differ: 'Видите по-разному: есть о чём поговорить',
	note: 'Заметка',
	results: 'Итог',
	strengths: 'Что получилось',
	toImprove: 'Что усилить',
	agreedNext: 'О чём договорились',
	untitled: 'Урок',
	remove: 'Удалить карту',
	removed: 'Карта удалена'
} as const;
