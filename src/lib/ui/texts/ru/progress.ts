import type { PairRow } from '#lib/domain/progress/pair-row.ts';
import type { HowMany } from '#lib/domain/progress/district-school.ts';
import { counted, nouns } from '../plural.ts';

const rows = (count: number): string => counted(count, ['строка', 'строки', 'строк']);
const days = (count: number): string => counted(count, nouns.day);
const people = (count: number): string => counted(count, ['человек', 'человека', 'человек']);

export const progressTexts = {
	title: 'Как идёт работа',
	all: 'Вся сводка школы',
	dataDate: (when: string) => `Данные школы — на ${when}`,
	districtDate: (when: string) => `Данные — на ${when}`,
	asking: 'Собираем сводку…',
	unknown:
		'Сводки на этом устройстве ещё нет. Откройте её при связи — дальше она будет и без интернета',
	print: 'Распечатать',
	unreadable: 'данные не читаются',
	attention: {
		title: 'Требует внимания',
		calm: 'Всё идёт своим чередом: срочного нет',
		silent: 'Нет вестей две недели и дольше',
		noProgramme: 'Программа не начата',
		help: (steps: number) => `Просят помощи: ${counted(steps, nouns.step)}`,
		noMeetings: (when: string) =>
			when === '' ? 'Ни одной встречи за три недели' : `Последняя встреча — ${when}`,
		notApproved: (count: number) => `Программа не утверждена: ${days(count)} с начала работы`,
		overdue: (count: number) => `Дорожная карта: просрочено — ${rows(count)}`,
		overdueNote: 'Сроки прошли, отметки о выполнении нет',
		consents: 'Согласия',
		consentsNote: (missing: number, expiring: number) =>
			[
				missing > 0 ? `не хватает: ${people(missing)}` : '',
				expiring > 0 ? `скоро закончатся: ${people(expiring)}` : ''
			]
				.filter(Boolean)
				.join(', '),
		waiting: (count: number) => `Без наставника: ${people(count)}`,
		waitingNote: 'Подобрать пару',
		broken: (count: number) => `Данные не читаются: ${counted(count, nouns.document)}`,
		brokenNote: 'Остальное посчитано без них. Сообщите тому, кто ведёт сервер'
	},
	pairs: {
		title: 'Пары',
		pair: 'Пара',
		plan: 'План',
		meetings: 'Встречи',
		surveys: 'Анкеты',
		papers: 'Документы',
		contact: 'Связь',
		tableLabel: 'Пары: план, встречи, анкеты, документы, связь',
		steps: (done: number, of: number) => `${done} из ${of} шагов`,
		noSteps: 'шагов нет',
		late: (count: number) => `просрочено: ${count}`,
		held: (count: number) => counted(count, nouns.meeting),
		last: (when: string) => `последняя — ${when}`,
		next: (when: string) => `следующая — ${when}`,
		noMeetings: 'встреч нет',
		heard: (heard: number, held: number) => `откликов: ${heard} из ${held}`,
		answered: (answered: number, asked: number) => `${answered} из ${asked}`,
		noSurveys: 'сейчас нет',
		order: (when: string) => `приказ — ${when}`,
		noOrder: 'приказа нет',
		silent: 'нет вестей',
		neverIn: 'входа ещё не было',
		unknown: 'неизвестно',
		empty:
			'Пар пока нет. Сначала внесите наставников и наставляемых: из Excel, вручную или по анкете',
		toBase: 'Внести людей'
	},
	roadmap: {
		title: 'Дорожная карта',
		stage: 'Этап',
		done: 'Сделано',
		late: 'Просрочено',
		papers: 'Документы готовы',
		of: (done: number, of: number) => `${done} из ${of}`,
		doneLine: (done: number, of: number) => `сделано ${done} из ${of}`,
		lateLine: (count: number) => `просрочено: ${count}`,
		papersLine: (ready: number, of: number) => `документы готовы: ${ready} из ${of}`,
		tableLabel: 'Дорожная карта по этапам',
		noTitle: 'Этап без названия',
		whole: 'Вся карта',
		open: 'Открыть дорожную карту',
		none: 'Дорожной карты ещё нет',
		paperStates: {
			none: 'нет документа',
			draft: 'черновик',
			signed: 'подписан',
			placed: 'размещён'
		},
		byPapers: 'По документам'
	},
	surveys: {
		title: 'Анкеты',
		line: (answered: number, asked: number) => `Ответили ${answered} из ${asked}`,
		none: 'Открытых анкет нет',
		noTitle: 'Анкета без названия'
	},
	contacts: {
		title: 'Связь с участниками',
		row: 'Связь с участниками',
		rowNote: 'Кто когда был на связи и с какой версией',
		person: 'Участник',
		last: 'Был на связи',
		app: 'Версия',
		own: 'та же, что у вас',
		other: 'другая: обновится при следующем запуске',
		never: 'входа ещё не было',
		calm: 'Все на связи за последние 7 дней',
		silent: 'Давно не на связи',
		others: 'На связи за последние 7 дней',
		waiting: (count: number) => `ждут решения: ${count}`,
		note: 'Если человек давно не на связи, его правки могут ещё прийти: они целы на его устройстве.',
		noData: 'Сведений на этом устройстве ещё нет. Откройте при связи',
		remind: 'Напомнить',
		copied: 'Текст скопирован: вставьте его в сообщение',
		notCopied: 'Браузер не дал скопировать текст',
		reminder: (name: string) =>
			`Здравствуйте, ${name}! Откройте, когда будет связь, «Тропу»: ваши записи отправятся сами, а записи пары придут к вам.`
	},
	district: {
		schools: (count: number) => counted(count, nouns.school),
		faces: 'Что показать о школах',
		byStages: 'Дорожные карты',
		byPairs: 'Пары',
		stagesLabel: 'Школы: дорожная карта по этапам',
		pairsLabel: 'Школы: пары, программы, встречи',
		school: 'Школа',
		heard: (when: string) => `вести — ${when}`,
		silent: (count: number) => `нет вестей ${days(count)}`,
		never: 'входа ещё не было',
		pairs: 'Пары',
		running: (count: number) => `работают: ${count}`,
		ended: (count: number) => `завершены: ${count}`,
		noBases: 'баз нет',
		programmes: 'Программы утверждены',
		meetings: 'Встречи',
		stages: 'Этапы',
		late: (count: number) => `просрочено: ${count}`,
		noRoadmap: 'карты нет',
		otherStages: 'Другие этапы',
		noStage: 'такого этапа нет',
		otherYear: (year: string) => `карта ${year} года`,
		allInNeed: (count: number) => `Показать все: ${count}`,
		waiting: 'Без наставника',
		howMany: (value: HowMany) => (value === 'few' ? 'меньше 5' : String(value)),
		empty: 'Школ пока нет. Они появятся, когда их создадут на этом сервере',
		inNeed: 'Школы, которым нужна помощь',
		noneInNeed: 'Таких школ нет',
		few: 'Где людей меньше пяти, число не показывается: по нему можно узнать человека.',
		reasons: {
			silent: 'нет вестей 14 дней',
			noPairs: 'нет работающих пар',
			noRoadmap: 'нет дорожной карты',
			late: 'просрочены строки дорожной карты',
			waiting: 'есть наставляемые без наставника',
			noProgrammes: 'программы не утверждены',
			unreadable: 'часть данных не читается'
		}
	}
} as const;

export const planTexts: Readonly<Record<PairRow['plan'], string>> = {
	approved: 'программа утверждена',
	pending: 'программа ждёт утверждения',
	begun: 'программа в работе',
	none: 'программа не начата',
	unreadable: 'данные не читаются'
};
