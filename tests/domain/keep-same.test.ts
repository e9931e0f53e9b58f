import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepSame } from '#lib/domain/keep-same.ts';

const plain = { noNullPrototype: true };
const part = fc.record({ id: fc.constantFrom('x', 'y'), term: fc.string({ maxLength: 2 }) }, plain);
const record = fc.record(
	{
		id: fc.constantFrom('a', 'b', 'c', 'd'),
		title: fc.string({ maxLength: 3 }),
		parts: fc.uniqueArray(part, { selector: ({ id }) => id })
	},
	plain
);
const records = fc.uniqueArray(record, { selector: ({ id }) => id });

test('the value is always the new one, whatever was there before', () => {
	fc.assert(
		fc.property(records, records, (before, after) => {
			expect(keepSame(before, structuredClone(after))).toEqual(after);
		}),
		{ seed: 11 }
	);
});

test('what says the same stays the very object, also where others came between', () => {
	fc.assert(
		fc.property(records, records, (before, after) => {
			const kept = keepSame(before, structuredClone(after));
			for (const each of kept) {
				const old = before.find(({ id }) => id === each.id);
				if (old && JSON.stringify(old) === JSON.stringify(each)) expect(each).toBe(old);
			}
			expect(keepSame(before, structuredClone(before))).toBe(before);
		}),
		{ seed: 12 }
	);
});
