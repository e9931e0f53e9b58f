import { randomInt } from 'node:crypto';
import { fingerprintOf } from './secrets.ts';

/** Digits, because a phone shows a pad of large keys for them, and no layout can be the wrong one. */
const digits = 12;

/** 2^40: with the limits on guessing far out of reach, and short enough to type from paper. */
export function newTypedCode(): string {
	const code =
		String(randomInt(10 ** 6)).padStart(6, '0') + String(randomInt(10 ** 6)).padStart(6, '0');
	return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

export function isTypedCode(text: string): boolean {
	return plain(text).length === digits && /^[\d\s-]+$/.test(text);
}

/** However it was grouped. */
export function fingerprintOfCode(text: string, purpose: string): string {
	return fingerprintOf(`${purpose} ${plain(text)}`);
}

function plain(text: string): string {
	return text.replace(/[\s-]/g, '');
}
