/** The way to the import, where nothing else of it is loaded yet. */
export const importWay = {
	label: 'Внести из Word или Excel',
	note: 'Дорожная карта школы станет планом'
} as const;
