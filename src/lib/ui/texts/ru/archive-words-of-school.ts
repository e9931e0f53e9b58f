import { paperTexts } from './roadmap.ts';
import { questionKindTexts, surveyStateTexts, waveTexts } from './survey-desk.ts';
import type { TableWords } from '#lib/export/archive/tables.ts';
import { endReasonTexts, eventTexts } from './bonds.ts';
import { fieldKindTexts, reportSectionTexts, requestStateTexts } from './monitoring.ts';
import {
	consentTexts,
	fieldTexts,
	formTexts,
	mentoringKindTexts,
	optionTexts
} from './registry.ts';

const choices = {
	...{ form: formTexts, kind: mentoringKindTexts, formWanted: optionTexts, forms: optionTexts },
	...{ mentorStatus: optionTexts, menteeStatus: optionTexts, source: optionTexts }
};

/** The lists of all that is not one pair's, as the tables of an archive call them. */
export const schoolLists: TableWords['lists'] = {
	people: {
		name: 'люди',
		fields: {
			...{ name: 'Имя', isMentor: 'Наставник', isMentee: 'Наставляемый', ...fieldTexts },
			...{ wishes: 'С кем хотел бы', avoids: 'С кем не ставить', accountId: 'Вход в приложение' }
		},
		values: choices
	},
	consents: {
		name: 'согласия',
		fields: {
			...{ personId: 'Человек', kind: 'Согласие', number: 'Номер', requestedOn: 'Запрошено' },
			...{
				givenOn: 'Подписано',
				signer: 'Кто подписал',
				place: 'Где лежит',
				until: 'Действует до'
			},
			...{ withdrawnOn: 'Отозвано', destroyedOn: 'Уничтожено', destructionAct: 'Акт' },
			...{ agreement: 'Дополнительное соглашение', payTerms: 'Оплата', note: 'Примечание' }
		},
		values: { kind: consentTexts }
	},
	filters: { name: 'отборы', fields: { title: 'Отбор', part: 'Чей список' } },
	bonds: {
		name: 'пары',
		fields: {
			...{ mentorId: 'Наставник', menteeIds: 'Наставляемые', form: 'Форма', kind: 'Вид' },
			...{ request: 'Запрос', from: 'С какого дня', to: 'По какой день', score: 'Оценка подбора' },
			...{ reason: 'Почему так', pairId: 'Пара в приложении' }
		},
		values: choices
	},
	events: {
		name: 'события пар',
		fields: {
			...{ on: 'День', bondId: 'Пара', kind: 'Что произошло', reason: 'Причина' },
			...{ note: 'Примечание', mentorId: 'Наставник', until: 'До какого дня', orderId: 'Приказ' }
		},
		values: { kind: eventTexts, reason: endReasonTexts }
	},
	orders: {
		name: 'приказы',
		fields: {
			...{
				kind: 'О чём',
				number: 'Номер',
				date: 'Дата',
				signedOn: 'Подписан',
				grounds: 'Основание'
			},
			...{ programmesBy: 'Программы к какому дню', lines: 'Строки', mentor: 'Наставник' },
			...{ mentees: 'Наставляемые', mentorPost: 'Должность наставника', change: 'Изменение' },
			...{ mentorCategory: 'Категория', menteePost: 'Должность или класс', form: 'Форма' },
			...{ request: 'Запрос', from: 'с', to: 'по', pay: 'Оплата', consents: 'Согласия' },
			...{ note: 'Примечание', hasMinors: 'Есть несовершеннолетние', bondId: 'Пара' }
		},
		values: {
			kind: { ...mentoringKindTexts, assign: 'Закрепить пары', change: 'Изменить' },
			change: {
				...{ none: 'нет', mentor: 'другой наставник', prolong: 'продление', end: 'завершение' },
				...{ pause: 'пауза', resume: 'возобновление' }
			}
		}
	},
	requests: {
		name: 'запросы',
		fields: {
			...{ title: 'Название', text: 'О чём просят', note: 'Пояснение', asOf: 'На какой день' },
			...{ due: 'Ответить до', state: 'Состояние' }
		},
		values: { state: requestStateTexts }
	},
	fields: {
		name: 'строки запросов',
		fields: {
			...{ requestId: 'Запрос', title: 'Строка', kind: 'Вид', hint: 'Подсказка' },
			...{ indicatorId: 'Показатель', options: 'Варианты', isRequired: 'Обязательная' }
		},
		values: { kind: fieldKindTexts }
	},
	reports: {
		name: 'отчёты',
		fields: {
			...{ title: 'Отчёт', grounds: 'Основание', from: 'С какого дня', to: 'По какой день' },
			text: 'Раздел'
		},
		parts: reportSectionTexts
	},
	surveys: {
		name: 'анкеты',
		fields: {
			...{ title: 'Название', intro: 'Вступление', wave: 'Волна', audience: 'Для кого' },
			...{ isAnonymous: 'Без имени', opensOn: 'Открывается', closesOn: 'Закрывается' },
			state: 'Состояние'
		},
		values: { wave: waveTexts, state: surveyStateTexts }
	},
	questions: {
		name: 'вопросы',
		fields: {
			...{ surveyId: 'Анкета', code: 'Код', title: 'Вопрос', kind: 'Вид', hint: 'Подсказка' },
			...{ isRequired: 'Обязательный', options: 'Варианты', rows: 'Строки', from: 'От', to: 'До' },
			...{ fromLabel: 'Слева', toLabel: 'Справа', most: 'Не больше', isKey: 'Ключевой' }
		},
		values: { kind: questionKindTexts }
	},
	parts: {
		name: 'части мероприятий',
		fields: {
			...{ activityId: 'Мероприятие', marker: 'Номер', title: 'Часть', term: 'Срок' },
			...{ responsible: 'Ответственные', result: 'Результат', source: 'Откуда' }
		},
		values: {
			source: { cell: 'из той же ячейки', result: 'из результата', row: 'отдельной строкой' }
		}
	},
	documents: {
		name: 'документы',
		fields: {
			...{ activityId: 'Мероприятие', title: 'Документ', state: 'Состояние', number: 'Номер' },
			...{ date: 'Дата', link: 'Ссылка' }
		},
		values: { state: paperTexts }
	},
	approvals: {
		name: 'грифы',
		fields: {
			...{ kind: 'Гриф', text: 'Как написано', by: 'Кто', person: 'Имя', document: 'Чем' },
			...{ number: 'Номер', date: 'Дата' }
		},
		values: {
			kind: {
				...{ approved: 'Утверждено', agreed: 'Согласовано', accepted: 'Принято' },
				...{ considered: 'Рассмотрено', order: 'Приказ' }
			},
			document: { order: 'приказом', protocol: 'протоколом' }
		}
	},
	links: {
		name: 'кто есть кто',
		fields: { written: 'Как написано', personId: 'Человек' }
	},
	leftovers: {
		name: 'неразобранное',
		fields: { text: 'Текст', isSettled: 'Разобрано' }
	},
	materials: {
		name: 'материалы',
		fields: {
			...{ title: 'Название', about: 'О чём', form: 'Форма', programmeKind: 'Вид', goal: 'Цель' },
			...{ task: 'Задача', of: 'Что это' }
		},
		values: { of: { 'programme-template': 'готовая тропа' } }
	},
	cases: { name: 'практики', fields: { title: 'Название', text: 'Описание' } }
};
