import type { ApprovalStep, ChainStep } from '#lib/domain/approvals/approval.ts';
import type { LineKind } from '#lib/domain/approvals/change-lines.ts';
import type { PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { counted, type Forms } from '../plural.ts';
import { longTexts, titleLabels } from './programme.ts';

const lineForms: Forms = ['строка', 'строки', 'строк'];
const documentForms: Forms = ['документ', 'документа', 'документов'];
const changeForms: Forms = ['изменение', 'изменения', 'изменений'];

export const planNames: Readonly<Record<PlanForm, string>> = {
	roadmap: 'Дорожная карта',
	programme: 'Программа'
};

/** How a document stands, in two or three words. */
export const badgeTexts = {
	approved: (day: string) => `утверждена ${day}`,
	withList: (day: string, list: number) => `утверждена ${day}, с листом изменений № ${list}`,
	pending: 'на утверждении',
	pendingReview: 'на экспертизе',
	pendingList: 'утверждена, лист изменений на решении',
	returned: 'возвращена с замечанием',
	draft: 'не утверждена',
	open: 'Утверждение'
} as const;

export const stepTexts: Readonly<Record<ApprovalStep, string>> = {
	sent: 'Отправлено',
	withdrawn: 'Отозвано',
	returned: 'Возвращено с замечанием',
	considered: 'Рассмотрено',
	accepted: 'Принято',
	agreed: 'Согласовано',
	approved: 'Утверждено',
	'changes-sent': 'Отправлен лист изменений',
	'changes-decided': 'Решение по листу изменений'
};

export const chainTexts: Readonly<Record<ChainStep, string>> = {
	considered: 'Рассмотрено',
	accepted: 'Принято',
	agreed: 'Согласовано'
};

export const approvalTexts = {
	state: 'Как обстоит дело',
	never: 'Ещё не отправлялась. Пока идёт работа, её правят свободно.',
	inForce: (day: string, who: string) => `В силе редакция, утверждённая ${day}: ${who}`,
	byOrder: (number: string, day: string) => `Приказ № ${number} от ${day}`,
	withNumber: (number: string) => `№ ${number}`,
	fromDay: (day: string) => `от ${day}`,
	changedSince: (count: number) => `После утверждения: ${counted(count, changeForms)}`,
	sameAsApproved: 'С утверждённой редакцией расхождений нет',
	pendingWhole: (when: string, who: string) => `Отправлена на утверждение ${when}: ${who}`,
	pendingReview: (when: string, who: string) => `Отправлена на экспертизу ${when}: ${who}`,
	pendingList: (list: number, when: string, who: string) =>
		`Лист изменений № ${list} отправлен ${when}: ${who}`,
	returnedBy: (when: string, who: string) => `Возвращена ${when}: ${who}`,
	editedMeanwhile:
		'После отправки её правили. Решают по той редакции, что отправлена; новые правки войдут в лист изменений.',
	send: 'Отправить на утверждение',
	sendForReview: 'Отправить на экспертизу',
	sendNote: 'Решать будут по той редакции, что сейчас на сервере. Править можно и дальше.',
	withdraw: 'Отозвать',
	sending: 'Отправляем…',
	approve: 'Утвердить',
	return: 'Вернуть с замечанием',
	note: 'Записать шаг согласования',
	noteHint: 'Заседание, протокол, согласование — то, что уже состоялось',
	preview: 'Посмотреть отправленное',
	sentPlan: 'Что отправлено',
	history: 'Ход утверждения',
	noHistory: 'Шагов пока нет',
	changes: 'Лист изменений',
	compare: 'Сравнить редакции',
	offline: 'Утвердить, вернуть или отправить можно, когда есть связь с сервером.',
	notSentYet: 'Последние правки ещё не на сервере. Дождитесь отправки и повторите.',
	noAnswer:
		'Сервер не ответил, и решение не записано. Проверьте связь и нажмите ещё раз: дважды не запишется.',
	fault: 'На сервере ошибка, решение не записано. Попробуйте ещё раз через минуту.',
	dataDate: 'Показано то, что сохранено на устройстве',
	nothingKept: 'Ход утверждения на устройстве ещё не загружен. Он появится, когда будет связь.',
	approveTitle: 'Утверждение',
	orderNumber: 'Номер приказа',
	orderDate: 'Дата приказа',
	protocolNumber: 'Номер протокола',
	protocolDate: 'Дата',
	body: 'Кем',
	bodyHint: 'Например: педагогический совет, профсоюз',
	step: 'Что сделано',
	remark: 'Замечание',
	remarkHint: 'Что поправить',
	remarkNeeded: 'Напишите замечание: что поправить.',
	keep: 'Записать',
	cancel: 'Не сейчас',
	approved: 'Утверждено',
	returned: 'Возвращено',
	sent: 'Отправлено',
	withdrawn: 'Отозвано',
	noted: 'Записано'
} as const;

export const changesTexts = {
	title: 'Лист изменений',
	numbered: (list: number) => `Лист изменений № ${list}`,
	notApproved: 'Лист изменений появится, когда план будет утверждён и после этого изменится.',
	none: 'После утверждения ничего не изменилось',
	noPlan:
		'Утверждённая редакция на устройство ещё не загружена. Она загрузится, когда будет связь.',
	count: (count: number) => counted(count, lineForms),
	reason: 'Почему меняется',
	reasonHint: 'Например: перенос сроков из-за ремонта',
	reasonNeeded: 'Напишите, почему план меняется.',
	send: 'Отправить лист изменений',
	waits: 'Отправлен и ждёт решения',
	accept: 'Принять',
	giveBack: 'Вернуть',
	acceptAll: 'Принять все',
	decide: 'Записать решение',
	left: (count: number) => `Осталось решить: ${counted(count, lineForms)}`,
	together: 'Вместе с ней возвращаются строки, которые без неё не имеют смысла',
	remark: 'Почему возвращается',
	wasReturned: (remark: string) => `Возвращена: ${remark}`,
	putBack: 'Вернуть как было',
	putBackDone: 'Возвращено как было',
	putBackFailed: 'Этого уже нет в документе. Внесите прежнее вручную.',
	was: 'Было',
	now: 'Стало',
	what: 'Что изменилось',
	decision: 'Решение',
	accepted: 'Принято',
	returned: 'Возвращено',
	undecided: 'Не решено',
	nothing: 'нет',
	print: 'Напечатать',
	decided: 'Решение записано',
	sent: 'Лист изменений отправлен',
	back: 'К утверждению'
} as const;

export const compareTexts = {
	title: 'Сравнение редакций',
	left: 'Прежняя',
	right: 'Новая',
	first: (day: string) => `Утверждена ${day}`,
	list: (list: number, day: string) => `С листом изменений № ${list}, ${day}`,
	pending: 'Отправлена, ждёт решения',
	current: 'Сейчас',
	same: 'Эти редакции не различаются',
	tooFew: 'Сравнивать пока не с чем: утверждённой редакции ещё нет',
	loading: 'Редакция ещё не загружена. Она загрузится, когда будет связь.'
} as const;

/** Where a roadmap leads from its menu. */
export const wayTexts = {
	approval: 'Утверждение',
	approvalNote: 'Отправить, утвердить, ход согласования',
	changes: 'Лист изменений',
	changesNote: 'Что изменилось после утверждения',
	nextYear: 'Перенести на новый учебный год',
	nextYearNote: 'Сроки сдвинутся, люди и результаты очистятся; покажем до переноса'
} as const;

export const toSignTexts = {
	title: 'На подпись',
	none: 'Сейчас ничего не ждёт вашего решения',
	count: (count: number) => `Ждут решения: ${counted(count, documentForms)}`,
	notYours: 'Утверждают директор и управление образования; экспертизу программ проводит куратор.',
	since: (when: string) => `отправлено ${when}`,
	whole: 'на утверждение',
	changes: 'лист изменений'
} as const;

/** What a line is about, before the name in quotes. */
export const subjectTexts: Readonly<Record<PlanForm, Readonly<Record<string, string>>>> = {
	roadmap: {
		plan: 'Титул',
		section: 'Этап',
		row: 'Мероприятие',
		part: 'Часть мероприятия'
	},
	programme: { plan: 'Программа', section: 'Задача', row: 'Шаг', part: 'Часть шага' }
};

export const kindTexts: Readonly<Record<LineKind, string>> = {
	changed: '',
	added: 'добавлено',
	removed: 'убрано',
	moved: 'перенесено'
};

export const noSection = 'вне задач';
export const noName = 'без названия';
export const orderWords = 'другой порядок';

const roadmapFields: Readonly<Record<string, string>> = {
	number: 'Номер',
	title: 'Название',
	organisation: 'Организация',
	level: 'Уровень',
	contacts: 'Адрес и телефон',
	period: 'Период',
	from: 'Начало периода',
	to: 'Конец периода',
	authors: 'Составители',
	task: 'Задача этапа',
	term: 'Срок',
	responsible: 'Ответственные',
	result: 'Результат',
	papers: 'Ожидаемые документы',
	marker: 'Знак части'
};

const programmeFields: Readonly<Record<string, string>> = {
	...titleLabels,
	...Object.fromEntries(Object.entries(longTexts).map(([name, { label }]) => [name, label])),
	title: 'Название',
	term: 'Срок',
	mentorDoes: 'Наставник делает',
	menteeDoes: 'Наставляемый делает',
	expected: 'Результат',
	evidence: 'Чем подтверждается',
	direction: 'Кто кого учит',
	people: 'О наставнике и наставляемом',
	'list:difficulties': 'Затруднения по областям',
	'list:results': 'Результаты: было, должно быть',
	'list:risks': 'Риски',
	'list:checks': 'Мониторинг'
};

export const planFieldTexts: Readonly<Record<PlanForm, Readonly<Record<string, string>>>> = {
	roadmap: roadmapFields,
	programme: programmeFields
};

export const directionTexts: Readonly<Record<string, string>> = {
	back: 'наставляемый учит наставника'
};

export const levelTexts: Readonly<Record<string, string>> = {
	school: 'школа',
	district: 'район'
};
