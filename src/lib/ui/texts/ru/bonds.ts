import type { BondEventKind, BondState, EndReason } from '#lib/domain/bonds/bond.ts';
import type { OrderBarrier } from '#lib/domain/bonds/order-lines.ts';
import type { Barrier } from '#lib/domain/matching/barriers.ts';
import type { Place } from '#lib/domain/matching/score.ts';
import { counted, formFor, type Forms } from '../plural.ts';

const pairForms: Forms = ['пара', 'пары', 'пар'];
const pairObjectForms: Forms = ['пару', 'пары', 'пар'];
const ofNeedForms: Forms = ['запроса', 'запросов', 'запросов'];
const menteeForms: Forms = ['наставляемый', 'наставляемых', 'наставляемых'];
const personForms: Forms = ['человека', 'человек', 'человек'];
const placeForms: Forms = ['место', 'места', 'мест'];

export const bondStateTexts: Readonly<Record<BondState, string>> = {
	proposed: 'Предложена',
	agreed: 'Согласны оба',
	trial: 'Пробная встреча',
	tried: 'Проба прошла',
	active: 'Работает',
	paused: 'На паузе',
	completed: 'Завершена',
	terminated: 'Прекращена',
	rejected: 'Не сложилась'
};

export const eventTexts: Readonly<Record<BondEventKind, string>> = {
	'mentor-agreed': 'Наставник согласен',
	'mentee-agreed': 'Наставляемый согласен',
	'trial-set': 'Пробная встреча назначена',
	'trial-passed': 'Пробная встреча прошла',
	rejected: 'Пара не сложилась',
	ordered: 'Закреплена приказом',
	paused: 'Приостановлена',
	resumed: 'Возобновлена',
	prolonged: 'Продлена',
	'mentor-changed': 'Сменён наставник',
	completed: 'Завершена',
	terminated: 'Прекращена'
};

/** On the buttons. */
export const deedTexts: Readonly<Record<BondEventKind, string>> = {
	'mentor-agreed': 'Наставник согласен',
	'mentee-agreed': 'Наставляемый согласен',
	'trial-set': 'Назначить пробную встречу',
	'trial-passed': 'Проба прошла хорошо',
	rejected: 'Не сложилось',
	ordered: 'В приказ',
	paused: 'Приостановить',
	resumed: 'Возобновить',
	prolonged: 'Продлить',
	'mentor-changed': 'Сменить наставника',
	completed: 'Завершить по плану',
	terminated: 'Прекратить раньше'
};

export const endReasonTexts: Readonly<Record<EndReason, string>> = {
	'plan-fulfilled': 'План выполнен',
	'goal-early': 'Цель достигнута раньше',
	'mentor-asked': 'По инициативе наставника',
	'mentee-asked': 'По инициативе наставляемого',
	'both-asked': 'По инициативе обоих',
	'curator-asked': 'По инициативе куратора',
	dismissal: 'Увольнение или перевод',
	'refusal-351-8': 'Отказ по ст. 351.8 ТК РФ (за 3 рабочих дня)',
	'consent-withdrawn': 'Отозвано согласие'
};

export const barrierTexts: Readonly<Record<Barrier, string>> = {
	'same-person': 'это тот же человек',
	'mentor-consent-missing': 'нет согласий наставника',
	'mentee-consent-missing': 'нет согласий наставляемого',
	'parent-consent-missing': 'нет согласий родителя',
	'certificate-missing': 'нет справки об отсутствии судимости',
	'no-room': 'мест больше нет',
	'form-not-chosen': 'не эта форма наставничества',
	'assesses-the-mentee': 'оценивает этого человека на аттестации',
	unwanted: 'просили не ставить в пару'
};

export const placeTexts: Readonly<Record<Place, string>> = {
	'same-school': 'одна школа',
	nearby: 'школа рядом',
	online: 'оба могут онлайн',
	apart: 'далеко друг от друга'
};

export const orderBarrierTexts: Readonly<Record<OrderBarrier, string>> = {
	consents: 'нет бумаг',
	agreement: 'ещё не согласились оба',
	'unknown-person': 'кого-то уже нет в базе'
};

export const matchTexts = {
	title: 'Подбор пар',
	way: 'Подобрать пару',
	lead: 'Предложение считается на этом устройстве, по базам и бумагам. Решаете вы.',
	counting: 'Считаем предложение…',
	countingFailed: 'Предложение не посчиталось. Обновите страницу: базы от этого не меняются',
	showMore: (left: number) => `Показать ещё: осталось ${left}`,
	waiting: (mentees: number, places: number) =>
		`${counted(mentees, menteeForms)} без пары, ${counted(places, placeForms)} у наставников`,
	nobody: 'Все наставляемые в парах. Когда появится новый запрос, внесите его в базу',
	papers: (people: number) =>
		`Без согласий пару не предлагаем. Не хватает бумаг у ${counted(people, personForms)}`,
	toBase: 'К базам',
	group: 'Собрать пару или группу самим',
	proposalTitle: 'Предложение',
	takeAll: (count: number) => `Взять все: ${counted(count, pairObjectForms)}`,
	take: 'Взять',
	takeFor: (name: string) => `Взять пару: ${name}`,
	others: 'Другие наставники',
	othersFor: (name: string) => `Другие наставники для: ${name}`,
	taken: (count: number) => `Добавлено: ${counted(count, pairForms)}`,
	toBonds: 'К парам',
	score: (score: number) => `${score} из 100`,
	covers: (covered: number, of: number, names: string) =>
		`закрывает ${covered} из ${counted(of, ofNeedForms)}${names === '' ? '' : `: ${names}`}`,
	uncoveredNames: (names: string) => `не закрывает: ${names}`,
	subjects: (names: string) => `общий предмет: ${names}`,
	times: (names: string) => `совпадает время: ${names}`,
	load: (load: number, capacity: number) =>
		load === 0 ? 'ещё никого не ведёт' : `уже ведёт ${load} из ${capacity}`,
	wish: 'есть пожелание',
	aloneTitle: 'Пока без пары',
	aloneLead: 'Пока наставника нет, человек не остаётся один: психолог и поиск дальше.',
	supportHint: 'Кто поддерживает, что сделано, где ещё искали, когда вернёмся',
	supportFor: (name: string) => `Карточка поддержки: ${name}`,
	barriers: (words: string) => `мешает: ${words}`,
	toPerson: 'К карточке',
	uncoveredTitle: 'Запросы, которые никто не закрывает',
	uncoveredLead: 'Поищите наставника в соседней школе или онлайн.',
	reasonTitle: 'Почему так',
	reasonHint: 'Выбор отличается от предложенного. Одной фразой: это останется в карточке пары',
	reasonWrong: 'Напишите, почему выбран другой наставник.',
	choose: 'Выбрать',
	chooseFor: (name: string) => `Выбрать наставника: ${name}`,
	mayNot: 'Пока нельзя'
} as const;

export const bondTexts = {
	title: 'Пары: от подбора до завершения',
	cardTitle: 'Путь пары',
	unknown: 'Такой пары в базе нет. Возможно, её убрали на другом устройстве',
	toList: 'Ко всем парам',
	empty: 'Пар в базе ещё нет. Начните с подбора',
	mentor: 'Наставник',
	mentee: 'Наставляемый',
	mentees: 'Наставляемые',
	form: 'Форма',
	kind: 'Вид',
	request: 'Направление (запрос)',
	from: 'Начало',
	to: 'Окончание',
	reason: 'Почему выбрана',
	inOrder: 'Что войдёт в приказ',
	history: 'Что было',
	late: 'Пришло поздно и не подошло',
	next: 'Дальше',
	noProgramme: (count: number) => `Ещё без программы: ${counted(count, pairForms)}`,
	noProgrammeNote: 'Согласие обоих, приказ, потом программа и вход',
	groups: { before: 'Готовятся', running: 'Работают', ended: 'Закончены' },
	count: (count: number) => counted(count, pairForms),
	group: (count: number) => `группа: ${counted(count, menteeForms)}`,
	missing: (names: string) => `Не хватает бумаг: ${names}. Без них пару нельзя внести в приказ.`,
	remove: 'Убрать',
	removed: 'Пара убрана',
	noted: 'Записано',
	sheet: {
		on: 'День',
		trialOn: 'День пробной встречи',
		until: 'По какой день',
		reason: 'Причина',
		note: 'Что сказали, о чём договорились',
		handover: 'Что передаёт прежний наставник',
		handoverHint: 'На чём остановились, что обещано, где материалы. Передачу согласуют все трое.',
		handoverWrong: 'Напишите, что передаётся: новый наставник должен знать, на чём остановились.',
		newMentor: 'Новый наставник',
		newMentorWrong: 'Выберите нового наставника.',
		dateWrong: 'Укажите день.',
		reasonWrong: 'Выберите причину.',
		save: 'Записать'
	},
	agreed: {
		way: 'Отметить согласие сразу многих',
		title: 'Согласны оба',
		lead: 'Отметьте пары, в которых согласны и наставник, и наставляемый.',
		all: 'Отметить все',
		save: (count: number) => `Записать: ${counted(count, pairForms)}`,
		noted: (count: number) => `Согласны оба: ${counted(count, pairForms)}`
	},
	own: {
		title: 'Новая пара или группа',
		mentor: 'Наставник',
		mentees: 'Наставляемые',
		wrong: 'Выберите наставника и хотя бы одного наставляемого.',
		reason: 'Почему так',
		add: 'Добавить'
	},
	app: {
		title: 'Программа и встречи в приложении',
		open: 'Открыть программу и дневник',
		opening: 'Открываем…',
		note: 'Появятся программа, дневник встреч и ссылки для входа обоим. Нужна связь.',
		toPair: 'К программе и встречам',
		mentor: (names: string) => `В приложении пару ещё ведёт прежний наставник: ${names}`,
		whoLeaves: 'Кто передаёт пару',
		changeMentor: 'Передать доступ новому',
		state: (state: string) => `В приложении состояние другое. По бумагам: ${state.toLowerCase()}`,
		setState: 'Привести в порядок',
		links: 'Ссылки для входа, каждая действует один раз, три дня',
		groupNote: 'Программа у группы одна, откроется сразу всем. Личные заметки у каждого свои.',
		notAll: (names: string) => `Ещё не в программе: ${names}`,
		joinAll: 'Добавить в программу',
		anotherMentor: 'Ещё один наставник',
		addMentor: 'Добавить наставника',
		nobodyChosen: 'Не выбран',
		done: 'Готово'
	},
	changes: {
		mentor: (name: string, note: string) =>
			`Наставником назначить: ${name}${note === '' ? '' : `. Передано: ${note}`}`,
		prolonged: (day: string) => `Продлить по ${day}`,
		paused: 'Приостановить работу',
		resumed: 'Возобновить работу',
		completed: 'Завершить: план выполнен',
		terminated: (reason: string) => `Прекратить: ${reason.toLowerCase()}`
	}
} as const;

export const orderTexts = {
	title: 'Приказы о парах',
	cardTitle: 'Приказ',
	way: 'Приказы',
	unknown: 'Такого приказа нет. Возможно, черновик убрали на другом устройстве',
	toList: 'Ко всем приказам',
	empty: 'Приказов ещё нет',
	assign: 'Приказ о закреплении пар',
	change: 'Приказ об изменениях',
	ready: (count: number) => `Готовы к приказу: ${counted(count, pairForms)}`,
	make: 'Составить приказ',
	notReady: 'Ещё не готовы',
	changesReady: (count: number) =>
		`${formFor(count, ['Изменение', 'Изменения', 'Изменений'])} без приказа: ${count}`,
	makeChange: 'Составить приказ об изменениях',
	draft: 'Черновик',
	signed: (day: string) => `Подписан ${day}`,
	number: 'Номер',
	numberHint: (next: string) =>
		next === '' ? 'По книге приказов' : `Следующий по порядку: ${next}`,
	date: 'Дата',
	grounds: 'Основание',
	groundsHint:
		'Например: протокол педагогического совета от 28.08.2026 № 1. Согласия впишутся сами',
	programmesBy: 'Программы разработать до',
	lines: (count: number) => `В приложении: ${counted(count, pairForms)}`,
	removeLine: (name: string) => `Убрать из приказа: ${name}`,
	print: 'Напечатать',
	docx: 'Скачать для Word',
	sign: 'Подписан: закрепить',
	toBonds: 'К парам: открыть программы',
	signNote: 'Отметьте, когда приказ подписан на бумаге: пары начнут работать с этого дня.',
	signWrong: 'Сначала номер и дата.',
	stopped: (names: string) =>
		`Этих пар в приказе быть не может: не хватает бумаг или согласия обоих. Уберите строки или дополните бумаги: ${names}`,
	signedToast: 'Приказ подписан, пары закреплены',
	remove: 'Убрать черновик',
	removed: 'Черновик убран',
	consents: (signer: string, day: string, number: string) =>
		`согласие${signer === '' ? '' : ` (${signer})`} от ${day}${number === '' ? '' : ` № ${number}`}`
} as const;
