import { expect, test } from 'vitest';
import { dependenciesOf } from '#lib/sync/update/dependencies.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';

const nothingKnown = (): number => 0;

test('two that go on in single steps, with hundreds waiting for their end, are found to be met', () => {
	expect(dependenciesOf(tangle(400, 4000), nothingKnown)).toBe('met');
});

test('a tangle is given up when it takes more steps than an honest history', () => {
	expect(dependenciesOf(tangle(400, 4000), nothingKnown, 1000)).toBe('tangled');
});

test('the same tangle without its first stone is missing something', () => {
	expect(dependenciesOf(tangle(2, 3, 9999), nothingKnown)).toBe('missing');
});

/** Many clients wait for one, which goes on in single steps, each of which wakes them all in vain. */
function tangle(waiters: number, steps: number, missing?: number): UpdateSummary {
	const bytes: number[] = [];
	const uint = (value: number): void => {
		for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
		bytes.push(value);
	};
	const struct = (client: number, clock: number): void => {
		bytes.push(0x84);
		uint(client);
		uint(clock);
		bytes.push(1, 97);
	};
	const parts = waiters + 2;
	uint(parts);
	const [leader, pace] = [parts + 1, parts];
	// The leader and its pace-maker need each other's last struct, one after another.
	for (const [client, other, first] of [
		[leader, pace, false],
		[pace, leader, true]
	] as const) {
		uint(steps);
		uint(client);
		uint(0);
		for (let clock = 0; clock < steps; clock++) {
			const needed = first ? clock : clock - 1;
			if (needed < 0 && missing === undefined) bytes.push(4, 1, 1, 97, 1, 97);
			else if (needed < 0) struct(missing!, 0);
			else {
				struct(other, needed);
			}
		}
	}
	for (let client = waiters; client > 0; client--) {
		uint(1);
		uint(client);
		uint(0);
		struct(leader, steps - 1);
	}
	uint(0);
	const walked = walkUpdate(new Uint8Array(bytes), wideLimits);
	if (!walked.ok) throw new Error(walked.reason);
	return walked.value;
}
