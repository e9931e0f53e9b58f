/** How documents are called in lists. */
export const documentNames: Readonly<Record<string, string>> = {
	roadmap: 'Дорожная карта',
	programme: 'Программа пары',
	journal: 'Дневник встреч',
	'pair-notes': 'Заметки пары',
	'private-notes': 'Личные заметки',
	review: 'Замечания куратора',
	feedback: 'Обратная связь',
	marks: 'Отметки о встречах',
	'pair-feedback': 'Отклик паре',
	observations: 'Карты наблюдения урока',
	'help-curator': 'Просьба к куратору',
	'help-psychologist': 'Просьба к психологу',
	'help-methodist': 'Просьба к методисту',
	answers: 'Анкета',
	surveys: 'Анкеты школы',
	ballots: 'Анкета без имени',
	'taken-answers': 'Анкеты с бумаги',
	registry: 'Базы школы',
	library: 'Материалы',
	practices: 'Практики',
	monitoring: 'Показатели и отчёты'
};

export function documentName(kind: string | undefined): string {
	return documentNames[kind ?? ''] ?? 'Документ';
}
