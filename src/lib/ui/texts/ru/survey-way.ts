/** The way to the questionnaires of the school, where nothing else of them is loaded yet. */
export const surveyWay = {
	title: 'Анкеты школы',
	note: 'Составить, открыть, внести с бумаги, итоги'
} as const;
