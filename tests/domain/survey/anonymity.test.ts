import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tellable } from '#lib/domain/survey/anonymity.ts';

const seed = 20261129;
const sheets = (of: string) =>
	fc.nat({ max: 12 }).map((count) => Array.from({ length: count }, (_, at) => `${of} ${at}`));
const heaps = fc.record({ own: sheets('own'), known: sheets('known') });

test('who takes away what they know has nothing left, or five answers and more', () => {
	fc.assert(
		fc.property(heaps, ({ own, known }) => {
			const { told, withheld } = tellable({ own, known });
			const left = told.filter((sheet) => !known.includes(sheet));
			expect(left.length === 0 || left.length >= 5).toBe(true);
			expect(told.length === 0 || told.length >= 5).toBe(true);
			expect(own.length - withheld).toBe(own.length >= 5 ? own.length : 0);
			if (own.length + known.length >= 5 && withheld === 0)
				expect(told).toHaveLength(own.length + known.length);
		}),
		{ numRuns: 1000, seed }
	);
});

test('as long as fewer than five answered themselves, what they said changes nothing that is told', () => {
	const few = fc.array(fc.string(), { maxLength: 4 });
	fc.assert(
		fc.property(few, few, sheets('known'), (own, other, known) => {
			expect(tellable({ own, known }).told).toEqual(tellable({ own: other, known }).told);
		}),
		{ numRuns: 1000, seed }
	);
});
