import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { longTextIn } from '#lib/documents/long-text.ts';
import { SharedTyping, type Area } from '#lib/ui/shared-typing.ts';

/** A text area without a browser. */
class FakeArea implements Area {
	#value = '';
	get value(): string {
		return this.#value;
	}
	set value(value: string) {
		this.#value = value.replaceAll('\r\n', '\n');
	}
	selectionStart = 0;
	selectionEnd = 0;
	setSelectionRange(start: number, end: number): void {
		this.selectionStart = start;
		this.selectionEnd = end;
	}
	matches(): boolean {
		return true;
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
	text.onChange((splices) => typing.onChange(splices));
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

test('a word that is being composed stays in one piece when the other writes right behind it', () => {
	const { area, typing, their, exchange, mine } = twoPhones('');
	typing.onCompositionStart();
	for (const letter of 'урок') {
		area.type(area.value.length, letter);
		typing.onInput();
		exchange();
		their.insert(their.length, letter === 'к' ? '' : ' да');
		exchange();
	}
	typing.onCompositionEnd();
	expect(area.value).toBe('урок да да да');
	expect(area.selectionStart).toBe(4);
	expect(mine.getText('goal').toString()).toBe(area.value);
});

test('what the other wrote into the words that are taken out stays', () => {
	const { area, typing, their, exchange } = twoPhones('план урока');
	typing.onCompositionStart();
	their.insert(5, 'нашего ');
	exchange();
	area.rubOut(0, area.value.length);
	typing.onInput();
	area.type(0, 'цель');
	typing.onInput();
	typing.onCompositionEnd();
	exchange();
	expect(area.value).toBe('цельнашего ');
	expect(their.toString()).toBe(area.value);
});

test('what another part of the same screen writes is shown, and what is typed goes behind it', () => {
	const { area, typing, mine } = twoPhones('');
	longTextIn(mine, 'goal').write({ at: 0, remove: 0, insert: 'Готовая цель' });
	expect(area.value).toBe('Готовая цель');
	area.type(area.value.length, '!');
	typing.onInput();
	expect(mine.getText('goal').toString()).toBe('Готовая цель!');
});

test('letters that the text does not take now stay in the area and are written when it does', () => {
	const { area, typing, their, exchange, mine } = twoPhones('план');
	const gate = { isShut: true };
	mine.on('beforeTransaction', ({ local }) => {
		if (!local || !gate.isShut) return;
		mine._transaction = null;
		mine._transactionCleanups.pop();
		throw new Error('read-only');
	});
	area.type(4, ' урока');
	expect(() => typing.onInput()).toThrow('read-only');
	their.insert(0, 'Наш ');
	exchange();
	expect(area.value).toBe('план урока');
	gate.isShut = false;
	typing.onCompositionEnd();
	expect(area.value).toBe('Наш план урока');
	expect(mine.getText('goal').toString()).toBe('Наш план урока');
});

test('an imported text with the line ends of Windows is typed into where the caret stands', () => {
	const { area, typing, their, exchange, mine } = twoPhones('один\r\nдва\r\nтри');
	expect(area.value).toBe('один\nдва\nтри');
	area.type(8, '!');
	typing.onInput();
	expect(mine.getText('goal').toString()).toBe('один\r\nдва!\r\nтри');
	their.insert(0, 'ноль\r\n');
	exchange();
	expect(area.value).toBe('ноль\nодин\nдва!\nтри');
	expect(area.selectionStart).toBe(14);
});

/** What one does next; `place` picks a spot or a word among those there are. */
const deed = fc.record({
	who: fc.constantFrom('mine', 'theirs', 'exchange', 'compose', 'commit', 'leave'),
	what: fc.constantFrom('word', 'letters', 'remove'),
	place: fc.nat({ max: 1000 }),
	count: fc.integer({ min: 1, max: 4 })
});

test('however two people type at once, every word of both is whole and stands once', () => {
	fc.assert(
		fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
			const { area, typing, their, theirs, mine, exchange } = twoPhones('{начало}');
			const mineLeft = new Set<string>();
			const theirsLeft = new Set(['{начало}']);
			/** The letters of my word that are still to be typed. */
			let ahead = '';
			const press = (count: number): void => {
				for (const letter of ahead.slice(0, count)) {
					area.type(area.selectionStart, letter);
					typing.onInput();
				}
				ahead = ahead.slice(count);
			};
			for (const [index, { who, what, place, count }] of deeds.entries()) {
				if (who === 'exchange') exchange();
				else if (who === 'compose') typing.onCompositionStart();
				else if (who !== 'mine' && who !== 'theirs') typing.onCompositionEnd();
				else if (who === 'theirs') {
					const text = their.toString();
					const [at, word] = wordAt(text, /\{[^}]*\}/g, place) ?? [0, ''];
					if (what !== 'remove') {
						// Behind the letters of a word that is being typed only with both in touch: written there apart
						// from the next letter, it has as much right to the place.
						if (what === 'letters') exchange();
						const spot = spotNear(their.toString(), place, what === 'letters');
						theirs.transact(() => their.insert(spot, `{т${index}😀}`));
						theirsLeft.add(`{т${index}😀}`);
						if (what === 'letters') exchange();
					} else if (word !== '') {
						theirs.transact(() => their.delete(at, word.length));
						theirsLeft.delete(word);
					}
				} else if (what === 'letters') press(count);
				else {
					press(ahead.length);
					const [at, word] = wordAt(area.value, /<[^>]*>/g, place) ?? [0, ''];
					if (what === 'word') {
						const spot = spotNear(area.value, place, false);
						area.setSelectionRange(spot, spot);
						ahead = `<${index}м😀>`.normalize();
						mineLeft.add(ahead);
						press(count);
					} else if (word !== '') {
						area.rubOut(at, word.length);
						typing.onInput();
						mineLeft.delete(word);
					}
				}
			}
			press(ahead.length);
			typing.onCompositionEnd();
			exchange();
			const text = mine.getText('goal').toString();
			expect(area.value).toBe(text);
			expect(their.toString()).toBe(text);
			const words = text.match(/<[^>]*>|\{[^}]*\}/g) ?? [];
			expect(words.join('')).toBe(text);
			expect(words.toSorted()).toEqual([...mineLeft, ...theirsLeft].toSorted());
		}),
		{ seed: 20261129, numRuns: 2_000, verbose: 1 }
	);
});

function wordAt(
	text: string,
	pattern: RegExp,
	place: number
): readonly [number, string] | undefined {
	const words = [...text.matchAll(pattern)];
	const found = words[place % Math.max(1, words.length)];
	return found && [found.index, found[0]];
}

/** A place in no word; it may be behind the letters of one that somebody is typing. */
function spotNear(text: string, place: number, mayFollow: boolean): number {
	let at = place % (text.length + 1);
	const isWhole = (): boolean => /(?:^|[>}])$/.test(text.slice(0, at));
	const follows = (): boolean => mayFollow && /^(?:$|[<{])/.test(text.slice(at));
	while (at < text.length && !isWhole() && !follows()) at++;
	return isWhole() || follows() ? at : 0;
}
