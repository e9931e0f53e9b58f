/** The way to the bases, where nothing else of them is loaded yet. */
export const registryWay = {
	title: 'Базы и согласия',
	note: 'Наставники, наставляемые, бумаги'
} as const;
