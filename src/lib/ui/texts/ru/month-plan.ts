import { counted, nouns } from '../plural.ts';

export const monthPlanTexts = {
	fact: (done: number, due: number) =>
		`К сегодняшнему дню по плану ${counted(due, nouns.step)}, сделано ${done}.`,
	early: (count: number) => `Раньше срока: ${counted(count, nouns.step)}.`,
	standing: {
		done: 'сделано',
		'done-late': 'сделано позже срока',
		overdue: 'срок прошёл',
		now: 'сейчас',
		ahead: 'впереди'
	},
	undated: 'Без даты',
	undatedHint: 'Срок не назван или из него не видно, когда это.'
} as const;
