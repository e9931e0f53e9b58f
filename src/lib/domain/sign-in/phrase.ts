import { phraseWords } from './phrase-words.ts';

export const phraseLength = 4;

/** Words for a password that can be remembered and said: one for each number, whatever its size. */
export function phraseOf(numbers: Iterable<number>): string {
	return Array.from(numbers, (number) => phraseWords[number % phraseWords.length] ?? '').join(' ');
}
