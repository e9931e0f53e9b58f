import { isDash, isDigit, isLetter, isSilent, lowered, romanSign } from './characters.ts';
import { splitLetters } from './split-letters.ts';
import type { Letter } from './split-letters.ts';
import { joinTokens } from './join-tokens.ts';
import type { Mark, Token } from './token.ts';

/** One pass over the text: words in Cyrillic small letters, numbers, Roman numerals and marks. */
export function tokensOf(raw: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < raw.length) at = readOne(raw, at, tokens);
	return joinTokens(tokens);
}

function readOne(raw: string, at: number, tokens: Token[]): number {
	const char = lowered(raw.charAt(at));
	if (isLetter(char)) return readLetters(raw, at, tokens);
	if (isDigit(char)) return readDigits(raw, at, tokens);
	const roman = romanSign(char);
	if (roman) {
		tokens.push({ kind: 'roman', value: roman, text: char, from: at, to: at + 1 });
		return at + 1;
	}
	return readMark(raw, at, tokens);
}

function readLetters(raw: string, start: number, tokens: Token[]): number {
	const letters: Letter[] = [];
	let at = start;
	for (; at < raw.length; at++) {
		const char = lowered(raw.charAt(at));
		const last = letters.at(-1);
		// A decomposed «й» is «и» with a breve of its own.
		if (char === '\u0306' && last?.char === 'и')
			letters[letters.length - 1] = { ...last, char: 'й' };
		if (isLetter(char)) letters.push({ char, at });
		else if (!isSilent(char)) break;
	}
	tokens.push(...splitLetters(letters, at));
	return at;
}

function readDigits(raw: string, start: number, tokens: Token[]): number {
	let at = start;
	while (at < raw.length && isDigit(raw.charAt(at))) at++;
	const digits = at - start;
	const value = digits <= 4 ? Number(raw.slice(start, at)) : Number.MAX_SAFE_INTEGER;
	tokens.push({ kind: 'number', value, digits, ordinal: false, from: start, to: at });
	return at;
}

const marks: Readonly<Record<string, Mark>> = {
	',': ',',
	';': ';',
	'|': ';',
	':': ':',
	'.': '.',
	'/': '/',
	'\\': '/',
	'(': '(',
	')': ')',
	'[': '(',
	']': ')',
	_: '_',
	'?': '?',
	'+': ',',
	'\n': '\n',
	'\r': '\n',
	'\u2028': '\n',
	'\u2029': '\n',
	'\v': '\n',
	'\f': '\n'
};

function readMark(raw: string, at: number, tokens: Token[]): number {
	const char = raw.charAt(at);
	if (char === '<' && /^<br ?\/?>/i.test(raw.slice(at, at + 6))) {
		const to = raw.indexOf('>', at) + 1;
		tokens.push({ kind: 'mark', text: '\n', from: at, to });
		return to;
	}
	const text = isDash(char) ? '-' : marks[char];
	if (text && isSaying(text, tokens.at(-1), at))
		tokens.push({ kind: 'mark', text, from: at, to: at + 1 });
	return at + 1;
}

/** A full stop counts only in dates and numbered lists; a row of dashes or blanks is one mark. */
function isSaying(text: Mark, last: Token | undefined, at: number): boolean {
	if (text === '.') return last?.kind === 'number' || last?.kind === 'roman';
	if (text === '\n') return last !== undefined && !(last.kind === 'mark' && last.text === '\n');
	if (last?.kind !== 'mark' || last.text !== text) return true;
	return text !== '-' && text !== '_' ? true : last.to !== at;
}
