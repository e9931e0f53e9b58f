import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/lib/sync/digest.ts';

const seed = 20_261_121;
const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_.-]{1,24}$/), { maxLength: 30 });

test('a digest has eight bytes, whatever the order of the ids', () => {
	fc.assert(
		fc.property(ids, (some) => {
			expect(digestOf([...some].reverse())).toEqual(digestOf(some));
			expect(digestOf(new Set(some))).toHaveLength(8);
		}),
		{ seed, numRuns: 500 }
	);
});

test('another set has another digest', () => {
	fc.assert(
		fc.property(ids, ids, (some, others) => {
			const isSame = [...some].sort().join() === [...others].sort().join();
			const digests = [some, others].map((set) => digestOf(set).join());
			expect(digests[0] === digests[1]).toBe(isSame);
		}),
		{ seed, numRuns: 2_000 }
	);
});

test('where one id ends and the next one begins matters', () => {
	expect(digestOf(['ab', 'c'])).not.toEqual(digestOf(['a', 'bc']));
	expect(digestOf([])).not.toEqual(digestOf(['']));
});

test('among ten thousand sets of one school no two digests are equal', () => {
	const seen = new Set<string>();
	for (let first = 0; first < 100; first++) {
		for (let last = 0; last < 100; last++) {
			seen.add(digestOf([`document-${first}`, `document-${last + 100}`]).join());
		}
	}
	expect(seen.size).toBe(10_000);
});
