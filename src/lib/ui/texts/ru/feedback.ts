import type { Addressee, Marks } from '#lib/domain/feedback.ts';
import { counted, nouns } from '../plural.ts';

export const feedbackTexts = {
	title: 'Отклик о встрече',
	brief:
		'Три касания. Отметки видите только вы; пара и куратор узнают среднее, когда их три и больше',
	useful: 'Была ли встреча полезна',
	usefulDegrees: ['Не помогла', 'Помогла мало', 'Кое-что дала', 'Полезна', 'Очень полезна'],
	clear: 'Понятно, что делать дальше',
	clearMarks: { yes: 'Да', no: 'Нет' } satisfies Record<Exclude<Marks['clear'], ''>, string>,
	progress: 'Есть ли продвижение по задаче',
	progressMarks: { none: 'Нет', some: 'Немного', yes: 'Да' } satisfies Record<
		Exclude<Marks['progress'], ''>,
		string
	>,
	ready: 'Готовность наставляемого',
	readyDegrees: ['Низкая', 'Ниже средней', 'Средняя', 'Хорошая', 'Высокая'],
	words: 'Что помогло, что мешало',
	wordsOfMentor: 'Что было трудно',
	to: 'Для кого эти слова',
	toWhom: { me: 'Для меня', pair: 'Паре', curator: 'Куратору' } satisfies Record<Addressee, string>,
	seen: {
		me: 'Вижу только я',
		pair: 'Слова видит пара',
		curator: 'Видит куратор'
	} satisfies Record<Addressee, string>,
	curatorNote: 'Куратор увидит и слова, и отметки этой встречи, с вашим именем',
	help: 'Попросить помощи',
	given: 'Отклик дан',
	change: 'Изменить отклик',
	heard: (name: string) => `Отклик: ${name}`,
	heardByPair: 'Слова для пары',
	heardByCurator: 'Для куратора',
	noWords: 'Без слов',
	degree: (label: string, mark: number, words: string) => `${label}: ${words} (${mark} из 5)`,
	due: 'Отклик о встрече: полминуты',
	averages: {
		title: 'Среднее по откликам',
		useful: 'Полезность встреч',
		ready: 'Готовность наставляемого',
		value: (mean: number, of: number) =>
			`${mean.toLocaleString('ru')} из 5, по ${counted(of, nouns.markOf)}`,
		tooFew: 'Среднее появится, когда отметок будет три',
		needsNetwork: 'Среднее считает сервер: оно видно при связи'
	}
} as const;
