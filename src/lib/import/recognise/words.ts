const cyrillicByLatin: Readonly<Record<string, string>> = {
	a: 'а',
	b: 'в',
	c: 'с',
	e: 'е',
	h: 'н',
	k: 'к',
	m: 'м',
	o: 'о',
	p: 'р',
	t: 'т',
	x: 'х',
	y: 'у'
};

/** For comparing only: small letters, «ё» as «е», one kind of dash and blank, no look-alike letters. */
export function plain(text: string): string {
	return text
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[\s\u00a0]+/g, ' ')
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/[a-zа-я]+/g, cyrillic)
		.trim();
}

/** A word of both alphabets was typed on the wrong layout; a word of one alphabet is left alone. */
function cyrillic(word: string): string {
	if (!/[a-z]/.test(word) || !/[а-я]/.test(word)) return word;
	return word.replace(/[a-z]/g, (letter) => cyrillicByLatin[letter] ?? letter);
}

export function wordsIn(text: string): readonly string[] {
	return plain(text).match(/[a-zа-я0-9]+/g) ?? [];
}

/** «П Р И К А З» was set with wide letters; it is one word. */
export function withoutWideLetters(text: string): string {
	return text.replace(/(?:(?<![\p{L}])\p{L}\s){3,}\p{L}(?![\p{L}])/gu, (wide) =>
		wide.replace(/\s/g, '')
	);
}

export function startsSmall(text: string): boolean {
	return /^[а-яёa-z]/.test(text);
}

const romanLetters: Readonly<Record<string, number>> = {
	I: 1,
	V: 5,
	X: 10,
	'\u0406': 1,
	'\u0425': 10
};

/** Roman numerals as schools type them, with Russian «Х» and Ukrainian «І»; 0 for anything else. */
export function romanValue(text: string): number {
	const values = Array.from(text, (letter) => romanLetters[letter] ?? 0);
	if (values.length === 0 || values.length > 6 || values.includes(0)) return 0;
	return values.reduce(
		(sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
		0
	);
}
