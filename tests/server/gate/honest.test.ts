import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { kinds } from '#lib/documents/kinds.ts';
import type { KindName } from '#lib/documents/kinds.ts';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { createGate } from '../../../server/gate/gate.ts';
import type { GateAnswer } from '../../../server/gate/gate.ts';
import { defaultGateLimits } from '../../../server/gate/limits.ts';
import type { GateMode } from '../../../server/gate/limits.ts';
import { clocksOf, docOf, isPending, makeHistory, stateOf } from '../../sync/update/histories.ts';
import { editOf } from './honest-edits.ts';

const gate = createGate({ limits: defaultGateLimits });
const kindNames = Object.keys(kinds) as KindName[];
const seeds = Array.from({ length: 24 }, (_, at) => at + 1);

describe('what people write honestly is never refused', () => {
	test.each(kindNames)('%s: as it is written, and merged', (kind) => {
		let checked = 0;
		for (const seed of seeds) {
			const coverage = new Coverage();
			for (const update of makeHistory(seed, editOf(kind)).log) {
				const answer = gate.check(update, { coverage, kind, mode: 'update' });
				expect(answer).toMatchObject({ ok: true });
				if (answer.ok) coverage.add(answer.value.summary);
				checked++;
			}
		}
		expect(checked).toBeGreaterThan(300);
	});

	test.each(kindNames)('%s: whole, as a step 2 or an outbox', (kind) => {
		for (const seed of seeds.slice(0, 10)) {
			const { log, wholes } = makeHistory(seed, editOf(kind));
			const stored = log.slice(0, seed % log.length);
			for (const [at, update] of wholes.entries()) {
				const coverage = coverageOf(stored, kind);
				const mode: GateMode = at % 2 === 0 ? 'step2' : 'exchange';
				const answer = gate.check(update, { coverage, kind, mode });
				const alone = docOf([...stored, update]);
				if (isPending(alone) || hasHole(update, mode)) {
					expect(answer).toMatchObject({ ok: false, reason: 'gap' });
				} else {
					expect(answer).toMatchObject({ ok: true });
					expectSameAs(alone, answer, stored, coverage);
				}
			}
		}
	});
});

/** What was stored instead of the update (its new part) has the same effect. */
function expectSameAs(
	alone: Y.Doc,
	answer: GateAnswer,
	stored: readonly Uint8Array[],
	coverage: Coverage
): void {
	if (!answer.ok) return;
	const { update, summary, addsNothing } = answer.value;
	const together = docOf([...stored, ...(addsNothing ? [] : [update])]);
	if (!addsNothing) coverage.add(summary);
	expect(stateOf(together)).toEqual(stateOf(alone));
	expect(clocksOf(coverage.stateVector())).toBe(stateOf(alone).clocks);
}

function hasHole(update: Uint8Array, mode: GateMode): boolean {
	return (
		mode === 'step2' && Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.Skip)
	);
}

function coverageOf(stored: readonly Uint8Array[], kind: KindName): Coverage {
	const coverage = new Coverage();
	for (const update of stored) {
		const answer = gate.check(update, { coverage, kind, mode: 'update' });
		if (answer.ok) coverage.add(answer.value.summary);
	}
	return coverage;
}
