import type { QuestionKind, SurveyState, Wave } from '#lib/domain/survey/survey.ts';
import { surveyWay } from './survey-way.ts';
import { counted, type Forms } from '../plural.ts';

const answerForms: Forms = ['ответ', 'ответа', 'ответов'];

export const surveyStateTexts: Readonly<Record<SurveyState, string>> = {
	draft: 'Черновик',
	open: 'Открыта',
	closed: 'Закрыта'
};

export const waveTexts: Readonly<Record<Wave, string>> = {
	before: 'Входная',
	interim: 'Промежуточная',
	after: 'Итоговая',
	other: 'Без волны'
};

export const questionKindTexts: Readonly<Record<QuestionKind, string>> = {
	scale: 'Шкала',
	level: 'Уровень 0–3',
	one: 'Один ответ',
	many: 'Несколько ответов',
	text: 'Текст',
	number: 'Число',
	date: 'Дата',
	matrix: 'Таблица'
};

/** For the curator. */
export const deskTexts = {
	title: surveyWay.title,
	missing: 'Анкеты составляет куратор школы. На этом устройстве их ещё нет',
	make: 'Новая анкета',
	fromReady: 'Взять готовую',
	blank: 'Начать с пустой',
	empty: 'Анкет ещё нет. Возьмите готовую: её можно изменить',
	builder: {
		title: 'Конструктор анкеты',
		unknown: 'Такой анкеты нет. Возможно, её убрали на другом устройстве',
		toList: 'Ко всем анкетам',
		locked: 'Анкета открыта: вопросы менять нельзя, иначе ответы станут о разном.',
		name: 'Название',
		intro: 'Вступление: зачем анкета и кто увидит ответы',
		wave: 'Волна',
		audience: 'Кого спрашиваем',
		pupil: 'наставляемый-ученик',
		anonymous: 'Без имени',
		anonymousHint:
			'Кто что ответил, не видно никому; итоги — от пяти ответов, внесённые с бумаги считаются отдельно',
		opensOn: 'Открыта с',
		closesOn: 'Открыта по',
		questions: (count: number) => `Вопросы: ${count}`,
		question: 'Вопрос',
		kind: 'Вид ответа',
		options: 'Варианты, по одному на строке',
		rows: 'Строки таблицы, по одной на строке',
		from: 'От',
		to: 'До',
		fromLabel: 'Что значит меньшее',
		toLabel: 'Что значит большее',
		most: 'Сколько можно выбрать (0 — любое число)',
		isRequired: 'Обязательный',
		isKey: 'По нему считаем «довольны»',
		add: 'Добавить вопрос',
		newQuestion: 'Новый вопрос',
		edit: (title: string) => `Изменить: ${title}`,
		up: (title: string) => `Выше: ${title}`,
		down: (title: string) => `Ниже: ${title}`,
		remove: (title: string) => `Убрать: ${title}`,
		removed: 'Вопрос убран',
		open: 'Открыть анкету',
		openWrong: 'Нужны название, хотя бы один вопрос и кого спрашиваем.',
		openedAlone:
			'Анкета открыта на этом устройстве. Людям она придёт, когда появится связь: нажмите «Раздать людям»',
		give: 'Раздать людям',
		given: 'Анкета придёт на устройства людей при их следующей связи',
		close: 'Закрыть анкету',
		closed: 'Анкета закрыта',
		reopen: 'Открыть снова',
		removeSurvey: 'Убрать анкету',
		surveyRemoved: 'Анкета убрана',
		results: 'Итоги',
		paper: 'Внести с бумаги',
		kiosk: 'Отвечают на этом устройстве',
		print: 'Бланк для печати',
		done: 'Готово'
	},
	paper: {
		title: 'Внести с бумаги',
		lead: 'Один листок — одна запись. После каждого сразу начинается следующий.',
		known:
			'Анкета без имени. Внесённое с бумаги вы видите сами, поэтому ответы, данные в приложении, войдут в итоги, когда их будет пять.',
		name: 'Кто ответил',
		nameWrong: 'Напишите, кто ответил: анкета с именем.',
		save: 'Записать и взять следующий',
		saved: (count: number) => `Записано листков: ${count}`,
		leave: 'Закончить: вернуться куратору',
		blankName: 'Бланк анкеты',
		blankPrint: 'Напечатать',
		blankDocx: 'Скачать для Word'
	},
	kiosk: {
		title: 'Отвечают на этом устройстве',
		lead: 'Передайте устройство тому, кто отвечает. После ответа экран очищается для следующего человека.',
		start: 'Начать отвечать',
		done: 'Спасибо! Ответ принят. Передайте устройство дальше.',
		leave: 'Закончить и закрыть ПИНом',
		needsPin:
			'Устройство пойдёт по рукам. Чтобы с него нельзя было попасть в ваши записи, поставьте ПИН: пока идёт анкета, другого здесь не открыть, а после неё «Тропа» откроется только по ПИНу.',
		setPin: 'Поставить ПИН',
		back: 'Вернуться к анкете'
	},
	results: {
		title: 'Итоги анкеты',
		needsNetwork:
			'Ответы собирает сервер, а связи сейчас нет. Итоги появятся, когда она будет; внесённое с бумаги не пропадёт.',
		fault: 'На сервере ошибка. Попробуйте ещё раз через минуту.',
		again: 'Обновить',
		date: (when: string) => `Данные — на ${when}`,
		rate: (answered: number, asked: number, rate: string) =>
			`${counted(answered, answerForms)}, спрашивали ${asked}${rate === '' ? '' : `: ${rate} %`}`,
		hidden: (answered: number, own: number) =>
			answered - own > 0 && own > 0
				? `Пока ${counted(answered, answerForms)}, из них сами ответили ${own}. Внесённое с бумаги и с общего устройства вам известно, поэтому итоги без имён показываются, когда сами ответят пятеро.`
				: `Пока ${counted(answered, answerForms)}. Итоги анкеты без имён показываются от пяти ответов.`,
		withheld: (own: number) =>
			`Здесь только внесённое с бумаги и с общего устройства. Ещё ${counted(own, answerForms)} люди дали сами: они войдут, когда их будет пять, иначе можно вычислить, кто что ответил.`,
		mean: (mean: string, median: string, satisfied: string) =>
			`Среднее ${mean}, медиана ${median}, довольны ${satisfied} %`,
		answers: (count: number) => counted(count, answerForms),
		share: 'Доля',
		countHead: 'Ответов',
		option: 'Ответ',
		quotes: 'Слова',
		noTexts: 'Слов никто не написал',
		swot: 'Черновик SWOT',
		swotNote: 'По средним: от 8 — сильное, до 5 — слабое. Решает куратор.',
		strengths: 'Сильные стороны',
		weaknesses: 'Слабые стороны',
		nothing: 'пока ничего',
		compare: 'Сравнить с другой волной',
		compareNone: 'Не сравнивать',
		before: 'Было',
		after: 'Стало',
		difference: 'Разница',
		deficits: 'Карта затруднений',
		deficitPeople: 'Скольким нужна помощь',
		deficitMean: 'Средний уровень',
		noData: 'нет данных'
	}
} as const;
