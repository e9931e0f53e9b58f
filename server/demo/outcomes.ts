import type { StoryName } from './stories.ts';

/** What a pair measures: where it began, where it wants to be, where it is; and what may get in the way. */
export interface Outcomes {
	readonly difficulties: readonly Difficulty[];
	readonly results: readonly Result[];
	readonly risks: readonly Risk[];
	readonly checks: readonly string[];
}

interface Difficulty {
	/** As in `competence/areas.ts`. */
	readonly area: string;
	readonly words: string;
	readonly start: string;
	/** After a quarter of a year. */
	readonly now: string;
	readonly source: string;
}

interface Result {
	/** Of which task of the story. */
	readonly task: number;
	readonly indicator: string;
	readonly was: string;
	readonly aim: string;
	readonly middle: string;
	readonly became: string;
}

interface Risk {
	readonly risk: string;
	readonly answer: string;
}

const talk = 'беседа';
const lesson = 'наблюдение урока';

export const outcomes: Readonly<Record<StoryName, Outcomes>> = {
	'first-year': {
		difficulties: [
			difficulty(['M2', 'Не хватает времени на закрепление'], ['3', '1'], lesson),
			difficulty(['Y1', 'Внимание уходит во второй половине урока'], ['2', '1'], talk)
		],
		results: [
			result(0, 'Уроки, на которых хватило времени на закрепление', [
				'1 из 5',
				'4 из 5',
				'3 из 5',
				'4 из 5'
			]),
			result(1, 'Приёмы смены деятельности, которые применяются', ['1', '5', '3', '5'])
		],
		risks: [
			{
				risk: 'Окна в расписании перестанут совпадать',
				answer: 'Держим запасной день, короткие встречи по видеосвязи'
			},
			{
				risk: 'Много замен в конце четверти',
				answer: 'Переносим посещение урока, а не отменяем'
			}
		],
		checks: ['Входная беседа', 'Промежуточный опрос', 'Итоговый опрос']
	},
	attention: {
		difficulties: [
			difficulty(['M5', 'Сильные скучают, слабые не успевают'], ['3', '2'], lesson),
			difficulty(['M4', 'Ученики не понимают, за что отметка'], ['2', '1'], talk)
		],
		results: [
			result(0, 'Темы с заданиями трёх уровней', ['0', '6', '2', '5']),
			result(1, 'Ученики, которые могут объяснить свою отметку', [
				'8 из 24',
				'20 из 24',
				'15 из 24',
				'19 из 24'
			])
		],
		risks: [
			{
				risk: 'Подготовка наборов займёт слишком много времени',
				answer: 'Начинаем с одного класса, наборы делаем вместе'
			}
		],
		checks: ['Мнение учеников в начале', 'Мнение учеников в конце']
	},
	digital: {
		difficulties: [difficulty(['M3', 'Презентация занимает место разговора'], ['2', '1'], lesson)],
		results: [
			result(0, 'Короткие пособия, проверенные на уроке', ['0', '5', '1', '3']),
			result(1, 'Коллеги, которые взяли пособие себе', ['0', '4', '0', '2'])
		],
		risks: [
			{
				risk: 'Планшеты заняты другим классом',
				answer: 'Пособие работает и с одного экрана у доски'
			}
		],
		checks: ['Беседа о том, когда экран мешает', 'Итоговая беседа']
	},
	'class-teacher': {
		difficulties: [
			difficulty(['Y1', 'Не хватает порядка в классных делах'], ['2', '1'], talk),
			difficulty(['K1', 'Трудно говорить с родителями о неприятном'], ['3', '2'], talk)
		],
		results: [
			result(0, 'Дела по плану, которые провели сами ребята', ['0', '6', '2', '4']),
			result(1, 'Семьи, которые пришли на собрание', [
				'11 из 25',
				'20 из 25',
				'16 из 25',
				'19 из 25'
			])
		],
		risks: [
			{
				risk: 'Разговор с родителями пойдёт не туда',
				answer: 'Заранее репетируем вдвоём, наставник рядом на первом собрании'
			}
		],
		checks: ['Беседа в сентябре', 'Беседа после второго собрания']
	}
};

function difficulty(
	[area, words]: readonly [string, string],
	[start, now]: readonly [string, string],
	source: string
): Difficulty {
	return { area, words, start, now, source };
}

function result(
	task: number,
	indicator: string,
	[was, aim, middle, became]: readonly [string, string, string, string]
): Result {
	return { task, indicator, was, aim, middle, became };
}
