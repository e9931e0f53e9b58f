import type { ProgrammeText, TitleField } from '#lib/domain/programme.ts';
import { counted, nouns } from '../plural.ts';

export const longTexts: Readonly<
	Record<ProgrammeText, { readonly label: string; readonly hint: string }>
> = {
	goal: { label: 'Цель', hint: 'Одна и такая, чтобы было видно, достигнута ли она' },
	difficulties: { label: 'Затруднения', hint: 'Что пока не получается и откуда это известно' },
	strengths: { label: 'Сильные стороны', hint: 'На что можно опереться' },
	'mentor-work': { label: 'Что делает наставник', hint: '' },
	'mentee-work': { label: 'Что делает наставляемый', hint: '' },
	resources: { label: 'Материалы', hint: 'Курсы, пособия, маршрут развития' },
	outcome: { label: 'Итог', hint: 'Что получилось' },
	recommendations: { label: 'Рекомендации', hint: 'Что советуем дальше' },
	'mentor-reflection': {
		label: 'Размышления наставника',
		hint: 'Что удалось, что сделали бы иначе'
	},
	'mentee-reflection': {
		label: 'Размышления наставляемого',
		hint: 'Что удалось, что сделали бы иначе'
	},
	'goal-back': {
		label: 'Цель наставника',
		hint: 'Чему наставляемый научит наставника'
	}
};

export const titleLabels: Readonly<Record<TitleField, string>> = {
	form: 'Форма',
	roleModel: 'Ролевая модель',
	kind: 'Вид',
	mode: 'Как встречаемся',
	from: 'Начало',
	to: 'Окончание',
	basis: 'Основание (приказ о закреплении)',
	meetingRule: 'Расписание встреч',
	place: 'Место',
	channel: 'Как связаться в любое время'
};

export const titleOptions: Readonly<Partial<Record<TitleField, readonly string[]>>> = {
	form: [
		'учитель — учитель',
		'педагог — педагог',
		'воспитатель — воспитатель',
		'руководитель — педагог',
		'педагог вуза или колледжа — молодой педагог',
		'социальный партнёр — педагог',
		'работодатель — студент',
		'учитель — ученик',
		'ученик — ученик',
		'студент — ученик',
		'работодатель — ученик',
		'группа молодых педагогов'
	],
	kind: [
		'традиционное',
		'ситуационное',
		'групповое',
		'краткосрочное',
		'скоростное',
		'виртуальное',
		'реверсивное'
	],
	mode: ['очно', 'на расстоянии', 'и так и так']
};

/** For a child: simple words, nothing of diagnosis. */
export const pupilTexts: Readonly<
	Partial<Record<ProgrammeText, { readonly label: string; readonly hint: string }>>
> = {
	goal: { label: 'Чего хотим', hint: 'Так, чтобы было видно, получилось ли' },
	difficulties: { label: 'Что хочется изменить', hint: 'Своими словами' },
	strengths: { label: 'Что уже получается', hint: '' },
	outcome: { label: 'Что получилось', hint: '' },
	'mentor-reflection': { label: 'Слово наставника', hint: '' },
	'mentee-reflection': { label: 'Моё слово', hint: 'Что понравилось, что было трудно' }
};

/** The usual blocks of a plan, proposed for tasks. */
export const usualTasks = [
	'Адаптация и документация',
	'Урок и ФГОС',
	'Работа с классом и родителями',
	'Оценивание',
	'Воспитание',
	'Цифровые инструменты',
	'Саморазвитие и аттестация'
] as const;

export const stepForms = [
	'консультация',
	'посещение урока наставника',
	'посещение урока наставляемого',
	'мастер-класс',
	'самоанализ',
	'вебинар',
	'разработка материала'
] as const;

export const stepFieldTexts = {
	title: 'Что сделать',
	term: 'Срок',
	termHint: 'Своими словами: «до 20 октября», «в декабре», «каждую неделю»',
	form: 'Форма работы',
	formHint: 'Например: консультация, посещение урока',
	mentorDoes: 'Наставник делает',
	menteeDoes: 'Наставляемый делает',
	expected: 'Какой будет результат',
	evidence: 'Чем подтверждается',
	evidenceHint: 'Документ, материал, запись урока',
	comment: 'Комментарий'
} as const;

export const programmeScreenTexts = {
	whoSees: 'Видят пара и куратор',
	empty: 'Программы пока нет. Начните с цели, сразу с первого шага или с готовой тропы',
	none: 'Пары пока нет. Когда куратор закрепит пару, здесь появится программа',
	notHere: 'Программа этой пары для вас закрыта. Спросите куратора школы',
	trail: 'Тропа',
	showAs: 'Как показать шаги',
	asTrail: 'По задачам',
	asMonths: 'По месяцам',
	asTable: 'Таблицей',
	asBoard: 'Доской',
	trailLabel: 'Шаги программы по порядку',
	progress: (done: number, of: number) =>
		`Пройдено ${done} из ${counted(of, ['шага', 'шагов', 'шагов'])}`,
	stepPlace: (at: number, of: number, status: string) => `шаг ${at} из ${of}, ${status}`,
	noTask: 'Вне задач',
	addStep: 'Добавить шаг',
	addTask: 'Добавить задачу',
	newStep: 'Новый шаг',
	newTask: 'Новая задача',
	taskTitle: 'Задача',
	taskHint: 'Ради чего эти шаги',
	add: 'Добавить',
	save: 'Готово',
	editStep: 'Шаг',
	editTask: 'Задача',
	task: 'К какой задаче относится',
	status: 'Как дела с этим шагом',
	current: 'сейчас',
	statusWord: 'Состояние',
	doneWord: 'Когда сделано',
	stepAdded: 'Шаг добавлен',
	statusOf: (title: string, status: string) => `${status}. Изменить: «${title}»`,
	actionsFor: (title: string) => `Действия: «${title}»`,
	edit: 'Изменить',
	up: 'Выше',
	down: 'Ниже',
	remove: 'Удалить',
	stepRemoved: 'Шаг удалён',
	taskRemoved: 'Задача удалена, её шаги остались',
	titleWrong: 'Напишите хотя бы одно слово.',
	doneOn: (day: string) => `Сделано: ${day}`,
	base: 'С чего начинаем',
	work: 'Кто что делает',
	titleCard: 'Титульные данные',
	fillIn: 'Заполнить',
	notFilled: 'не заполнено',
	notChosen: 'Не выбрано',
	outcome: 'Чем закончилось',
	steps: (count: number) => counted(count, nouns.step)
} as const;
