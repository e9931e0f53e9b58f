import type { RowTrouble } from '#lib/domain/monitoring/fill-in.ts';
import type {
	RequestFieldKind,
	RequestFlaw,
	RequestState
} from '#lib/domain/monitoring/request.ts';
import type { ReportText } from '#lib/domain/monitoring/report.ts';
import { counted, type Forms } from '../plural.ts';

const fieldForms: Forms = ['строка', 'строки', 'строк'];
const schoolForms: Forms = ['школы', 'школ', 'школ'];

export const requestStateTexts: Readonly<Record<RequestState, string>> = {
	draft: 'Готовится',
	open: 'Ждёт ответов',
	closed: 'Закрыт'
};

export const fieldKindTexts: Readonly<Record<RequestFieldKind, string>> = {
	indicator: 'Показатель, считается сам',
	number: 'Число',
	text: 'Текст',
	choice: 'Выбор из списка'
};

export const requestFlawTexts: Readonly<Record<RequestFlaw, string>> = {
	'no-title': 'Напишите название запроса.',
	'no-days': 'Поставьте обе даты: на какой день данные и до какого дня ответить.',
	'no-fields': 'Добавьте хотя бы одну строку.',
	'untitled-field': 'У одной из строк нет названия. Допишите его.',
	'few-options': 'В строке с выбором нужно хотя бы два варианта.'
};

export const rowTroubleTexts: Readonly<Record<RowTrouble, string>> = {
	missing: 'Эту строку нужно заполнить.',
	'reason-needed': 'Число отличается от посчитанного. Напишите почему.',
	'not-a-number': 'Здесь нужно число, например 12 или 87,5.',
	'unknown-choice': 'Выберите один из вариантов.'
};

export const reportSectionTexts: Readonly<Record<ReportText, string>> = {
	acts: 'Нормативная база',
	staff: 'Кадры: наставники, наставляемые, пары',
	roadmap: 'Выполнение дорожной карты',
	programmes: 'Программы и встречи',
	training: 'Обучение наставников',
	monitoring: 'Результаты мониторинга',
	events: 'Мероприятия и конкурсы',
	practices: 'Практики и публикации',
	problems: 'Проблемы и причины',
	conclusions: 'Выводы',
	proposals: 'Предложения'
};

export const monitoringTexts = {
	missing: 'Этот раздел ведут куратор школы и район',
	indicators: {
		title: 'Показатели',
		note: 'План и факт на сегодня, по записям школы',
		date: (moment: string) => `По данным на ${moment}`,
		noFacts: 'Данные ещё не пришли на это устройство. Они придут, как только появится сеть.',
		plan: (year: string) => `План на ${year}`,
		planIs: (value: string) => `План: ${value}`,
		planOf: (name: string) => `План: ${name}`,
		reached: 'Выполнено',
		notReached: 'Не по плану',
		records: (count: number) => `Из чего посчитано: ${count}`,
		counts: 'учтено',
		countsNot: 'не учтено',
		part: (numerator: string, denominator: string) => `${numerator} из ${denominator}`,
		figures: 'Числа, которые знает только куратор',
		figuresNote:
			'Их нет ни в одном документе Тропы. Внесите на учебный год, показатели посчитаются.',
		notNumber: 'Здесь нужно число, например 12 или 87,5.',
		show: 'Показать записи',
		more: (count: number) => `И ещё ${count}`,
		fewTogether: 'Школы, где мало людей, вместе',
		without: (schools: number) => `Не вошли школы, где мало людей: ${schools}`,
		districtNote: 'План района видят школы: он подставится там, где своего нет.',
		year: 'Учебный год'
	},
	requests: {
		title: 'Запросы района',
		ownTitle: 'Запросы школам',
		none: 'Район пока ничего не спрашивал',
		ownNone: 'Запросов ещё не было. Составьте первый: школы увидят его сразу, как вы его откроете',
		unknown: 'Такого запроса нет. Возможно, район его убрал',
		toList: 'К показателям и отчётам',
		make: 'Новый запрос',
		madeTitle: 'Мониторинг',
		due: (day: string) => `ответить: ${day}`,
		asOf: (day: string) => `данные на ${day}`
	},
	builder: {
		name: 'Название запроса',
		note: 'Пояснение для школ',
		asOf: 'На какой день данные',
		due: 'До какого дня ответить',
		rows: (count: number) => `Форма: ${counted(count, fieldForms)}`,
		add: 'Добавить строку',
		edit: (title: string) => `Изменить: ${title}`,
		up: (title: string) => `Выше: ${title}`,
		down: (title: string) => `Ниже: ${title}`,
		removeRow: (title: string) => `Убрать строку: ${title}`,
		removed: 'Строка убрана',
		rowTitle: 'Строка формы',
		kind: 'Что это',
		indicator: 'Какой показатель',
		rowName: 'Название строки',
		options: 'Варианты, каждый с новой строки',
		required: 'Обязательная',
		done: 'Готово',
		open: 'Открыть школам',
		reopen: 'Открыть снова',
		close: 'Больше не принимать',
		remove: 'Убрать запрос',
		requestRemoved: 'Запрос убран',
		locked: 'Школы уже отвечают, поэтому форма не меняется. Чтобы изменить её, закройте запрос.'
	},
	answer: {
		lead: 'Посчитанное заполнено само. Исправьте, если знаете точнее, и напишите почему.',
		noNames: 'Не пишите фамилий: район увидит этот ответ целиком.',
		counted: (value: string) => `Посчитано: ${value}`,
		nothingCounted: 'Посчитать нечего, внесите сами',
		dataDate: (moment: string) => `данные на ${moment}`,
		typed: 'внесено вручную',
		few: 'Людей меньше пяти: число может указать на человека. Решайте, отправлять ли его.',
		value: (title: string) => `Значение: ${title}`,
		correct: (title: string) => `Другое значение: ${title}`,
		reason: (title: string) => `Почему иначе: ${title}`,
		choose: 'Не выбрано',
		send: 'Отправить в район',
		resend: 'Отправить исправленное',
		sending: 'Отправляем…',
		recall: 'Отозвать',
		recalled: 'Ответ отозван. Район видит, что он был, но не видит чисел',
		sent: 'Район получил ответ',
		wrong: 'Не всё заполнено. Посмотрите строки с замечаниями.',
		needsNetwork: 'Нужна сеть. Всё внесённое сохранено здесь, отправить можно позже.',
		fault: 'Сервер не принял ответ. Внесённое цело, попробуйте ещё раз.',
		stateUnknown: 'Без сети не видно, дошёл ли ответ. Внесённое сохранено здесь.',
		notSent: 'Ещё не отправлено',
		standing: (version: number, moment: string, person: string) =>
			`Отправлено, редакция ${version}: ${moment}, ${person}`,
		wasRecalled: (moment: string) => `Отозвано: ${moment}`,
		changed: 'Числа с тех пор изменились: район видит прежние.',
		late: 'после срока',
		inTime: 'в срок',
		closed: 'Район больше не принимает ответы на этот запрос.',
		history: 'Что отправляли',
		hash: (hash: string) => `Контрольный код: ${hash.slice(0, 12)}`,
		print: 'Напечатать',
		docx: 'Файл Word',
		xlsx: 'Таблица Excel',
		refresh: 'Обновить',
		refreshing: 'Смотрим…'
	},
	district: {
		answered: (count: number, of: number) => `Ответили ${count} из ${counted(of, schoolForms)}`,
		table: 'Ответы школ',
		school: 'Школа',
		state: 'Ответ',
		waiting: 'Ещё нет',
		recalled: 'Отозван',
		sent: (moment: string) => `Отправлен ${moment}`,
		version: (number: number) => `редакция ${number}`,
		allDocx: 'Все ответы в Word',
		allXlsx: 'Все ответы в Excel',
		noAnswers: 'Без сети ответов не видно. Запрос и форма здесь.',
		reason: (text: string) => `исправлено школой: ${text}`
	},
	reports: {
		title: 'Отчёты куратора',
		none: 'Отчётов ещё нет',
		make: 'Новый отчёт',
		madeTitle: 'Отчёт куратора о реализации программ наставничества',
		unknown: 'Такого отчёта нет. Возможно, его убрали на другом устройстве',
		period: (from: string, to: string) => `${from} – ${to}`,
		name: 'Название',
		grounds: 'Основание',
		from: 'С какого дня',
		to: 'По какой день',
		numbers: 'Числа за период',
		numbersNote: 'Посчитаны сами на последний день периода и попадут в отчёт.',
		texts: 'Тексты',
		textsHint: 'Пишите своими словами. Написанное хранится и здесь, и на сервере',
		docx: 'Файл Word',
		making: 'Собираем…',
		remove: 'Убрать отчёт',
		removed: 'Отчёт убран',
		failed: 'Файл не собрался. Написанное цело, попробуйте ещё раз.',
		template: 'Образец школы',
		preview: 'Как это будет выглядеть'
	}
} as const;
