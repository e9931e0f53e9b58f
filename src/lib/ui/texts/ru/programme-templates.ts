import { counted, nouns } from '../plural.ts';

export const templateTexts = {
	take: 'Взять готовую тропу',
	title: 'Готовые тропы',
	intro: 'Выберите похожую и поменяйте под себя. Написанное вами останется.',
	size: (tasks: number, steps: number) =>
		`${counted(tasks, ['задача', 'задачи', 'задач'])}, ${counted(steps, nouns.step)}`,
	back: 'Другие тропы',
	ofSchool: 'Из программ нашей школы',
	ready: 'Общие',
	save: 'Сделать готовой тропой школы',
	saveNote:
		'Имена убраны. Проверьте, что по тексту никого нельзя узнать: тропу увидят все пары школы.',
	name: 'Название',
	about: 'Для кого',
	keep: 'Сохранить для школы',
	saved: 'Тропа сохранена для пар школы',
	nameWrong: 'Напишите хотя бы одно слово.',
	steps: 'Шаги',
	goal: 'Цель',
	nothingNew: 'Все задачи этой тропы уже есть в вашей программе.',
	use: (steps: number) => `Добавить ${counted(steps, nouns.step)}`,
	used: (title: string) => `Добавлено из тропы «${title}»`
} as const;
