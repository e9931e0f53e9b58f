import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, waitMs } from '#lib/sync/backoff.ts';

test.each([
	[0, 1_000],
	[1, 2_000],
	[2, 4_000],
	[5, 32_000],
	[6, 60_000],
	[500, 60_000]
])('[F6] after %d failures it waits up to %d ms', (attempt, upTo) => {
	expect(backoffMs(attempt, 0)).toBe(0);
	expect(backoffMs(attempt, 0.999_999)).toBeLessThan(upTo);
	expect(backoffMs(attempt, 0.999_999)).toBeGreaterThan(0.99 * upTo);
});

test('[F6] what the other side asks for wins, with a little spread on top', () => {
	fc.assert(
		fc.property(fc.nat(20), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
			const ms = waitMs(attempt, chance, 30_000);
			expect(ms).toBeGreaterThanOrEqual(30_000);
			expect(ms).toBeLessThanOrEqual(37_500);
		}),
		{ seed: 20_261_121 }
	);
});
