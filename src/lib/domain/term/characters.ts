/**
 * Letters as they were meant. Every character becomes exactly one character, so that a place in the
 * normalised text is the same place in the text as written.
 */
const cyrillicByLatin = new Map(
	Object.entries({
		a: 'а',
		b: 'в',
		c: 'с',
		e: 'е',
		h: 'н',
		k: 'к',
		m: 'м',
		n: 'п',
		o: 'о',
		p: 'р',
		r: 'г',
		t: 'т',
		u: 'и',
		x: 'х',
		y: 'у',
		i: 'і'
	})
);

const dashes = /[-\u2010-\u2015\u2212\u00ad\u2043\u2e3a\u2e3b\uff0d\u2053\u223c÷]/;
const silent = /[\u200b-\u200f\u2060\ufeff\u0300-\u036f]/;
const romanSigns = 'ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ';

export function lowered(char: string): string {
	const lower = char.toLowerCase();
	if (lower.length !== char.length) return char;
	return lower === 'ё' ? 'е' : lower;
}

export function isLetter(char: string): boolean {
	return /[a-zа-яіѵў]/.test(char);
}

export function isDigit(char: string): boolean {
	return char >= '0' && char <= '9';
}

export function isDash(char: string): boolean {
	return char !== '\u00ad' && dashes.test(char);
}

/** Soft hyphens, joiners and accents: a reader does not see them. */
export function isSilent(char: string): boolean {
	return char === '\u00ad' || silent.test(char);
}

/** Ⅰ … Ⅻ as one sign; 0 for everything else. */
export function romanSign(char: string): number {
	return romanSigns.indexOf(char) + 1;
}

export function hasCyrillic(word: string): boolean {
	return /[а-я]/.test(word);
}

/** A word typed partly or wholly on the Latin layout, as it looks. */
export function inCyrillic(word: string): string {
	if (!/[a-z]/.test(word)) return word;
	return Array.from(word, (char) => cyrillicByLatin.get(char) ?? char).join('');
}

const romanByLetters = new Map([
	['i', 1],
	['ii', 2],
	['iii', 3],
	['iv', 4],
	['iiii', 4],
	['v', 5],
	['vi', 6],
	['vii', 7],
	['viii', 8],
	['ix', 9],
	['x', 10],
	['xi', 11],
	['xii', 12]
]);

/** Roman numerals in Latin letters, in look-alikes («ІІ», «ХII», «lV»), up to twelve; else 0. */
export function romanValue(word: string): number {
	if (word.length > 4 || word === 'у') return 0;
	const latin = word.replace(/[іl|]/g, 'i').replace(/х/g, 'x').replace(/[уѵy]/g, 'v');
	return romanByLetters.get(latin) ?? 0;
}
