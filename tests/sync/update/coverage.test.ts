import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { readStateVector } from '#lib/sync/update/state-vector.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { diceOf } from './dice.ts';
import { clocksOf, docOf, isPending, makeHistory, stateOf } from './histories.ts';

const seeds = Array.from({ length: 60 }, (_, at) => at + 1);

describe('a coverage and a Y.Doc that were given the same updates', () => {
	test.each(seeds)(
		'[coverage 1, 2] have the same clocks, and no delete is made up (seed %i)',
		(seed) => {
			const { log, wholes } = makeHistory(seed);
			const dice = diceOf(seed);
			const coverage = new Coverage();
			const stored: Uint8Array[] = [];
			for (const update of log) {
				const others = dice.chance(0.3) ? [dice.pick(log), dice.pick([...wholes, update])] : [];
				for (const next of [...others, update]) {
					if (coverage.gapIn(walked(next)) !== undefined) continue;
					coverage.add(walked(next));
					stored.push(next);
				}
				const doc = docOf(stored);
				expect(clocksOf(coverage.stateVector())).toBe(stateOf(doc).clocks);
				expect(coverage.encodeStateVector()).toEqual(Y.encodeStateVector(doc));
				expect(deletesBeyond(coverage, doc)).toEqual([]);
			}
		}
	);

	test.each(seeds)('are equal to the byte once the copy was named whole (seed %i)', (seed) => {
		const { log } = makeHistory(seed);
		const doc = docOf(log);
		const coverage = coverageOf([...log, Y.encodeStateAsUpdate(doc)]);
		expect(coverage.encodeNothingNewStep2()).toEqual(
			Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))
		);
		expect(coverage.equals(coverageOf([Y.encodeStateAsUpdate(doc)]))).toBe(true);
		expect(coverage.covers(walked(Y.encodeStateAsUpdate(doc)))).toBe(true);
	});

	test.each(seeds)('do not depend on how the updates were merged (seed %i)', (seed) => {
		const { log } = makeHistory(seed);
		const dice = diceOf(seed);
		const parts: Uint8Array[] = [];
		for (let at = 0; at < log.length;) {
			const size = 1 + dice.roll(6);
			parts.push(Y.mergeUpdates(log.slice(at, at + size)));
			at += size;
		}
		expect(coverageOf(parts).encode()).toEqual(coverageOf(log).encode());
	});
});

describe('[coverage 3] covers', () => {
	test.each(seeds)('says yes exactly when the update changes nothing (seed %i)', (seed) => {
		const { log, wholes } = makeHistory(seed);
		const dice = diceOf(seed + 1000);
		for (let round = 0; round < 6; round++) {
			const stored = log.slice(0, dice.roll(log.length + 1));
			const doc = docOf(stored);
			// What the Y.Doc deleted by itself is named, as a stored snapshot names it.
			const coverage = coverageOf([...stored, Y.encodeStateAsUpdate(doc)]);
			const before = stateOf(doc);
			for (const update of [dice.pick(log), dice.pick(log), ...wholes.slice(0, 6)]) {
				const copy = docOf(stored);
				Y.applyUpdate(copy, update);
				const changes = isPending(copy) || differs(before, stateOf(copy));
				expect(coverage.covers(walked(update))).toBe(!changes);
			}
		}
	});

	test('a delete that two people’s values for one key caused is news once, and then no more', () => {
		const [anna, boris] = [new Y.Doc(), new Y.Doc()];
		anna.getMap('map').set('key', 'hers');
		boris.getMap('map').set('key', 'his');
		const coverage = coverageOf([Y.encodeStateAsUpdate(anna), Y.encodeStateAsUpdate(boris)]);
		Y.applyUpdate(anna, Y.encodeStateAsUpdate(boris));
		const whole = walked(Y.encodeStateAsUpdate(anna));
		expect(coverage.covers(whole)).toBe(false);
		coverage.add(whole);
		expect(coverage.covers(whole)).toBe(true);
	});

	test('deleted content that was known as content before is not taken for deleted', () => {
		const doc = new Y.Doc({ gc: true });
		doc.clientID = 7;
		doc.getText('text').insert(0, 'abc');
		const coverage = coverageOf([Y.encodeStateAsUpdate(doc)]);
		// The same three clocks, said to be gone, without a delete set: Yjs leaves the text alone.
		const repeated = walked(new Uint8Array([1, 1, 7, 0, 0, 3, 0]));
		expect(coverage.covers(repeated)).toBe(true);
		coverage.add(repeated);
		expect(coverage.deletedOf(7)).toEqual([]);
	});
});

describe('gapIn', () => {
	test.each(seeds)('finds one exactly when Yjs would keep something pending (seed %i)', (seed) => {
		const { log, wholes } = makeHistory(seed);
		const dice = diceOf(seed + 2000);
		for (let round = 0; round < 6; round++) {
			const stored = log.slice(0, dice.roll(log.length + 1));
			const coverage = coverageOf(stored);
			const tried = [dice.pick(log), dice.pick(log), pieces(log, dice), ...wholes.slice(0, 6)];
			for (const update of tried) {
				const copy = docOf(stored);
				Y.applyUpdate(copy, update);
				expect(coverage.gapIn(walked(update)) !== undefined).toBe(isPending(copy));
			}
		}
	});

	test('two structs that need each other are a gap for ever', () => {
		const circle = walked(
			new Uint8Array([2, 1, 9, 0, 0x84, 5, 0, 1, 97, 1, 5, 0, 0x84, 9, 0, 1, 97, 0])
		);
		expect(new Coverage().gapIn(circle)).toBe('dependencies');
	});

	test('two that build on each other by turns are none', () => {
		const doc = new Y.Doc();
		const [low, high] = [new Y.Doc(), new Y.Doc()];
		[low.clientID, high.clientID] = [1, 2];
		for (let turn = 0; turn < 200; turn++) {
			const [from, to] = turn % 2 === 0 ? [low, high] : [high, low];
			from.getArray('array').push([turn]);
			Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
		}
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(low));
		expect(new Coverage().gapIn(walked(Y.encodeStateAsUpdate(doc)))).toBeUndefined();
	});
});

describe('levels', () => {
	test.each(seeds)('are those of the Y.Doc, however the updates were merged (seed %i)', (seed) => {
		const { log } = makeHistory(seed);
		const doc = docOf(log);
		const half = log.length >> 1;
		const merged = [Y.mergeUpdates(log.slice(0, half)), Y.mergeUpdates(log.slice(half))];
		for (const updates of [log, merged, [Y.encodeStateAsUpdate(doc)]]) {
			const coverage = coverageOf(updates);
			for (const structs of doc.store.clients.values()) {
				for (const struct of structs) {
					if (!(struct instanceof Y.Item)) continue;
					const { client, clock } = struct.id;
					expect(coverage.levelOf(client, clock)).toBe(levelIn(struct));
					expect(coverage.levelOf(client, clock + struct.length - 1)).toBe(levelIn(struct));
				}
			}
		}
	});
});

describe('kept on a disk', () => {
	test.each(seeds.slice(0, 10))('it is read back as it was (seed %i)', (seed) => {
		const coverage = coverageOf(makeHistory(seed).log);
		const again = Coverage.decode(coverage.encode(), refused);
		expect(again.equals(coverage)).toBe(true);
		expect(again.encode()).toEqual(coverage.encode());
	});

	test.each(seeds.slice(0, 10))('what is decoded later is no other (seed %i)', (seed) => {
		const { log } = makeHistory(seed);
		const known = coverageOf(log.slice(0, -1));
		const later = Coverage.decode(known.encode(), refused);
		expect(later.encodeStateVector()).toEqual(known.encodeStateVector());
		for (const update of [...log, ...log]) {
			const next = walked(update);
			expect(later.covers(next)).toBe(known.covers(next));
			expect(later.gapIn(next)).toBe(known.gapIn(next));
			if (known.gapIn(next) !== undefined) continue;
			for (const coverage of [known, later]) coverage.add(next);
		}
		expect(later.encode()).toEqual(known.encode());
	});

	test('every truncation, and bytes left over, are refused, at once or when they are needed', () => {
		const bytes = coverageOf(makeHistory(3).log).encode();
		const cut = Array.from(bytes, (_, length) => bytes.subarray(0, length));
		for (const broken of [...cut, new Uint8Array([...bytes, 0])]) {
			const read = () => Coverage.decode(broken, refused).deletedOf(1);
			expect(read).toThrow('refused');
		}
	});
});

describe('state vectors', () => {
	test('are read as Yjs writes them', () => {
		const doc = docOf(makeHistory(5).log);
		const read = readStateVector(Y.encodeStateVector(doc), 1000);
		expect(read.ok && clocksOf(read.value)).toBe(stateOf(doc).clocks);
	});

	test.each([
		['cut off and huge', '80 80 80 80 80 20', 'cut-off'],
		['30 million clients in five bytes', '80 87 a7 0e 05', 'cut-off'],
		['a client twice', '02 05 01 05 02', 'unordered'],
		['left over', '00 00', 'left-over'],
		['nothing', '', 'cut-off'],
		['more clients than allowed', '03 05 01 06 02 07 01', 'too-many-clients']
	])('%s: refused', (_name, hex, reason) => {
		const bytes = new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
		expect(readStateVector(bytes, 2)).toEqual({ ok: false, reason });
	});

	test('stand to a coverage as same, behind, ahead or apart', () => {
		const coverage = coverageOf([new Uint8Array([2, 1, 9, 0, 0, 3, 1, 5, 0, 0, 2, 0])]);
		const standing = (...clocks: [number, number][]) => coverage.standingOf(new Map(clocks));
		expect(standing([9, 3], [5, 2])).toBe('same');
		expect(standing([9, 3])).toBe('lacks-some');
		expect(standing([9, 4], [5, 2])).toBe('has-more');
		expect(standing([9, 4])).toBe('apart');
		expect(standing()).toBe('lacks-some');
	});
});

test('a copy does not change with its original', () => {
	const coverage = coverageOf([new Uint8Array([1, 1, 9, 0, 0, 3, 0])]);
	const copy = coverage.copy();
	coverage.add(walked(new Uint8Array([1, 1, 9, 3, 0, 3, 0])));
	expect([copy.clockOf(9), copy.deletedOf(9)]).toEqual([3, [0, 3]]);
	expect([coverage.clockOf(9), coverage.deletedOf(9)]).toEqual([6, [0, 6]]);
});

function coverageOf(updates: readonly Uint8Array[]): Coverage {
	const coverage = new Coverage();
	for (const update of updates) {
		expect(coverage.gapIn(walked(update))).toBeUndefined();
		coverage.add(walked(update));
	}
	return coverage;
}

function walked(update: Uint8Array): UpdateSummary {
	const outcome = walkUpdate(update, wideLimits);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.value;
}

function levelIn(struct: Y.Item): number {
	let level = 0;
	for (let item = parentOf(struct); item !== null; item = parentOf(item)) level++;
	return level;
}

function parentOf(item: Y.Item): Y.Item | null {
	return (item.parent as Y.AbstractType<unknown>)._item;
}

/** Some updates of the middle, merged: with holes where others are missing. */
function pieces(log: readonly Uint8Array[], dice: ReturnType<typeof diceOf>): Uint8Array {
	return Y.mergeUpdates([dice.pick(log), dice.pick(log), dice.pick(log)]);
}

function differs(before: ReturnType<typeof stateOf>, after: ReturnType<typeof stateOf>): boolean {
	return before.clocks !== after.clocks || before.deletes !== after.deletes;
}

function deletesBeyond(coverage: Coverage, doc: Y.Doc): string[] {
	const { ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
	const beyond: string[] = [];
	for (const client of coverage.stateVector().keys()) {
		const ranges = coverage.deletedOf(client);
		for (let at = 0; at < ranges.length; at += 2) {
			const [from, to] = [ranges[at]!, ranges[at + 1]!];
			const holds = ds.clients
				.get(client)
				?.some(({ clock, len }) => clock <= from && clock + len >= to);
			if (!holds) beyond.push(`${client}: ${from}–${to}`);
		}
	}
	return beyond;
}

function refused(): never {
	throw new Error('refused');
}
