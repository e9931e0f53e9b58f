import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { longTextIn, spliceBetween } from '#lib/documents/long-text.ts';

const words = fc.string({ unit: fc.constantFrom('а', 'б', ' ', '\n', '😀'), maxLength: 12 });

function apply(text: string, splice: ReturnType<typeof spliceBetween>): string {
	return text.slice(0, splice.at) + splice.insert + text.slice(splice.at + splice.remove);
}

test('the splice between two texts turns the first into the second', () => {
	fc.assert(
		fc.property(words, words, fc.nat(12), (before, after, caret) => {
			const splice = spliceBetween(before, after, caret);
			expect(apply(before, splice)).toBe(after);
			expect(splice.insert.isWellFormed()).toBe(true);
		}),
		{ seed: 3, numRuns: 3000 }
	);
});

test('typing one of two equal letters is placed where the caret is', () => {
	expect(spliceBetween('аа', 'ааа', 1)).toEqual({ at: 0, remove: 0, insert: 'а' });
	expect(spliceBetween('аа', 'ааа', 3)).toEqual({ at: 2, remove: 0, insert: 'а' });
});

test('both phones keep both texts, and each hears of what it wrote and of the other', () => {
	const anna = new Y.Doc();
	const boris = new Y.Doc();
	const heard: string[] = [];
	const goal = longTextIn(anna, 'text:goal');
	goal.onChange((splices) => heard.push(...splices.map((splice) => splice.insert)));

	goal.write({ at: 0, remove: 0, insert: 'Освоить оценивание' });
	longTextIn(boris, 'text:goal').write({ at: 0, remove: 0, insert: 'Вести урок' });
	Y.applyUpdate(anna, Y.encodeStateAsUpdate(boris), 'remote');
	Y.applyUpdate(boris, Y.encodeStateAsUpdate(anna), 'remote');

	expect(goal.value).toContain('Освоить оценивание');
	expect(goal.value).toContain('Вести урок');
	expect(longTextIn(boris, 'text:goal').value).toBe(goal.value);
	expect(heard).toEqual(['Освоить оценивание', 'Вести урок']);
});

test('a splice beyond the end, from a screen that was a moment behind, stays inside the text', () => {
	const doc = new Y.Doc();
	const goal = longTextIn(doc, 'text:goal');
	goal.write({ at: 7, remove: 3, insert: 'да' });
	expect(goal.value).toBe('да');
});
