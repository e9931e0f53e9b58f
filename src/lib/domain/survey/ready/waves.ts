import { howOften, key, ready, scale10, text, yesNo, yesPartlyNo } from './build.ts';
import type { ReadySurvey } from './build.ts';

/** The codes of before and after are the same where the same is asked, so that both can be compared. */

const beforeIntro =
	'Ответы помогут сравнить, чего вы ждали и что получилось. Это не проверка: верных ответов нет.';
const afterIntro = 'Ответы покажут, что удалось и что изменить на следующий год.';

export const menteeBefore: ReadySurvey = ready(
	{
		name: 'mentee-before',
		title: 'Входной опрос наставляемого',
		intro: beforeIntro,
		wave: 'before',
		audience: ['mentee']
	},
	[
		yesNo('was-in', 'Участвовали ли вы раньше в такой программе?'),
		scale10('useful', 'Жду, что программа будет полезной'),
		scale10('comfort', 'Жду, что с наставником будет легко общаться'),
		scale10('organisation', 'Жду, что встречи будут хорошо организованы'),
		scale10('settle', 'Программа поможет освоиться'),
		scale10('knowledge', 'Прибавит знаний'),
		scale10('skills', 'Прибавит практических умений'),
		scale10('support', 'Поддержка наставника для меня важна'),
		scale10('confidence', 'Сейчас я чувствую себя уверенно'),
		scale10('stay', 'Хочу остаться в профессии и в этой школе'),
		text('expects', 'Чего вы ждёте и что готовы делать?'),
		text('valuable', 'Что для вас будет самым ценным?'),
		howOften('how-often', 'Как часто нужны встречи?'),
		yesNo('glad', 'Рады ли вы, что участвуете?')
	]
);

export const mentorBefore: ReadySurvey = ready(
	{
		name: 'mentor-before',
		title: 'Входной опрос наставника',
		intro: beforeIntro,
		wave: 'before',
		audience: ['mentor']
	},
	[
		yesNo('was-in', 'Были ли вы раньше наставником?'),
		scale10('useful', 'Жду пользы и для себя'),
		scale10('comfort', 'Жду, что общаться будет легко'),
		scale10('organisation', 'Жду хорошей организации'),
		scale10('knowledge', 'Смогу передать знания'),
		scale10('skills', 'Смогу передать умения'),
		scale10('settle', 'Смогу помочь освоиться'),
		scale10('time', 'Понимаю, сколько времени это займёт, и готовность есть'),
		scale10('plan-clear', 'Ясно, чему учить и с чего начать'),
		scale10('prepared', 'Подготовки как наставнику мне хватает'),
		text('expects', 'Чего вы ждёте от программы?'),
		text('valuable', 'Что для вас будет самым ценным?'),
		howOften('how-often', 'Как часто нужны встречи?'),
		yesNo('glad', 'Рады ли вы, что участвуете?')
	]
);

export const menteeAfter: ReadySurvey = ready(
	{
		name: 'mentee-after',
		title: 'Итоговый опрос наставляемого',
		intro: afterIntro,
		wave: 'after',
		audience: ['mentee']
	},
	[
		scale10('useful', 'Программа была полезной'),
		scale10('comfort', 'С наставником было легко общаться'),
		scale10('meetings', 'Личные встречи были полезны'),
		{
			...scale10('group-meetings', 'Групповые встречи были полезны, если они были'),
			isRequired: false
		},
		scale10('organisation', 'Встречи были хорошо организованы'),
		scale10('settle', 'Программа помогла освоиться'),
		scale10('knowledge', 'Знаний стало больше'),
		scale10('skills', 'Практических умений стало больше'),
		scale10('support', 'Поддержка наставника чувствовалась'),
		key(scale10('expectations', 'Ожидания оправдались')),
		scale10('confidence', 'Сейчас я чувствую себя уверенно'),
		scale10('stay', 'Хочу остаться в профессии и в этой школе'),
		text('change', 'Чего не хватило, что изменить?'),
		text('valuable', 'Что было самым ценным?'),
		yesPartlyNo('future', 'Лучше ли вы понимаете своё профессиональное будущее?'),
		yesNo('go-on', 'Хотите ли продолжить?'),
		yesPartlyNo('become-mentor', 'Готовы ли сами стать наставником?'),
		yesNo('recommend', 'Посоветуете ли программу другим?'),
		scale10('time-kept', 'Моё время берегли: лишних бумаг не было')
	]
);

export const mentorAfter: ReadySurvey = ready(
	{
		name: 'mentor-after',
		title: 'Итоговый опрос наставника',
		intro: afterIntro,
		wave: 'after',
		audience: ['mentor']
	},
	[
		scale10('useful', 'Программа удалась'),
		scale10('comfort', 'Общаться было легко'),
		scale10('meetings', 'Встречи были результативны'),
		scale10('organisation', 'Организация и помощь куратора'),
		scale10('involved', 'Наставляемый был вовлечён'),
		scale10('knowledge', 'Знания освоены'),
		scale10('skills', 'Умения освоены'),
		scale10('plan-done', 'План выполнен'),
		key(scale10('expectations', 'Ожидания оправдались')),
		scale10('time', 'Затраты времени и оплата соразмерны'),
		text('valuable', 'Что было самым ценным?'),
		text('change', 'Что изменить?'),
		yesNo('learned', 'Узнали ли вы новое сами?'),
		yesNo('go-on', 'Продолжите ли быть наставником?'),
		yesNo('to-bank', 'Рекомендуете ли свою практику в банк практик?')
	]
);

export const pairInterim: ReadySurvey = ready(
	{
		name: 'pair-interim',
		title: 'Промежуточный опрос пары',
		intro: 'Две минуты в середине года. Ответы видит только куратор.',
		wave: 'interim',
		audience: ['mentor', 'mentee']
	},
	[
		scale10('plan-goes', 'План выполняется'),
		scale10('regular', 'Встречи идут регулярно'),
		scale10('comfort', 'Контакт в паре есть'),
		scale10('useful', 'Польза есть'),
		scale10('load', 'Нагрузка посильна'),
		yesNo('help', 'Нужны ли помощь или замена?'),
		text('change', 'Что изменить?')
	]
);
