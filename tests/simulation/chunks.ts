import { describe, expect, test } from 'vitest';
import { isClean, play } from './play.ts';
import { told } from './told.ts';

const perCase = 50;
const leastEvents = 200;
const leastFaults = 10;
/** Some hundred times what a schedule takes: only a standstill is stopped. */
const caseWithinMs = 300_000;

/** Many schedules, so many to a case that a failure names the ones to play again. */
export function playAll(from: number, count: number): void {
	describe('nothing that was called kept is lost, doubled, or called by another’s name', () => {
		for (let first = from; first < from + count; first += perCase) {
			const last = first + perCase - 1;
			test(`in the schedules ${first} to ${last}`, { timeout: caseWithinMs }, async () => {
				const failed: string[] = [];
				for (let seed = first; seed <= last; seed++) {
					const outcome = await play(seed);
					if (!isClean(outcome)) failed.push(told(outcome));
					expect(outcome.events).toBeGreaterThanOrEqual(leastEvents);
					expect(outcome.faults).toBeGreaterThanOrEqual(leastFaults);
				}
				expect(failed).toEqual([]);
			});
		}
	});
}
