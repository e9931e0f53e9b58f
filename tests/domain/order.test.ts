import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byOrder, placeAt, placeBetween } from '#lib/domain/order.ts';

const place = fc.stringMatching(/^[0-9a-z]{0,6}$/);

test('a place between two others lies strictly between them', () => {
	fc.assert(
		fc.property(place, place, (one, other) => {
			const [low, high] = one < other ? [one, other] : [other, one];
			const trimmed = { low: low.replace(/0+$/, ''), high: high.replace(/0+$/, '') };
			fc.pre(trimmed.low < trimmed.high);
			const between = placeBetween(low, high);
			expect(between > trimmed.low).toBe(true);
			expect(between < trimmed.high).toBe(true);
		}),
		{ seed: 1, numRuns: 2000 }
	);
});

test('there is always room at both edges', () => {
	let first = placeBetween(undefined, undefined);
	let last = first;
	for (let count = 0; count < 200; count++) {
		const before = placeBetween(undefined, first);
		const after = placeBetween(last, undefined);
		expect(before < first).toBe(true);
		expect(after > last).toBe(true);
		[first, last] = [before, after];
	}
});

test('moving records around keeps the list in the order that was asked for', () => {
	const moves = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 40 });
	fc.assert(
		fc.property(moves, (moved) => {
			let wanted = Array.from({ length: 10 }, (_, at) => ({ id: `s${at}`, order: '' }));
			for (const [at, record] of wanted.entries()) {
				wanted[at] = { ...record, order: placeBetween(wanted[at - 1]?.order, undefined) };
			}
			for (const [from, to] of moved) {
				const others = wanted.filter((_, at) => at !== from);
				const record = wanted[from];
				if (!record) continue;
				wanted = others.toSpliced(to, 0, { ...record, order: placeAt(others, to) });
			}
			expect(wanted.toSorted(byOrder)).toEqual(wanted);
		}),
		{ seed: 2, numRuns: 300 }
	);
});

test('two phones that chose the same place agree by the id', () => {
	const twins = [
		{ id: 'b', order: 'i' },
		{ id: 'a', order: 'i' }
	];
	expect(twins.sort(byOrder).map((record) => record.id)).toEqual(['a', 'b']);
	expect(placeBetween('i', 'i') > 'i').toBe(true);
});

test('a broken place is still a place', () => {
	expect(placeBetween('не место', undefined).length).toBeGreaterThan(0);
	expect(placeBetween('zz', 'aa') > 'zz').toBe(true);
});
