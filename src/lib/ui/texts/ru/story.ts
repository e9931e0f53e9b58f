import { counted, nouns } from '../plural.ts';

/** What «Сегодня» says of a pair that has come to its end. */
export const endedTexts = {
	ended: 'Пара завершила работу. Всё, что записано, остаётся здесь и открыто для чтения',
	story: 'Тропа пройдена'
} as const;

export const storyTexts = {
	title: 'Тропа пройдена',
	row: 'Тропа пройдена',
	rowNote: 'Год пары на одной странице, для печати',
	portfolio: 'Портфолио наставника',
	portfolioNote: 'Ваши пары, встречи и результаты на одной странице, для аттестации',
	note: 'Здесь только то, что видит и куратор: без заметок и откликов',
	print: 'Распечатать',
	pair: (mentors: string, mentees: string) => `${mentors} и ${mentees}`,
	period: (from: string, to: string) => [from, to].filter((day) => day !== '').join(' – '),
	goal: 'Куда шли',
	numbers: 'Что за год',
	meetings: (count: number) => counted(count, nouns.meeting),
	steps: (done: number, of: number) => `${done} из ${counted(of, nouns.step)}`,
	stepsLabel: 'Шагов программы пройдено',
	meetingsLabel: 'Встреч состоялось',
	timeLabel: 'Времени вместе',
	agreementsLabel: 'Договорённостей выполнено',
	outOf: (done: number, of: number) => `${done} из ${of}`,
	kinds: 'Какие были встречи',
	done: 'Что сделано',
	results: 'Что изменилось',
	change: (was: string, became: string) => (was === '' ? became : `${was} → ${became}`),
	eased: 'Что стало легче',
	outcome: 'Итог',
	words: 'Слова на прощание',
	thanks: 'Спасибо за этот год!',
	none: 'Эта страница для вас закрыта. Спросите куратора школы',
	noPairs: 'Портфолио собирается из пар, в которых вы наставник'
} as const;
