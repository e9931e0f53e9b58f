import { counted, nouns } from '../plural.ts';

export const weekTexts = {
	title: 'Неделя',
	rowNote: 'Что было за семь дней и что впереди',
	on: (day: string) => `На ${day}, по записям на этом устройстве`,
	was: (since: string) => `Что было с ${since}`,
	ahead: (till: string) => `Дела до ${till}`,
	done: (when: string) => `Шаг сделан: ${when}`,
	nothingWas: 'За эти дни записей нет',
	nothingAhead: 'На эти дни ничего не назначено, сроков нет',
	line: (meetings: number, steps: number, ahead: number) =>
		`За неделю: ${counted(meetings, nouns.meeting)}, шагов сделано: ${steps}. Впереди: ${counted(ahead, nouns.deed)}`,
	open: 'Открыть',
	putAway: 'Убрать',
	print: 'Распечатать'
} as const;
