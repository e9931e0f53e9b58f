import * as Y from 'yjs';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { createGate } from '../../../server/gate/gate.ts';
import { defaultGateLimits } from '../../../server/gate/limits.ts';
import { diceOf } from '../../sync/update/dice.ts';

/** `node tests/server/gate/measure.ts`: microseconds per small update, best and median of rounds. */
const edits = 50_000;
const rounds = 9;
const updates = typedUpdates();
const summaries = updates.map(walked);
const gate = createGate({ limits: defaultGateLimits });
const bytes = updates.reduce((sum, update) => sum + update.length, 0);
console.log(`${edits} updates of ${(bytes / edits).toFixed(1)} bytes`);

const full = new Coverage();
for (const summary of summaries) full.add(summary);

report('walk', () => updates.forEach(walked));
report('covers', () => summaries.forEach((summary) => full.covers(summary)));
report('gapIn', () => summaries.forEach((summary) => full.gapIn(summary)));
report('gapIn + add', () => {
	const coverage = new Coverage();
	for (const summary of summaries) {
		coverage.gapIn(summary);
		coverage.add(summary);
	}
});
report('check + add', () => {
	const coverage = new Coverage();
	for (const update of updates) {
		const answer = gate.check(update, { coverage, kind: 'load-test', mode: 'update' });
		if (!answer.ok) throw new Error(answer.trouble);
		coverage.add(answer.value.summary);
	}
});
report('Y.applyUpdate, for comparison', () => {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
});

function report(name: string, run: () => void): void {
	const times = Array.from({ length: rounds }, () => {
		const start = performance.now();
		run();
		return ((performance.now() - start) * 1000) / edits;
	}).sort((left, right) => left - right);
	const [best, median] = [times[0]!, times[rounds >> 1]!];
	console.log(`${name}: best ${best.toFixed(2)}, median ${median.toFixed(2)} µs`);
}

function walked(update: Uint8Array): UpdateSummary {
	const outcome = walkUpdate(update, wideLimits);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.value;
}

function typedUpdates(): Uint8Array[] {
	const dice = diceOf(1);
	const doc = new Y.Doc();
	doc.clientID = 1_234_567_890;
	const made: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => made.push(update));
	const text = doc.getText('text');
	while (made.length < edits) {
		if (dice.chance(0.1) && text.length > 0) text.delete(dice.roll(text.length), 1);
		else if (dice.chance(0.2)) doc.getMap('map').set(`k${dice.roll(50)}`, dice.roll(1000));
		else text.insert(dice.chance(0.05) ? dice.roll(text.length + 1) : text.length, 'а');
	}
	return made;
}
