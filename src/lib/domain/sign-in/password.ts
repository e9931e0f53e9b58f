import { commonPasswords } from './common-passwords.ts';

export const shortestPassword = 8;
export const longestPassword = 128;

export type PasswordFlaw = 'too-short' | 'too-long' | 'common' | 'own-name';

/** A phone's keyboard adds a space after a word it has completed; that is no part of the password. */
export function plainPassword(typed: string): string {
	return typed.normalize('NFC').trim();
}

/** No rules of composition: length counts, and that nobody would guess it among the first. */
export function flawOfPassword(
	password: string,
	ownWords: readonly string[]
): PasswordFlaw | undefined {
	const { length } = [...password];
	if (length < shortestPassword) return 'too-short';
	if (length > longestPassword) return 'too-long';
	const core = coreOf(password);
	if (isCommon(core)) return 'common';
	return ownWords.some((word) => isMostly(core, coreOf(word))) ? 'own-name' : undefined;
}

function isCommon(core: string): boolean {
	// Digits and signs alone, one letter again and again, or a run along the keyboard or the alphabet.
	if (core.length < 3 || new Set(core).size <= 2) return true;
	if (runs.some((run) => run.includes(core))) return true;
	if (common.has(core)) return true;
	return isRepeated(core);
}

/** What a guesser tries first: letters only, without what is hung before and behind a word. */
function coreOf(text: string): string {
	const plain = text.toLowerCase().replaceAll('ё', 'е');
	return inRussianLayout(plain).replace(/[^\p{L}]/gu, '');
}

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюе';

/** «gfhjkm» is «пароль», typed by whoever forgot to change the layout, or meant to. */
function inRussianLayout(text: string): string {
	if (/[а-я]/.test(text)) return text;
	return [...text].map((key) => russianKeys[latinKeys.indexOf(key)] ?? key).join('');
}

const common: ReadonlySet<string> = new Set(commonPasswords.map(coreOf));
const rows = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'абвгдежзийклмнопрстуфхцчшщъыьэюя'];
const alphabet = inRussianLayout('abcdefghijklmnopqrstuvwxyz');
const runs = [...rows, rows.slice(0, 3).join(''), alphabet].flatMap((row) => [
	row,
	[...row].toReversed().join('')
]);

function isRepeated(core: string): boolean {
	for (let size = 3; size <= core.length / 2; size += 1) {
		const part = core.slice(0, size);
		const whole = part.repeat(Math.ceil(core.length / size)).slice(0, core.length);
		if (whole === core && (common.has(part) || runs.some((run) => run.includes(part)))) return true;
	}
	return false;
}

function isMostly(core: string, word: string): boolean {
	return word.length >= 4 && core.includes(word) && core.length - word.length < 4;
}
