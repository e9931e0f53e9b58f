import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavingMentors } from '#lib/domain/bonds/hand-over.ts';

const ids: fc.Arbitrary<readonly string[]> = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
const id = fc.constantFrom('a', 'b', 'c', 'd', 'next');

test('whoever is changed, at most that one goes, and never the one who comes', () => {
	fc.assert(
		fc.property(ids, id, id, (mentors, next, instead) => {
			const leaving = leavingMentors(mentors, { next, instead });
			expect(leaving).toEqual(mentors.includes(instead) && instead !== next ? [instead] : []);
		}),
		{ seed: 20261129, numRuns: 300 }
	);
});

test('with one mentor nobody has to say whose place it is, with several somebody must', () => {
	const next = { next: 'n', instead: undefined };
	expect(leavingMentors(['a'], next)).toEqual(['a']);
	expect(leavingMentors([], next)).toEqual([]);
	expect(leavingMentors(['a', 'b'], next)).toBeUndefined();
	expect(leavingMentors(['a', 'n'], next)).toEqual([]);
});
