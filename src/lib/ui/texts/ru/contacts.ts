import { counted } from '../plural.ts';

const days = (count: number): string => counted(count, ['день', 'дня', 'дней']);

export const contactTexts = {
	heard: (name: string, when: string) => `${name}: на связи ${when}`,
	away: (name: string, count: number) =>
		`${name}: не на связи ${days(count)} — правки могут ещё прийти`,
	never: (name: string) => `${name}: входа ещё не было`,
	silent: 'Нет вестей 14 дней',
	notYet: 'Ещё не входили'
} as const;
