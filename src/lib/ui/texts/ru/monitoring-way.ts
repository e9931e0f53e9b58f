/** The way to indicators, requests and reports, where nothing else of them is loaded yet. */
export const monitoringWay = {
	title: 'Показатели и отчёты',
	note: 'План и факт, запросы района, отчёт куратора',
	districtTitle: 'Мониторинг',
	districtNote: 'Запросы школам, ответы, план на год'
} as const;
