import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { createGate } from '../../../server/gate/gate.ts';
import { defaultGateLimits } from '../../../server/gate/limits.ts';
import type { GateMode } from '../../../server/gate/limits.ts';
import { diceOf } from '../../sync/update/dice.ts';
import type { Dice } from '../../sync/update/dice.ts';
import { clocksOf, stateOf } from '../../sync/update/histories.ts';
import { materials } from './frames.ts';
import type { Material } from './frames.ts';

const frames = Number(process.env.FUZZ_FRAMES ?? 100_000);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_001);

/** How many frames one document lives through before it is looked at closely and begun anew. */
const life = 400;

const gate = createGate({ limits: defaultGateLimits });

test(
	`${frames} damaged and made-up updates are refused, or move server and Y.Doc alike (seed ${seed})`,
	{ timeout: Math.max(20_000, frames / 2) },
	() => {
		const dice = diceOf(seed);
		const choices = materials(dice);
		const outcomes = new Map<string, number>();
		const before = usedMemory();
		for (let done = 0; done < frames; done += life) {
			const material = dice.pick(choices);
			liveThrough(Math.min(life, frames - done), { material, dice, outcomes });
		}
		const grown = (usedMemory() - before) / 1e6;
		console.info(
			`grown by ${grown.toFixed(1)} MB; ${JSON.stringify(Object.fromEntries(outcomes))}`
		);
		expect(grown).toBeLessThan(50);
		expect(outcomes.get('accepted')).toBeGreaterThan(frames / 100);
		expect(outcomes.get('malformed')).toBeGreaterThan(frames / 100);
		expect(outcomes.get('gap')).toBeGreaterThan(frames / 100);
	}
);

/** For what is known to be honest: notes and load tests alike. */
const allowed = { roots: [/[^]*/], keys: undefined, richText: true };

interface Run {
	readonly material: Material;
	readonly dice: Dice;
	readonly outcomes: Map<string, number>;
}

function liveThrough(count: number, { material, dice, outcomes }: Run): void {
	const coverage = new Coverage();
	const doc = new Y.Doc({ gc: false });
	for (const update of material.past) {
		const answer = gate.check(update, { coverage, kind: 'load-test', mode: 'exchange', allowed });
		if (!answer.ok) throw new Error(`an honest update is refused: ${answer.trouble}`);
		coverage.add(answer.value.summary);
		applied(doc, update);
	}
	for (let at = 0; at < count; at++) {
		const frame = material.next((client) => coverage.clockOf(client));
		const mode = dice.pick<GateMode>(['update', 'step2', 'exchange']);
		const kind = dice.pick(['load-test', 'pair-notes'] as const);
		const answer = gate.check(frame, { coverage, kind, mode });
		const outcome = answer.ok ? 'accepted' : answer.reason;
		outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
		if (!answer.ok || answer.value.addsNothing) continue;
		coverage.add(answer.value.summary);
		applied(doc, answer.value.update);
	}
	const state = stateOf(doc);
	expect(clocksOf(coverage.stateVector())).toBe(state.clocks);
	expectNoDeeper(coverage, doc);
	expectSameDeletes(coverage, doc);
}

function expectNoDeeper(coverage: Coverage, doc: Y.Doc): void {
	for (const structs of doc.store.clients.values()) {
		for (const struct of structs) {
			if (!(struct instanceof Y.Item)) continue;
			let level = 0;
			for (let item = parentOf(struct); item !== null; item = parentOf(item)) level++;
			const { client, clock } = struct.id;
			if (coverage.levelOf(client, clock) < level) throw new Error(`deeper: ${client}, ${clock}`);
		}
	}
}

function parentOf(item: Y.Item): Y.Item | null {
	return (item.parent as Y.AbstractType<unknown>)._item;
}

function applied(doc: Y.Doc, update: Uint8Array): void {
	Y.applyUpdate(doc, update);
	if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return;
	throw new Error(`left something pending: ${Buffer.from(update).toString('hex')}`);
}

/** Once the Y.Doc has named what it deleted by itself, both know the same. */
function expectSameDeletes(coverage: Coverage, doc: Y.Doc): void {
	const answer = gate.check(Y.encodeStateAsUpdate(doc), {
		coverage,
		kind: 'load-test',
		mode: 'exchange',
		allowed
	});
	if (!answer.ok) throw new Error(`the whole document is refused: ${answer.trouble}`);
	coverage.add(answer.value.summary);
	const deletesOnly = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
	expect(Buffer.compare(coverage.encodeNothingNewStep2(), deletesOnly)).toBe(0);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function usedMemory(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed + process.memoryUsage().external;
}
