/** What stands on the papers of monitoring. */
export const answerPaperTexts = {
	headings: ['№', 'Показатель', 'Значение', 'Из чего посчитано', 'Дата данных'],
	days: (asOf: string, due: string) => `Данные на ${asOf}. Срок ответа: ${due}.`,
	part: (numerator: number, denominator: number) => `${numerator} из ${denominator}`,
	corrected: (counted: string, reason: string) =>
		counted === '' ? `внесено: ${reason}` : `посчитано ${counted}; исправлено: ${reason}`,
	typed: 'внесено вручную',
	signature: 'Ответственный ____________________ / ____________________ /',
	sheet: 'Ответ',
	school: 'Школа',
	state: 'Ответ'
} as const;
