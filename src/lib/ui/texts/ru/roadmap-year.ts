import type { Undated } from '#lib/domain/roadmap/year-plan.ts';

export const yearTexts = {
	label: (year: string) => `${year} учебный год по месяцам`,
	months: ['Сен', 'Окт', 'Ноя', 'Дек', 'Янв', 'Фев', 'Мар', 'Апр', 'Май', 'Июн', 'Июл', 'Авг'],
	activity: 'Мероприятие',
	legendDated: 'есть срок',
	legendOpen: 'без срока окончания',
	legendLate: 'просрочено',
	legendDone: 'выполнено',
	done: 'выполнено',
	late: 'просрочено',
	open: 'без срока окончания',
	today: 'сегодня'
} as const;

export const undatedTexts: Readonly<Record<Undated, string>> = {
	empty: 'срок не указан',
	unclear: 'срок не понят',
	'another-year': 'не в этом году',
	plan: 'по другому плану',
	need: 'по мере надобности',
	event: 'зависит от события',
	agreement: 'по договорённости',
	period: 'весь период карты'
};
