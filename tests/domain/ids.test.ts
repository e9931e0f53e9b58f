import { expect, test } from 'vitest';
import { asDocumentId, asPersonId } from '#lib/domain/ids.ts';

test('an id is 1 to 64 letters, digits, dots, dashes and underscores', () => {
	expect(asDocumentId('note.1_a-B')).toBe('note.1_a-B');
	expect(asDocumentId('x'.repeat(64))).toBe('x'.repeat(64));
	for (const wrong of ['', 'x'.repeat(65), 'a b', 'a/b', 'дневник', 'a\n', 'a\u0000']) {
		expect(asDocumentId(wrong)).toBeUndefined();
	}
});

test('what is not a string is not an id', () => {
	for (const wrong of [undefined, null, 1, {}, ['a'], { toString: () => 'a' }]) {
		expect(asPersonId(wrong)).toBeUndefined();
	}
});

test('an id never reaches into a prototype or out of a folder', () => {
	for (const wrong of ['__proto__', 'prototype', 'constructor', '.', '..']) {
		expect(asDocumentId(wrong)).toBeUndefined();
	}
});
