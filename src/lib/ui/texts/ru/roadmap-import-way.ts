/** The way to the import, where nothing else of it is loaded yet. */
export const importWay = {
	label: 'Внести из Word или Excel',
	note: 'Дорожная карта школы станет планом'
} as const;

/** To the ready roadmaps, which stand on the screen of the import. */
export const readyWay = { label: 'Начать с типовой' } as const;
