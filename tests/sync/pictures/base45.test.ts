import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase45, toBase45 } from '../../../src/lib/sync/pictures/base45.ts';

test('writes what RFC 9285 writes', () => {
	const written = ['AB', 'Hello!!', 'base-45'].map((text) =>
		toBase45(new TextEncoder().encode(text))
	);
	expect(written).toEqual(['BB8', '%69 VD92EX0', 'UJCLQE7W581']);
});

test('gives every bytes back', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			expect(fromBase45(toBase45(bytes))).toEqual(bytes);
		}),
		{ seed: 45 }
	);
});

test.each(['A', 'ABCD', 'ab1', 'GGW', ':::', '::'])('«%s» is not base 45', (text) => {
	expect(fromBase45(text)).toBeUndefined();
});
