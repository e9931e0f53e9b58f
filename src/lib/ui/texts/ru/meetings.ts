import type { Agreement, Meeting, MeetingKind, MeetingState } from '#lib/domain/meeting.ts';
import { counted, nouns } from '../plural.ts';

export const kindTexts: Readonly<Record<MeetingKind, string>> = {
	acquaintance: 'Знакомство',
	trial: 'Пробная встреча',
	planning: 'Планирование',
	working: 'Рабочая встреча',
	'lesson-visit': 'Посещение урока',
	consultation: 'Консультация',
	group: 'Групповая встреча',
	final: 'Итоговая встреча'
};

/** The same under the heading «Какая встреча», where one word is enough. */
export const briefKindTexts: Readonly<Record<MeetingKind, string>> = {
	acquaintance: 'Знакомство',
	trial: 'Пробная',
	planning: 'Планирование',
	working: 'Рабочая',
	'lesson-visit': 'На уроке',
	consultation: 'Консультация',
	group: 'Групповая',
	final: 'Итоговая'
};

export const stateTexts: Readonly<Record<MeetingState, string>> = {
	planned: 'Запланирована',
	held: 'Состоялась',
	'not-held': 'Не состоялась'
};

export const modeTexts: Readonly<Record<Meeting['mode'], string>> = {
	'in-person': 'Очно',
	online: 'На расстоянии'
};

export const whoTexts: Readonly<Record<Agreement['who'], string>> = {
	mentor: 'Наставник',
	mentee: 'Наставляемый',
	both: 'Оба'
};

export const recordTexts = {
	kind: 'Какая встреча',
	when: 'Когда',
	today: 'Сегодня',
	yesterday: 'Вчера',
	other: 'Другой день',
	day: 'День встречи',
	done: 'Готово',
	plan: 'Запланировать',
	hint: 'Тему, договорённости и заметки можно дописать потом',
	recorded: 'Встреча записана на устройстве',
	planned: 'Встреча запланирована',
	chooseKind: 'Выберите, какая это встреча.',
	chooseDay: 'Укажите день встречи.',
	none: 'Пары пока нет. Когда куратор закрепит пару, здесь можно будет записывать встречи',
	readOnly: 'Дневник этой пары закрыт для записи. Спросите куратора школы'
} as const;

export const meetingsTexts = {
	whoSees: 'Видят пара и куратор',
	record: 'Записать встречу',
	empty: 'Ни одной встречи. Запись занимает минуту и работает без интернета',
	emptyForReader: 'Записанных встреч пока нет',
	none: 'Пары пока нет. Когда куратор закрепит пару, здесь появится дневник встреч',
	notHere: 'Дневник этой пары для вас закрыт. Спросите куратора школы',
	count: (count: number) => counted(count, nouns.meeting),
	noDate: 'Без даты',
	confirmed: 'Подтвердили оба',
	confirmedByMe: 'Подтверждено вами',
	confirmedByOther: 'Ждёт вашего подтверждения'
} as const;

export const meetingTexts = {
	gone: 'Этой встречи на устройстве нет. Возможно, её удалили или она ещё не загрузилась',
	backToList: 'Ко всем встречам',
	facts: 'Что было',
	factsSeen: 'Видят пара и куратор',
	kind: 'Вид встречи',
	state: 'Состояние',
	date: 'День',
	time: 'Время',
	minutes: 'Сколько минут',
	mode: 'Как встречались',
	place: 'Место',
	topic: 'Тема',
	topicHint: 'О чём говорили, одной строкой',
	resultLine: 'Итог',
	resultHint: 'Что получилось, одной строкой',
	difficulties: 'Трудности',
	steps: 'Шаги программы на этой встрече',
	noSteps: 'В программе ещё нет шагов',
	agreements: 'Договорённости',
	noAgreements: 'Договорённостей нет',
	addAgreement: 'Добавить договорённость',
	add: 'Добавить',
	newAgreement: 'О чём договорились',
	who: 'Кто делает',
	due: 'К какому сроку',
	agreementRemoved: 'Договорённость удалена',
	removeAgreement: (text: string) => `Удалить договорённость «${text}»`,
	confirm: 'Подтвердить, что встреча была',
	youConfirmed: 'Вы подтвердили встречу',
	otherConfirmed: (name: string) => `Подтверждение есть: ${name}`,
	waitsForOther: 'Второе подтверждение придёт от напарника',
	remove: 'Удалить встречу',
	removed: 'Встреча удалена',
	actions: 'Действия со встречей',
	notes: 'Заметки',
	notesKinds: { pair: 'Общие', own: 'Мои' },
	seenByPair: 'Видит пара',
	seenByMe: 'Вижу только я',
	notesClosed: 'Заметки пары видит только она сама',
	newWord: 'Напишите, о чём договорились.'
} as const;
