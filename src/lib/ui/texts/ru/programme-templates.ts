import { counted, nouns } from '../plural.ts';

export const templateTexts = {
	take: 'Взять готовую тропу',
	title: 'Готовые тропы',
	intro: 'Выберите похожую и поменяйте под себя. Написанное вами останется.',
	size: (tasks: number, steps: number) =>
		`${counted(tasks, ['задача', 'задачи', 'задач'])}, ${counted(steps, nouns.step)}`,
	back: 'Другие тропы',
	goal: 'Цель',
	nothingNew: 'Все задачи этой тропы уже есть в вашей программе.',
	use: (steps: number) => `Добавить ${counted(steps, nouns.step)}`,
	used: (title: string) => `Добавлено из тропы «${title}»`
} as const;
