import { counted, type Forms } from '../plural.ts';

const questionForms: Forms = ['вопрос', 'вопроса', 'вопросов'];
const ofQuestionForms: Forms = ['вопроса', 'вопросов', 'вопросов'];

/** For whoever answers. */
export const surveyTexts = {
	title: 'Анкеты',
	answerTitle: 'Анкета',
	missing: 'Анкет в вашей школе пока нет',
	noPaper:
		'Анкета придёт на это устройство при следующей связи: откройте приложение с интернетом один раз',
	none: 'Сейчас отвечать не на что',
	unknown: 'Этой анкеты на устройстве нет. Возможно, её закрыли',
	done: 'Ответ отдан',
	anonymous: 'Без имени: кто что ответил, не узнает никто. Итоги показываются от пяти ответов.',
	signed: 'Ответы увидит куратор школы.',
	begin: 'Начать',
	count: (count: number) => counted(count, questionForms),
	progress: (at: number, of: number) => `${at} из ${counted(of, ofQuestionForms)}`,
	next: 'Дальше',
	back: 'Назад',
	finish: 'Отдать ответ',
	required: 'Нужен ответ',
	missingAnswers: (titles: string) => `Без ответа: ${titles}`,
	handedIn: 'Ответ сохранён на устройстве и уйдёт при связи. Спасибо!',
	keeping: 'Записываем ответ…',
	sent: 'Ответ сохранён и отправлен. Спасибо!',
	again: 'Изменить ответ',
	noAnswer: 'Без ответа',
	most: (count: number) => `Не больше ${count}`,
	level: ['0 — уверенно', '1 — иногда нужна подсказка', '2 — нужна помощь', '3 — не умею'],
	troubles: {
		'wrong-kind': 'Такой ответ не подходит.',
		'not-a-number': 'Нужно число.',
		'out-of-range': 'Число вне границ.',
		'unknown-choice': 'Такого варианта нет.',
		'too-many': 'Выбрано больше, чем можно.',
		'not-a-date': 'Нужна дата.',
		'too-long': 'Ответ слишком длинный.'
	}
} as const;
