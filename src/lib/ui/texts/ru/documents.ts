import { counted, nouns } from '../plural.ts';

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
	registry: 'Реестр школы',
	library: 'Материалы',
	practices: 'Практики'
};

export function documentName(kind: string | undefined): string {
	return documentNames[kind ?? ''] ?? 'Документ';
}

export const openingTexts = {
	failed:
		'Не удалось открыть документ. Записи на устройстве целы: закройте приложение и откройте снова',
	notHere: 'Этого документа ещё нет на устройстве. Он загрузится, когда появится связь',
	dataDate: (when: string) => `Данные — на ${when}`,
	noDataDate: 'Данные ещё не получены',
	readOnly: 'Только чтение'
} as const;

/** What can be worked with where there is no network; a new school has no pairs to speak of. */
export function onDeviceText(pairs: number, documents: number): string {
	const what = pairs === 0 ? [] : [counted(pairs, nouns.pair)];
	return `На устройстве — ${[...what, counted(documents, nouns.document)].join(', ')}.`;
}
