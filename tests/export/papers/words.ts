import type { PaperData } from '#lib/export/papers/paper-data.ts';

export const data: PaperData = {
	fields: { 'Наставник.ФИО': 'Кедрина О. П.', Школа: 'Школа «Исток» <№ 1>' },
	lists: {
		Шаг: {
			columns: ['Номер', 'Название'],
			items: [
				{ Номер: '1', Название: 'Урок' },
				{ Номер: '2', Название: 'План\nи отчёт' }
			]
		}
	}
};

export const text = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;
export const paragraph = (...runs: readonly string[]): string =>
	`<w:p>${runs.map(text).join('')}</w:p>`;
/** What is read in a document: ¶ ends a paragraph, / breaks a line. */
export const wordsOf = (xml: string): string =>
	[...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>|<\/w:p>/g)]
		.map(([whole, words]) => words ?? (whole === '</w:p>' ? '¶' : '/'))
		.join('');
