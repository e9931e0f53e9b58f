import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { longTextIn } from '#lib/documents/long-text.ts';
import { SharedTyping, type Area } from '#lib/ui/shared-typing.ts';

/** A text area without a browser. */
class FakeArea implements Area {
	value = '';
	selectionStart = 0;
	selectionEnd = 0;
	setSelectionRange(start: number, end: number): void {
		this.selectionStart = start;
		this.selectionEnd = end;
	}
	type(place: number, letters: string): void {
		const at = caretAt(this.value, place);
		this.value = this.value.slice(0, at) + letters + this.value.slice(at);
		this.setSelectionRange(at + letters.length, at + letters.length);
	}
	rubOut(place: number, count: number): void {
		const at = caretAt(this.value, place);
		const end = caretAt(this.value, at + count);
		this.value = this.value.slice(0, at) + this.value.slice(end);
		this.setSelectionRange(at, at);
	}
}

/** A caret never stands inside a letter, and some letters are two units long. */
function caretAt(text: string, place: number): number {
	const code = text.charCodeAt(place);
	return code >= 0xdc00 && code <= 0xdfff ? place - 1 : place;
}

function twoPhones(start: string) {
	const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
	mine.getText('goal').insert(0, start);
	Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
	const area = new FakeArea();
	const text = longTextIn(mine, 'goal');
	const typing = new SharedTyping(text, area);
	text.onOthers((splices) => typing.onOthers(splices));
	const exchange = (): void => {
		Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), 'network');
		Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine), 'network');
	};
	return { mine, theirs, area, typing, exchange, their: theirs.getText('goal') };
}

test('what the other writes appears, and the caret stays between its letters', () => {
	const { area, their, exchange } = twoPhones('урок физики');
	area.setSelectionRange(5, 5);
	their.insert(0, 'Новый ');
	exchange();
	expect(area.value).toBe('Новый урок физики');
	expect(area.selectionStart).toBe(11);
});

test('a word that is being composed is not disturbed, and nobody loses a letter', () => {
	const { area, typing, their, exchange, mine } = twoPhones('план');
	typing.onCompositionStart();
	area.type(4, ' ур');
	typing.onInput();
	their.insert(0, 'Наш ');
	exchange();
	expect(area.value).toBe('план ур');
	area.type(7, 'ока');
	typing.onInput();
	typing.onCompositionEnd();
	exchange();
	expect(area.value).toBe('Наш план урока');
	expect(mine.getText('goal').toString()).toBe('Наш план урока');
	expect(their.toString()).toBe('Наш план урока');
});

const stroke = fc.record({
	whose: fc.constantFrom('mine', 'theirs', 'exchange', 'compose', 'commit'),
	place: fc.nat({ max: 1000 }),
	letters: fc.string({ minLength: 0, maxLength: 3, unit: fc.constantFrom(...'абвгд😀') }),
	remove: fc.nat({ max: 2 })
});

test('however two people type at once, the area shows the text of both', () => {
	fc.assert(
		fc.property(fc.array(stroke, { maxLength: 40 }), (strokes) => {
			const { area, typing, their, theirs, mine, exchange } = twoPhones('начало');
			for (const { whose, place, letters, remove } of strokes) {
				const own = area.value.length;
				if (whose === 'exchange') exchange();
				else if (whose === 'compose') typing.onCompositionStart();
				else if (whose === 'commit') typing.onCompositionEnd();
				else if (whose === 'mine') {
					if (remove > 0 && own > 0) area.rubOut(place % own, Math.min(remove, own));
					area.type(place % (area.value.length + 1), letters);
					typing.onInput();
				} else {
					theirs.transact(() =>
						their.insert(caretAt(their.toString(), place % (their.length + 1)), letters)
					);
				}
			}
			typing.onCompositionEnd();
			exchange();
			expect(area.value).toBe(mine.getText('goal').toString());
			expect(mine.getText('goal').toString()).toBe(their.toString());
		}),
		{ seed: 20261121, numRuns: 400, verbose: 1 }
	);
});
