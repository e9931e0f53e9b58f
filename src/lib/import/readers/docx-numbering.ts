import { childOf, elementsOf, findAll, type MarkupElement } from './markup.ts';

interface Level {
	readonly start: number;
	readonly format: string;
	readonly text: string;
}

interface NumberedList {
	readonly abstractId: string;
	readonly levels: ReadonlyMap<number, Level>;
}

/** Word keeps list numbers out of the text: they are counted again, paragraph by paragraph. */
export interface Numbering {
	/** The printed number or sign of this paragraph, or an empty text. */
	markerOf(paragraph: MarkupElement): string;
}

export function createNumbering(
	numbering: MarkupElement | undefined,
	styles: MarkupElement | undefined
): Numbering {
	const lists = numbering ? listsIn(numbering) : new Map<string, NumberedList>();
	const styleLists = styles ? listsOfStyles(styles) : new Map<string, MarkupElement>();
	const counters = new Map<string, number[]>();
	return {
		markerOf(paragraph) {
			const found = numberingOf(paragraph, styleLists);
			const list = lists.get(found.id);
			const level = list?.levels.get(found.level);
			if (!list || !level) return '';
			const counts = counters.get(list.abstractId) ?? [];
			counters.set(list.abstractId, counts);
			step(counts, found.level, list);
			return printed(level, counts, list);
		}
	};
}

function numberingOf(
	paragraph: MarkupElement,
	styleLists: ReadonlyMap<string, MarkupElement>
): { readonly id: string; readonly level: number } {
	const properties = childOf(paragraph, 'pPr');
	const style = childOf(properties, 'pStyle')?.attributes['val'] ?? '';
	const numbering = childOf(properties, 'numPr') ?? styleLists.get(style);
	const level = Number.parseInt(childOf(numbering, 'ilvl')?.attributes['val'] ?? '0', 10);
	const id = childOf(numbering, 'numId')?.attributes['val'] ?? '';
	return { id, level: level >= 0 && level < 9 ? level : 0 };
}

function listsOfStyles(styles: MarkupElement): Map<string, MarkupElement> {
	const found = new Map<string, MarkupElement>();
	for (const style of findAll(styles, 'style')) {
		const numbering = childOf(childOf(style, 'pPr'), 'numPr');
		if (numbering) found.set(style.attributes['styleId'] ?? '', numbering);
	}
	return found;
}

function listsIn(numbering: MarkupElement): Map<string, NumberedList> {
	const abstracts = new Map(
		findAll(numbering, 'abstractNum').map((each) => [each.attributes['abstractNumId'] ?? '', each])
	);
	const lists = new Map<string, NumberedList>();
	for (const each of findAll(numbering, 'num')) {
		const id = each.attributes['numId'] ?? '';
		const abstractId = childOf(each, 'abstractNumId')?.attributes['val'] ?? '';
		const abstract = abstracts.get(abstractId);
		const restarts = elementsOf(each, 'lvlOverride').length > 0;
		if (abstract) {
			lists.set(id, {
				abstractId: restarts ? `num ${id}` : abstractId,
				levels: levelsOf(abstract)
			});
		}
	}
	return lists;
}

function levelsOf(abstract: MarkupElement): ReadonlyMap<number, Level> {
	return new Map(
		elementsOf(abstract, 'lvl').map((level) => [
			Number.parseInt(level.attributes['ilvl'] ?? '0', 10),
			{
				start: Number.parseInt(childOf(level, 'start')?.attributes['val'] ?? '1', 10) || 0,
				format: childOf(level, 'numFmt')?.attributes['val'] ?? 'decimal',
				text: childOf(level, 'lvlText')?.attributes['val'] ?? ''
			}
		])
	);
}

function step(counts: number[], level: number, list: NumberedList): void {
	for (let upper = 0; upper < level; upper += 1)
		counts[upper] ??= list.levels.get(upper)?.start ?? 1;
	const before = counts[level];
	counts[level] = before === undefined ? (list.levels.get(level)?.start ?? 1) : before + 1;
	counts.length = level + 1;
}

function printed(level: Level, counts: readonly number[], list: NumberedList): string {
	if (level.format === 'none') return '';
	if (level.format === 'bullet') return '–';
	return level.text.replace(/%(\d)/g, (_, digit: string) => {
		const upper = Number.parseInt(digit, 10) - 1;
		return formatted(counts[upper] ?? 1, list.levels.get(upper)?.format ?? 'decimal');
	});
}

const russianLetters = 'абвгдежзиклмнопрстуфхцчшщэюя';
const latinLetters = 'abcdefghijklmnopqrstuvwxyz';

function formatted(count: number, format: string): string {
	if (format === 'upperRoman') return roman(count);
	if (format === 'lowerRoman') return roman(count).toLowerCase();
	if (format === 'upperLetter') return letter(latinLetters, count).toUpperCase();
	if (format === 'lowerLetter') return letter(latinLetters, count);
	if (format === 'russianUpper') return letter(russianLetters, count).toUpperCase();
	if (format === 'russianLower') return letter(russianLetters, count);
	return format === 'decimalZero' && count < 10 ? `0${count}` : String(count);
}

function letter(letters: string, count: number): string {
	return letters[(Math.max(1, count) - 1) % letters.length] ?? '';
}

const romanParts: readonly (readonly [number, string])[] = [
	[100, 'C'],
	[90, 'XC'],
	[50, 'L'],
	[40, 'XL'],
	[10, 'X'],
	[9, 'IX'],
	[5, 'V'],
	[4, 'IV'],
	[1, 'I']
];

function roman(count: number): string {
	let left = Math.min(Math.max(count, 0), 399);
	let text = '';
	for (const [value, sign] of romanParts) {
		while (left >= value) {
			text += sign;
			left -= value;
		}
	}
	return text;
}
