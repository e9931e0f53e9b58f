import { faces, key, one, ready, scale10, text, wholeNumber, yesNo } from './build.ts';
import type { ReadySurvey } from './build.ts';

/** Nothing about family, health, income or religion is asked of a child, and no words are demanded. */
export const childAfter: ReadySurvey = ready(
	{
		name: 'child-after',
		title: 'Как прошёл год? 10–13 лет',
		intro: 'Выбери лицо, которое подходит. Оценок здесь не ставят.',
		wave: 'after',
		audience: ['mentee_minor']
	},
	[
		key(faces('useful', 'Мне было полезно')),
		faces('comfort', 'Мне было легко разговаривать с наставником'),
		faces('meetings', 'Мне нравилось приходить на встречи'),
		faces('skills', 'Я теперь умею больше'),
		faces('confidence', 'Мне стало спокойнее в классе'),
		yesNo('go-on', 'Хочешь продолжать?'),
		text('valuable', 'Что запомнилось больше всего?', 'Можно не отвечать.')
	]
);

export const teenAfter: ReadySurvey = ready(
	{
		name: 'teen-after',
		title: 'Итог года, 14–17 лет',
		intro: 'Ответы помогут сделать программу лучше. Это не проверка.',
		wave: 'after',
		audience: ['mentee_minor']
	},
	[
		scale10('useful', 'Программа была полезной'),
		scale10('comfort', 'С наставником было легко общаться'),
		scale10('organisation', 'Встречи были хорошо организованы'),
		scale10('settle', 'Программа помогла освоиться'),
		scale10('skills', 'Умений стало больше'),
		key(scale10('expectations', 'Ожидания оправдались')),
		scale10('confidence', 'Сейчас я чувствую себя уверенно'),
		yesNo('go-on', 'Хотите ли продолжить?')
	]
);

export const parentSurvey: ReadySurvey = ready(
	{
		name: 'parent',
		title: 'Анкета родителя',
		intro: 'Четыре вопроса о том, как программа подошла вашему ребёнку.',
		wave: 'after',
		audience: ['parent']
	},
	[
		scale10('useful', 'Ребёнку было полезно'),
		scale10('safe', 'Ребёнок был в безопасности'),
		scale10('convenient', 'Время и место встреч были удобны'),
		text('change', 'Что вы предложите?')
	]
);

export const partnerSurvey: ReadySurvey = ready(
	{
		name: 'partner',
		title: 'Анкета партнёра',
		intro: 'Для организации, из которой пришли наставники.',
		wave: 'after',
		audience: ['partner']
	},
	[
		wholeNumber('mentors', 'Сколько ваших сотрудников были наставниками?', [0, 500]),
		scale10('useful', 'Участие было полезно и нам'),
		one('go-on', 'Продолжите ли участвовать?', ['Да', 'Пока не решили', 'Нет']),
		text('change', 'Что вы предложите?')
	]
);
