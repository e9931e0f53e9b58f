import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AtMostEvery } from '#lib/ui/at-most-every.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('whenever it is asked, it runs afterwards, and never twice within the time', () => {
	const pauses = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(pauses, (between) => {
			const ranAt: number[] = [];
			const paced = new AtMostEvery(20_000, () => ranAt.push(performance.now()));
			for (const ms of between) {
				vi.advanceTimersByTime(ms);
				paced.ask();
			}
			const lastAsked = performance.now();
			vi.advanceTimersByTime(20_000);
			expect(ranAt.at(-1)).toBeGreaterThanOrEqual(lastAsked);
			for (const [at, ran] of ranAt.slice(1).entries())
				expect(ran - ranAt[at]!).toBeGreaterThanOrEqual(20_000);
		}),
		{ seed: 20_000, numRuns: 200 }
	);
});

test('who has been stopped does not run any more', () => {
	const run = vi.fn();
	const paced = new AtMostEvery(20_000, run);
	paced.ask();
	paced.stop();
	vi.advanceTimersByTime(60_000);
	expect(run).not.toHaveBeenCalled();
});
