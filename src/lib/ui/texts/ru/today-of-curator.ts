import { counted, nouns } from '../plural.ts';

/** What is next for a school and for a district. */
export const curatorTexts = {
	school: {
		pairs: (count: number) => counted(count, nouns.pair),
		dataDate: (when: string) => `Данные школы — на ${when}`,
		noData: 'Данные школы ещё не получены',
		addPair: 'Добавить пару',
		allPairs: 'Все пары',
		empty: 'Пар пока нет. Внесите первую: понадобятся только два имени',
		noMentor: 'без наставника'
	},
	district: {
		schools: (count: number) => counted(count, nouns.school),
		dataDate: (when: string) => `Список — на ${when}`,
		active: 'работают',
		paused: 'на паузе',
		ended: 'завершены',
		total: 'Всего пар',
		school: 'Школа',
		roadmap: 'дорожная карта',
		empty: 'Школ пока нет. Они появятся, когда их создадут на этом сервере',
		tableLabel: 'Школы и число пар'
	}
} as const;
