import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { createGate } from '../../../server/gate/gate.ts';
import type { Accepted } from '../../../server/gate/gate.ts';
import { defaultGateLimits } from '../../../server/gate/limits.ts';
import type { KindName } from '#lib/documents/kinds.ts';
import { makeHistory } from '../../sync/update/histories.ts';
import { editOf } from './honest-edits.ts';

const gate = createGate({ limits: defaultGateLimits });

interface Case {
	readonly kind: KindName;
	/** One update that holds all that the server had before. */
	readonly before: Uint8Array;
	readonly update: Uint8Array;
}

const cases = realCases(200);

test('no truncation of 200 real updates passes', () => {
	for (const { kind, before, update } of cases) {
		const coverage = coverageOf(before, kind);
		for (let length = 0; length < update.length; length++) {
			const cut = update.subarray(0, length);
			expect(gate.check(cut, { coverage, kind, mode: 'step2' }).ok).toBe(false);
		}
	}
});

test(
	'every flipped bit of 200 real updates is refused, or changes server and Y.Doc alike',
	{ timeout: 60_000 },
	() => {
		const count = { refused: 0, nothing: 0, changed: 0 };
		for (const one of cases) {
			const coverage = coverageOf(one.before, one.kind);
			for (const flipped of everyFlipOf(one.update)) {
				const answer = gate.check(flipped, { coverage, kind: one.kind, mode: 'update' });
				if (!answer.ok) count.refused++;
				else if (answer.value.addsNothing) count.nothing++;
				else {
					count.changed++;
					expectAlike(one, coverage, answer.value);
				}
			}
		}
		console.info(`${JSON.stringify(count)} of single-bit flips`);
		expect(count.refused).toBeGreaterThan(count.changed / 2);
		expect(count.changed).toBeGreaterThan(1000);
	}
);

/** The victim’s part is the Y.Doc of a reader: it takes the bytes, keeps nothing pending, and agrees. */
function expectAlike({ before }: Case, coverage: Coverage, { update, summary }: Accepted): void {
	const doc = new Y.Doc({ gc: false });
	Y.applyUpdate(doc, before);
	Y.applyUpdate(doc, update);
	const after = coverage.copy();
	after.add(summary);
	const whole = Y.encodeStateAsUpdate(doc);
	const pending = doc.store.pendingStructs ?? doc.store.pendingDs;
	if (pending !== null || !sameBytes(Y.encodeStateVector(doc), after.encodeStateVector())) {
		throw new Error(`the server and a reader differ: ${Buffer.from(update).toString('hex')}`);
	}
	expectNoMadeUpDeletes(after, whole);
}

function expectNoMadeUpDeletes(coverage: Coverage, whole: Uint8Array): void {
	const { ds } = Y.decodeUpdate(whole);
	for (const client of coverage.stateVector().keys()) {
		const ranges = coverage.deletedOf(client);
		const known = ds.clients.get(client) ?? [];
		for (let at = 0; at < ranges.length; at += 2) {
			const holder = known.find(({ clock, len }) => clock + len > ranges[at]!);
			expect(holder !== undefined && holder.clock <= ranges[at]!).toBe(true);
			expect(holder!.clock + holder!.len).toBeGreaterThanOrEqual(ranges[at + 1]!);
		}
	}
}

function* everyFlipOf(update: Uint8Array): Generator<Uint8Array> {
	for (let bit = 0; bit < update.length * 8; bit++) {
		const flipped = update.slice();
		flipped[bit >> 3]! ^= 1 << (bit & 7);
		yield flipped;
	}
}

function realCases(count: number): Case[] {
	const found: Case[] = [];
	const kinds: readonly KindName[] = ['load-test', 'pair-notes', 'journal', 'programme'];
	for (let seed = 1; found.length < count; seed++) {
		const kind = kinds[seed % kinds.length]!;
		const { log } = makeHistory(seed, editOf(kind), 30);
		for (let at = 2; at < log.length && at < 12; at++) {
			if (log[at]!.length > 90) continue;
			const doc = new Y.Doc();
			for (const update of log.slice(0, at)) Y.applyUpdate(doc, update);
			found.push({ kind, before: Y.encodeStateAsUpdate(doc), update: log[at]! });
		}
	}
	return found.slice(0, count);
}

function coverageOf(before: Uint8Array, kind: KindName): Coverage {
	const coverage = new Coverage();
	const answer = gate.check(before, { coverage, kind, mode: 'step2' });
	if (answer.ok) coverage.add(answer.value.summary);
	return coverage;
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
	return Buffer.compare(left, right) === 0;
}
