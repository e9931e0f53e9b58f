import type { ConsentKind, ConsentState } from '#lib/domain/registry/consents.ts';
import type { FieldKey, MentoringForm, MentoringKind, Part } from '#lib/domain/registry/fields.ts';
import type { Lack } from '#lib/domain/registry/filter.ts';
import type { SchoolDetail } from '#lib/domain/registry/school.ts';
import { counted, type Forms } from '../plural.ts';
import { registryWay } from './registry-way.ts';

const personForms: Forms = ['человек', 'человека', 'человек'];
const scanForms: Forms = ['скан', 'скана', 'сканов'];
const paperForms: Forms = ['бумага', 'бумаги', 'бумаг'];

export const fieldTexts: Readonly<Record<FieldKey, string>> = {
	post: 'Должность или класс',
	contact: 'Контакт',
	mainRequest: 'Основной запрос',
	needs: 'Что нужно',
	skills: 'Чем может помочь',
	subjects: 'Предметы',
	stages: 'Классы, ступень',
	times: 'Свободное время',
	online: 'Может онлайн',
	experienceYears: 'Стаж, лет',
	category: 'Категория',
	education: 'Образование',
	birthDate: 'Дата рождения',
	organisation: 'Место работы или учёбы',
	capacity: 'Сколько наставляемых может вести',
	hoursMonth: 'Часов в месяц',
	forms: 'Формы наставничества',
	formWanted: 'Форма наставничества',
	menteeAges: 'Возраст наставляемых',
	awards: 'Награды',
	achievements: 'Достижения по теме программы',
	lifeExperience: 'Жизненный опыт',
	interests: 'Интересы',
	training: 'Обучение наставника',
	trainedOn: 'Удостоверение об обучении, дата',
	certificateOn: 'Справка об отсутствии судимости, дата',
	source: 'Откуда',
	mentorStatus: 'Статус',
	isPupil: 'Обучающийся',
	guardian: 'Родитель (законный представитель)',
	youngSpecialist: 'Молодой специалист (до 3 лет)',
	identifiedOn: 'Дата выявления запроса',
	joinedOn: 'Дата вхождения в программу',
	completedOn: 'Дата завершения программы',
	results: 'Результаты программы',
	caseLink: 'Ссылка на кейс или отзыв',
	mark: 'Отметка о прохождении программы',
	mayBecomeMentor: 'Может стать наставником',
	menteeStatus: 'Статус',
	specialCategories: 'Особые категории',
	support: 'Карточка поддержки, пока нет пары'
};

export const formTexts: Readonly<Record<MentoringForm, string>> = {
	'teacher-teacher': 'Педагог – педагог',
	'head-teacher': 'Руководитель – педагог',
	'employer-student': 'Работодатель – студент',
	'university-teacher': 'Педагог вуза или колледжа – молодой педагог',
	'partner-teacher': 'Социальный партнёр – педагог',
	'student-pupil': 'Студент – ученик',
	'employer-pupil': 'Работодатель – ученик',
	'pupil-pupil': 'Ученик – ученик',
	'teacher-pupil': 'Учитель – ученик',
	'teacher-group': 'Группа молодых педагогов'
};

export const mentoringKindTexts: Readonly<Record<MentoringKind, string>> = {
	traditional: 'Традиционное',
	virtual: 'Виртуальное',
	group: 'Групповое',
	short: 'Краткосрочное',
	reverse: 'Реверсивное',
	situational: 'Ситуационное',
	speed: 'Скоростное'
};

/** Words of every choice, by its code. */
export const optionTexts: Readonly<Record<string, string>> = {
	...formTexts,
	candidate: 'Кандидат',
	selected: 'Отобран',
	reserve: 'Резерв',
	registered: 'В реестре',
	paused: 'Приостановлен',
	left: 'Выбыл',
	identified: 'Выявлен',
	waiting: 'Ждёт наставника',
	completed: 'Завершил программу',
	own: 'Своя организация',
	'other-school': 'Другая организация',
	university: 'Вуз или колледж',
	partner: 'Партнёр'
};

export const consentTexts: Readonly<Record<ConsentKind, string>> = {
	participation: 'Участие в программе',
	'personal-data': 'Персональные данные',
	publication: 'Публикация',
	'parent-participation': 'Родитель: участие ребёнка',
	'parent-personal-data': 'Родитель: персональные данные ребёнка',
	'child-assent': 'Согласие ребёнка (с 14 лет)'
};

export const consentStateTexts: Readonly<Record<ConsentState, string>> = {
	requested: 'Ещё не подписано',
	given: 'Есть',
	expiring: 'Скоро закончится',
	expired: 'Срок вышел',
	withdrawn: 'Отозвано',
	destroyed: 'Уничтожено'
};

export const lackTexts: Readonly<Record<Lack, string>> = {
	'': 'Неважно',
	consents: 'Нет согласий',
	pair: 'Без пары'
};

export const schoolTexts: Readonly<Record<SchoolDetail, string>> = {
	fullName: 'Полное название с учредителем',
	shortName: 'Краткое название',
	address: 'Адрес',
	phone: 'Телефон',
	email: 'Электронная почта',
	okpo: 'ОКПО',
	ogrn: 'ОГРН',
	inn: 'ИНН',
	kpp: 'КПП',
	place: 'Населённый пункт',
	site: 'Сайт (раздел «Наставничество»)',
	signerPost: 'Кто подписывает: должность',
	signerName: 'Кто подписывает: фамилия и инициалы',
	curatorName: 'Куратор в приказах'
};

export const partTexts: Readonly<Record<Part, string>> = {
	mentor: 'Наставники',
	mentee: 'Наставляемые'
};

export const registryTexts = {
	title: registryWay.title,
	missing:
		'Базы наставников и наставляемых ведёт куратор школы. На этом устройстве их нет; если вы куратор, они придут при первой связи',
	readerOnly: 'Вы читаете: базы ведёт куратор',
	dataDate: (when: string) => `Данные — на ${when}`,
	tabs: { mentor: 'Наставники', mentee: 'Наставляемые', consents: 'Согласия' },
	tabsLabel: 'Разделы',
	search: 'Найти',
	count: (shown: number, of: number) =>
		shown === of ? counted(of, personForms) : `${shown} из ${counted(of, personForms)}`,
	add: { mentor: 'Внести наставника', mentee: 'Внести наставляемого' },
	empty: {
		mentor: 'В базе ещё нет наставников. Внесите первого или загрузите список из Excel',
		mentee: 'В базе ещё нет наставляемых. Внесите первого или загрузите список из Excel'
	},
	nobodyFound: 'Никого не нашлось. Измените поиск или отбор',
	import: 'Загрузить список',
	ways: 'Что ещё',
	exportXlsx: 'Скачать для Excel (.xlsx)',
	exportCsv: 'Скачать таблицей (.csv)',
	exported: (name: string) => `Файл готов: ${name}`,
	school: 'Реквизиты школы',
	schoolNote: 'Стоят в бланках согласий и приказах',
	filter: {
		open: 'Отбор',
		openCount: (count: number) => `Отбор: ${count}`,
		title: 'Отбор',
		area: 'Направление',
		any: 'Любое',
		status: 'Статус',
		anyStatus: 'Любой',
		lacks: 'Чего не хватает',
		clear: 'Показать всех',
		keep: 'Запомнить отбор',
		keepName: 'Название отбора',
		keepHint: 'Например: «Ждут наставника без согласий»',
		kept: 'Отбор запомнен',
		saved: 'Запомненные отборы',
		forget: (title: string) => `Убрать отбор «${title}»`,
		forgotten: 'Отбор убран',
		done: 'Показать'
	},
	columns: { name: 'Фамилия, имя, отчество', consents: 'Согласия', load: 'Пары' },
	inPair: 'В паре',
	consentsWhole: 'все есть',
	consentsMissing: (count: number) => `нет: ${counted(count, paperForms)}`,
	newPerson: {
		title: { mentor: 'Новый наставник', mentee: 'Новый наставляемый' },
		name: 'Фамилия, имя и отчество',
		nameWrong: 'Напишите имя: от 2 до 120 знаков.',
		same: 'Похоже, этот человек уже есть в базе',
		isSame: 'Это один человек?',
		open: (name: string) => `Да, открыть: ${name}`,
		add: 'Внести',
		addAnyway: 'Нет, внести отдельно',
		added: 'Внесено'
	},
	person: {
		title: 'Карточка',
		unknown: 'Такой записи в базе нет. Возможно, её убрали на другом устройстве',
		toBase: 'К базе',
		name: 'Фамилия, имя, отчество',
		sections: { main: 'Главное', areas: 'Направления', more: 'Ещё о человеке' },
		showMore: 'Показать все поля',
		isMentor: 'В базе наставников',
		isMentee: 'В базе наставляемых',
		remove: 'Убрать из базы',
		removed: 'Запись убрана',
		wishes: 'С кем хотелось бы работать',
		avoids: 'С кем лучше не ставить в пару',
		avoidsNote: 'Видит только куратор и директор',
		choose: 'Выбрать',
		chosen: 'Выбранные люди',
		specialNote:
			'Наставнику не показываются. В показатели идёт только число людей в группе, от пяти. Считаем по словам: ОВЗ, инвалидность, одарённый, ТЖС, малоимущая семья, сельская местность, сирота',
		levels: {
			mentor: ['Не помогаю', 'Объясню', 'Покажу и разберу', 'Веду и учу других'],
			mentee: ['Уверенно', 'Иногда нужна подсказка', 'Нужна помощь', 'Не умею']
		},
		editAreas: 'Изменить направления',
		areasNone: 'Направления не отмечены',
		actions: 'Действия с записью',
		yes: 'да'
	},
	consents: {
		title: 'Согласия',
		lead: 'Запись о бумаге: сама бумага лежит в школе. Без этих бумаг пару нельзя внести в приказ.',
		missingTitle: (count: number) => `Кому ещё подписать: ${counted(count, personForms)}`,
		wholeTitle: 'Все бумаги на месте',
		endingTitle: 'Заканчиваются или отозваны',
		record: 'Отметить',
		recordFor: (kind: string, name: string) => `Отметить: ${kind}, ${name}`,
		print: 'Напечатать бланк',
		printAll: 'Напечатать недостающие бланки',
		recordAll: 'Отметить сразу многих',
		sheetTitle: 'Согласие',
		kind: 'О чём',
		givenOn: 'Дата на бумаге',
		number: 'Номер (если есть)',
		signer: 'Кто подписал',
		place: 'Где лежит бумага',
		placeHint: 'Например: папка 05-12, кабинет 3',
		until: 'Действует по',
		untilHint: 'Пусто — без срока, до отзыва',
		agreement: 'Дополнительное соглашение (ст. 351.8 ТК РФ): номер и дата',
		payTerms: 'Условия оплаты',
		note: 'Заметка',
		scan: 'Скан бумаги',
		scanNote:
			'Фото или PDF подписанной бумаги. Видят только куратор и директор школы; району и в отчёты не уходит.',
		saveAndScan: 'Записать и приложить скан',
		scansText: (count: number) => counted(count, scanForms),
		save: 'Записать',
		saved: 'Записано',
		withdraw: 'Отозвать',
		withdrawnOn: 'Дата отзыва',
		withdrawNote:
			'Обработка прекращается, данные уничтожаются за 30 дней, по акту. Опубликованное убирается за 3 рабочих дня.',
		withdrawn: 'Отзыв записан',
		destroyed: 'Записать уничтожение',
		destructionNoted: 'Уничтожение записано',
		destroyNote: 'Скан удаляется вместе с этой записью: с сервера — через сутки после неё.',
		destroyedOn: 'Дата уничтожения',
		act: 'Акт №',
		remove: 'Убрать запись',
		removed: 'Запись убрана',
		dateWrong: 'Укажите дату на бумаге.',
		needed: 'нужно',
		givenText: (when: string) => `от ${when}`,
		untilText: (when: string) => `по ${when}`
	},
	many: {
		title: 'Отметить многих',
		lead: 'Отметьте тех, чьи бумаги у вас на руках. Дата и место будут у всех одни.',
		all: 'Отметить всех',
		save: (count: number) => `Записать: ${counted(count, paperForms)}`,
		saved: (count: number) => `Записано: ${counted(count, paperForms)}`
	},
	forms: {
		title: 'Бланки согласий',
		lead: 'Проверьте и напечатайте. Реквизиты берутся из карточки школы, строки с чертой заполняют от руки.',
		noSchool: 'Реквизиты школы ещё не заполнены: на бланке вместо них останутся черты.',
		print: 'Напечатать',
		docx: 'Скачать для Word',
		none: 'Все нужные бумаги уже есть',
		nobody: 'В базах ещё никого нет. Сначала внесите наставников и наставляемых',
		fileName: 'Бланки согласий'
	}
} as const;
