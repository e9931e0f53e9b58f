import { describe, expect, test } from 'vitest';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { makeHistory } from './histories.ts';

const updates = realUpdates(200);

describe('of 200 real updates', () => {
	test('no truncation is taken for an update', () => {
		for (const update of updates) {
			for (let length = 0; length < update.length; length++) {
				expect(walkUpdate(update.subarray(0, length), wideLimits).ok).toBe(false);
			}
		}
	});

	test('no flipped bit breaks the walk, or makes it keep more than three numbers per byte', () => {
		let most = 0;
		for (const update of updates) {
			for (const flipped of everyFlipOf(update)) {
				const outcome = walkUpdate(flipped, wideLimits);
				if (outcome.ok) most = Math.max(most, keptPerByte(outcome.value));
			}
		}
		expect(most).toBeGreaterThan(0);
		expect(most).toBeLessThanOrEqual(3);
	});
});

test('what is declared costs nothing until it is there', () => {
	const before = process.memoryUsage().heapUsed;
	const bomb = new Uint8Array([1, 0x80, 0x87, 0xa7, 0x0e, 5, 0, 0, 1]);
	for (let round = 0; round < 10_000; round++) walkUpdate(bomb, wideLimits);
	expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
});

function keptPerByte({ runs, gone, deletes, needs, names, bytes }: UpdateSummary): number {
	const kept = runs.length + gone.length + deletes.length + needs.length + names.length;
	return kept / bytes.length;
}

function* everyFlipOf(update: Uint8Array): Generator<Uint8Array> {
	const flipped = update.slice();
	for (let bit = 0; bit < update.length * 8; bit++) {
		flipped[bit >> 3]! ^= 1 << (bit & 7);
		yield flipped;
		flipped[bit >> 3]! ^= 1 << (bit & 7);
	}
}

function realUpdates(count: number): Uint8Array[] {
	const updates: Uint8Array[] = [];
	for (let seed = 1; updates.length < count; seed++) {
		const { log, wholes } = makeHistory(seed);
		updates.push(...[...log, ...wholes].filter((update) => update.length < 500).slice(0, 10));
	}
	return updates.slice(0, count);
}
