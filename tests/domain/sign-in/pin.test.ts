import { expect, test } from 'vitest';
import { pinFlawOf, waitAfterWrong, waitLeft } from '#lib/domain/sign-in/pin.ts';

test.each([
	['482915', undefined],
	['48291', 'too-short'],
	['4829154829154', 'too-long'],
	['48291а', 'not-digits'],
	['111111', 'too-plain'],
	['123456', 'too-plain'],
	['890123', 'too-plain'],
	['987654', 'too-plain'],
	['121212', 'too-plain'],
	['135791', undefined]
])('%s as a PIN: %s', (pin, flaw) => {
	expect(pinFlawOf(pin)).toBe(flaw);
});

test('a few slips of the finger cost nothing, then each wrong PIN waits twice as long, up to an hour', () => {
	expect([0, 4, 5, 6, 7, 11, 12, 1_000].map((wrongs) => waitAfterWrong(wrongs) / 1_000)).toEqual([
		0, 0, 30, 60, 120, 1_920, 3_600, 3_600
	]);
});

test('a clock that was turned back makes the waiting no shorter', () => {
	const mistakes = { wrongs: 6, wrongAt: 1_000_000 };
	expect(waitLeft(mistakes, 1_000_000 + 20_000)).toBe(40_000);
	expect(waitLeft(mistakes, 0)).toBe(60_000);
	expect(waitLeft(mistakes, 1_000_000 + 60_000)).toBe(0);
});
