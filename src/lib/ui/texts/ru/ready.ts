import { counted, nouns } from '../plural.ts';

/** What can be worked with where there is no network; a new school has no pairs to speak of. */
export function onDeviceText(pairs: number, documents: number): string {
	const what = pairs === 0 ? [] : [counted(pairs, nouns.pair)];
	return `На устройстве — ${[...what, counted(documents, nouns.document)].join(', ')}.`;
}

export const readyTexts = {
	ready: 'Готово: можно работать без интернета',
	readyMore: onDeviceText,
	understood: 'Понятно'
} as const;
