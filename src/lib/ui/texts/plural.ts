const rules = new Intl.PluralRules('ru');
const numbers = new Intl.NumberFormat('ru');

/** The forms for 1, for 2 (and for fractions), and for 5. */
export type Forms = readonly [one: string, few: string, many: string];

/** «1 изменение, 2 изменения, 5 изменений, 1,5 изменения». */
export function counted(count: number, forms: Forms): string {
	return `${numbers.format(count)}\u00a0${formFor(count, forms)}`;
}

export function formFor(count: number, [one, few, many]: Forms): string {
	switch (rules.select(count)) {
		case 'one':
			return one;
		case 'few':
		case 'other':
			return few;
		default:
			return many;
	}
}

export const nouns = {
	edit: ['изменение', 'изменения', 'изменений'],
	file: ['вложение', 'вложения', 'вложений'],
	meeting: ['встреча', 'встречи', 'встреч'],
	step: ['шаг', 'шага', 'шагов'],
	deed: ['дело', 'дела', 'дел'],
	pair: ['пара', 'пары', 'пар'],
	school: ['школа', 'школы', 'школ'],
	document: ['документ', 'документа', 'документов'],
	minute: ['минута', 'минуты', 'минут'],
	day: ['день', 'дня', 'дней'],
	/** After «по». */
	markOf: ['отметке', 'отметкам', 'отметкам']
} as const satisfies Record<string, Forms>;
