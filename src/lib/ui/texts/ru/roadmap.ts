import type { ActivityStatus, PaperState } from '#lib/domain/roadmap/roadmap.ts';
import { counted, type Forms } from '../plural.ts';

/** «из 21 мероприятия», «из 24 мероприятий». */
const activityFormsOf: Forms = ['мероприятия', 'мероприятий', 'мероприятий'];
const activityForms: Forms = ['мероприятие', 'мероприятия', 'мероприятий'];

export const statusTexts: Readonly<Record<ActivityStatus, string>> = {
	planned: 'Не начато',
	'in-progress': 'В работе',
	done: 'Выполнено',
	postponed: 'Перенесено',
	cancelled: 'Отменено'
};

export const paperTexts: Readonly<Record<PaperState, string>> = {
	none: 'Нет',
	draft: 'Черновик',
	signed: 'Подписан',
	placed: 'Размещён'
};

export const roadmapTexts = {
	title: 'Дорожная карта',
	whose: 'Чья дорожная карта',
	notHere:
		'Дорожной карты на устройстве ещё нет. Она загрузится, когда появится связь; если её нет и со связью, спросите куратора',
	notForYou: 'Дорожная карта этой школы для вас закрыта. Спросите куратора',
	untitled: 'Дорожная карта без названия',
	progress: (done: number, of: number) => `Выполнено ${done} из ${counted(of, activityFormsOf)}`,
	papers: (ready: number, of: number) => `Документов готово: ${ready}\u00a0из\u00a0${of}`,
	empty: 'Загрузите свою карту из Word — разберём её на этапы — или начните с типовой',
	emptyReader: 'Куратор ещё не начал дорожную карту',
	addFirst: 'Начать с чистого листа',
	addStage: 'Добавить этап',
	addActivity: 'Добавить мероприятие',
	firstStage: 'Первый этап',
	actions: 'Действия с дорожной картой',
	stage: (number: string, title: string) =>
		[number && `Этап ${number}`, title].filter(Boolean).join('. ') || 'Этап без названия',
	noTitle: 'Без названия',
	activities: (count: number) => counted(count, activityForms),
	stages: 'Этапы дорожной карты по порядку',
	stagePlace: (at: number, of: number) => `этап ${at} из ${of}`,
	stageDone: (done: number, of: number) =>
		of === 0 ? 'мероприятий пока нет' : `сделано ${done} из ${of}`,
	overdueCount: (count: number) => `просрочено: ${count}`,
	papersBrief: (ready: number, of: number) => `документы:\u00A0${ready}\u00A0из\u00A0${of}`,
	print: 'Напечатать',
	printNote: 'Официальной таблицей, А4 в ширину',
	bin: 'Корзина',
	binEmpty: 'В корзине пусто',
	binCount: (count: number) => `Удалено: ${count}`,
	restore: 'Вернуть',
	search: 'Найти в дорожной карте',
	show: 'Показать',
	filters: 'Отбор',
	filtersOn: (count: number) => `Отбор: ${count}`,
	year: 'Учебный год',
	yearOf: (year: number) => `${year}/${String(year + 1).slice(2)}`,
	faces: 'Вид дорожной карты',
	any: 'Любой',
	anybody: 'Все',
	allStages: 'Все этапы',
	filterStage: 'Этап',
	filterStatus: 'Состояние',
	filterWho: 'Ответственный',
	filterPaper: 'Есть документ в состоянии',
	reset: 'Показать всё',
	apply: 'Готово',
	found: (count: number) => `Найдено: ${count}`,
	nothingFound: 'Под этот отбор ничего не подходит',
	strays: 'Мероприятия без этапа',
	straysNote:
		'Кто-то менял их, пока их или их этап удаляли. Ничего не потеряно: верните в этап или удалите',
	strayStages: 'Этапы, которые меняли, пока их удаляли',
	toStage: 'В этап',
	remove: 'Удалить',
	removed: 'Мероприятие удалено',
	stageRemoved: 'Этап удалён вместе с мероприятиями',
	newActivity: 'Новое мероприятие',
	newStage: 'Новый этап',
	what: 'Что сделать',
	stageTitle: 'Название этапа',
	number: 'Номер',
	term: 'Срок',
	termHint: 'Как принято писать: «сентябрь», «до 15 октября», «ежеквартально»',
	responsible: 'Ответственные',
	responsibleHint: 'Каждый с новой строки или через запятую',
	result: 'Результат, вид документа',
	titleWrong: 'Напишите хотя бы одно слово.',
	add: 'Добавить',
	cancel: 'Не надо',
	task: 'Задача этапа',
	narrative: 'Описание хода реализации этапа',
	proposals: 'Предложения',
	stageActions: (title: string) => `Действия: «${title}»`,
	editStage: 'Изменить этап',
	up: 'Выше',
	down: 'Ниже',
	mine: 'Мои'
} as const;

export const lotTexts = {
	all: 'Все',
	now: 'Сейчас',
	overdue: 'Просрочено',
	mine: 'Мои',
	withoutTerm: 'Без срока'
} as const;

export const faceTexts = {
	trail: 'Тропа',
	table: 'Таблица',
	year: 'Год',
	papers: 'Документы'
} as const;

export const dueTexts = {
	title: 'По дорожной карте',
	overdue: 'Просрочено',
	soon: 'Скоро',
	now: 'Идёт сейчас',
	calm: 'По дорожной карте сейчас ничего не горит',
	all: 'Вся дорожная карта',
	begin: 'Дорожной карты ещё нет'
} as const;

/** When an activity is, in a few words. */
export const timeTexts = {
	none: 'срок не указан',
	doneOn: (day: string) => day,
	until: (day: string) => `на ${day}`,
	overdue: 'просрочено',
	endsBy: (day: string) => `до ${day}`,
	beginsOn: (day: string) => `начало ${day}`
} as const;
