/** How documents are called in lists. */
export const documentNames: Readonly<Record<string, string>> = {
	roadmap: 'Дорожная карта',
	programme: 'Программа пары',
	journal: 'Дневник встреч',
	'pair-notes': 'Заметки пары',
	'private-notes': 'Личные заметки',
	review: 'Замечания куратора',
	feedback: 'Обратная связь',
	answers: 'Анкета',
	registry: 'Базы школы',
	library: 'Материалы',
	practices: 'Практики'
};

export function documentName(kind: string | undefined): string {
	return documentNames[kind ?? ''] ?? 'Документ';
}
