import type { Piece } from './build.ts';

/** A paper of a pair as it is before a school changes it. */
export interface Template {
	readonly title: string;
	readonly isUpright: boolean;
	readonly pieces: readonly Piece[];
}

export const school: readonly Piece[] = [{ centered: '{{Школа}}' }, { text: '' }];
export const signatures: Piece = {
	signatures: [
		'Наставник ____________________ {{Наставники.Кратко}}',
		'Наставляемый ____________________ {{Наставляемые.Кратко}}'
	]
};
export const curator: Piece = {
	signatures: ['Куратор ____________________ / ____________________ /']
};
export const pairFacts: readonly (readonly [string, string])[] = [
	['Наставник', '{{Наставник.ФИО}}'],
	['Наставляемый', '{{Наставляемый.ФИО}}']
];
export const results: Piece = {
	table: {
		caption: 'Планируемые и достигнутые результаты',
		columns: [
			[22, 'Задача', '{{Показатель.Задача}}'],
			[22, 'Показатель', '{{Показатель.Название}}'],
			[12, 'Было', '{{Показатель.Было}}'],
			[15, 'Должно быть', '{{Показатель.Должно быть}}'],
			[17, 'В середине', '{{Показатель.В середине}}'],
			[12, 'Стало', '{{Показатель.Стало}}']
		]
	}
};
