import { competenceBlocks } from '../../competence/areas.ts';
import type { Choice } from '../survey.ts';
import { many, matrix, one, ready, text, wholeNumber, yesNo } from './build.ts';
import type { ReadySurvey } from './build.ts';

const areas: readonly Choice[] = competenceBlocks
	.filter(({ audience }) => audience === 'teachers')
	.flatMap((block) => block.areas);

/** The rows of both are the areas of competence, so that what one asks for the other may offer. */
export const needsCode = 'needs';
export const offersCode = 'offers';

const needMarks = marks('Уверенно', 'Иногда нужна подсказка', 'Нужна помощь', 'Пока не умею');
const offerMarks = marks(
	'Не берусь',
	'Могу объяснить',
	'Могу показать и разобрать',
	'Могу вести и учить других'
);

const days = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота'];

export const teacherRequests: ReadySurvey = ready(
	{
		name: 'teacher-requests',
		title: 'Профессиональные запросы педагога',
		intro:
			'Поможет подобрать наставника и начать программу с того, что нужнее всего. Ответы видит куратор.',
		wave: 'before',
		audience: ['mentee']
	},
	[
		text('about', 'Что и в каких классах преподаёте?'),
		wholeNumber('experience', 'Сколько лет работаете в школе?', [0, 60]),
		matrix(needsCode, {
			title: 'Насколько уверенно вы себя чувствуете?',
			hint: 'Отметьте только то, что относится к вашей работе.',
			rows: areas,
			marks: needMarks
		}),
		text('hardest', 'Что сейчас труднее всего?'),
		many('first-three', 'С чем помощь нужна в первую очередь?', {
			options: areas.map(({ title }) => title),
			most: 3
		}),
		many('ways', 'Как вам удобнее учиться?', {
			options: [
				'Посмотреть урок',
				'Показать свой урок',
				'Разобрать вместе',
				'Получить консультацию',
				'Взять готовые материалы',
				'Пройти курс',
				'Встречаться онлайн'
			]
		}),
		many('mentor-kind', 'Какого наставника вы себе представляете?', {
			options: [
				'Ведёт тот же предмет',
				'Работает в тех же классах',
				'Силён в дисциплине и работе с классом',
				'Уверен в цифровых средствах',
				'Неважно'
			]
		}),
		text('wish', 'С кем хотелось бы работать?', 'По желанию.'),
		text('avoid', 'С кем работать не хотелось бы?', 'Видят только куратор и психолог.'),
		many('days', 'В какие дни удобно встречаться?', { options: days }),
		yesNo('home-link', 'Есть ли дома надёжный интернет?'),
		text('share', 'Чем вы сами могли бы поделиться с коллегами?'),
		yesNo('contest', 'Хотели бы участвовать в конкурсе или школе молодого педагога?')
	]
);

export const mentorCandidate: ReadySurvey = ready(
	{
		name: 'mentor-candidate',
		title: 'Анкета наставника',
		intro: 'Поможет подобрать наставляемого, которому ваш опыт нужнее всего. Ответы видит куратор.',
		wave: 'before',
		audience: ['mentor']
	},
	[
		text('about', 'Должность, предмет, категория'),
		wholeNumber('experience', 'Педагогический стаж, лет', [0, 60]),
		yesNo('was-mentor', 'Были ли вы уже наставником?'),
		matrix(offersCode, {
			title: 'В чём вы готовы помочь?',
			hint: 'Отметьте только то, за что готовы взяться.',
			rows: areas,
			marks: offerMarks
		}),
		text('proud', 'Чем вы гордитесь в своей работе?', 'Результаты учеников, разработки, конкурсы.'),
		many('ages', 'С кем готовы работать?', {
			options: ['Дошкольники', '7–10 лет', '11–14 лет', '15–17 лет', 'Студенты', 'Педагоги']
		}),
		wholeNumber('capacity', 'Сколько наставляемых готовы взять?', [1, 3]),
		wholeNumber('hours', 'Сколько часов в месяц готовы уделять?', [0, 40]),
		many('days', 'В какие дни удобно встречаться?', { options: days }),
		yesNo('travel', 'Готовы ездить в соседнюю школу или вести встречи онлайн?'),
		many('why', 'Почему вы соглашаетесь?', {
			options: [
				'Хочу помочь коллеге',
				'Это мой рост',
				'Иду на категорию «педагог-наставник»',
				'Важна доплата',
				'Мне предложили'
			]
		}),
		many('needs-of-mentor', 'Что нужно вам самим?', {
			options: ['Курс', 'Материалы', 'Час в расписании', 'Консультация психолога']
		})
	]
);

export const mentorTraining: ReadySurvey = ready(
	{
		name: 'mentor-training',
		title: 'Чему хочет научиться наставник',
		intro: 'По ответам куратор подберёт занятия для наставников.',
		wave: 'other',
		audience: ['mentor']
	},
	[
		matrix('skills', {
			title: 'Насколько уверенно вы себя чувствуете?',
			rows: listed([
				'Составить план работы пары',
				'Наблюдать и разбирать урок',
				'Давать обратную связь',
				'Поддерживать мотивацию',
				'Пользоваться цифровыми средствами',
				'Выходить из конфликта'
			]),
			marks: needMarks
		}),
		one('course-form', 'Какое занятие вам удобнее?', [
			'Очно в школе',
			'Очно в районе',
			'Онлайн вечером',
			'Самостоятельно по материалам'
		])
	]
);

function marks(...titles: readonly string[]): readonly Choice[] {
	return titles.map((title, at) => ({ code: String(at), title }));
}

function listed(titles: readonly string[]): readonly Choice[] {
	return titles.map((title, at) => ({ code: `r${at + 1}`, title }));
}
