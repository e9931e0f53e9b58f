import { caretAfter, spliceBetween, type LongText, type Splice } from '#lib/documents/long-text.ts';

/** What a text area offers; the tests have one without a browser. */
export interface Area {
	value: string;
	selectionStart: number;
	selectionEnd: number;
	setSelectionRange(start: number, end: number): void;
}

/**
 * Typing of one person into a text that others write at the same time. Keeps:
 *  1. What is typed goes into the text at once, also in the middle of a composition.
 *  2. While a composition runs, nothing is put into the area, or the input method loses its word;
 *     what others write meanwhile is shown at its end.
 *  3. The caret stays between the letters it stood between.
 */
export class SharedTyping {
	readonly #text: LongText;
	readonly #area: Area;
	/** The letters of the area, as they were last seen. */
	#shown: string;
	/** What others have written that the area does not show yet, as seen from the area. */
	#unshown: readonly Splice[] = [];
	#composing = false;

	constructor(text: LongText, area: Area) {
		this.#text = text;
		this.#area = area;
		this.#shown = text.value;
		area.value = text.value;
	}

	onInput(): void {
		const { value, selectionStart } = this.#area;
		let own = spliceBetween(this.#shown, value, selectionStart);
		this.#shown = value;
		if (own.remove === 0 && own.insert === '') return;
		const unshown: Splice[] = [];
		for (const others of this.#unshown) {
			unshown.push(moved(others, own));
			own = moved(own, others);
		}
		this.#unshown = unshown;
		this.#text.write(own);
	}

	onOthers(splices: readonly Splice[]): void {
		this.#unshown = [...this.#unshown, ...splices];
		if (!this.#composing) this.#show();
	}

	onCompositionStart(): void {
		this.#composing = true;
	}

	onCompositionEnd(): void {
		this.#composing = false;
		this.onInput();
		this.#show();
	}

	#show(): void {
		if (this.#unshown.length === 0) return;
		const start = this.#unshown.reduce(caretAfter, this.#area.selectionStart);
		const end = this.#unshown.reduce(caretAfter, this.#area.selectionEnd);
		this.#unshown = [];
		this.#shown = this.#text.value;
		this.#area.value = this.#shown;
		this.#area.setSelectionRange(start, end);
	}
}

/** The same splice in a text into which another was written first. */
function moved(splice: Splice, other: Splice): Splice {
	const at = caretAfter(splice.at, other);
	const end = caretAfter(splice.at + splice.remove, other);
	return { at, remove: splice.remove === 0 ? 0 : Math.max(0, end - at), insert: splice.insert };
}
