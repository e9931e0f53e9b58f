import { spliceBetween, type LongText, type Splice } from '#lib/documents/long-text.ts';
import { isAtHand } from './kit/fill.ts';
import { across, alignmentOf, changedByOthers, typedInto, type Alignment } from './alignment.ts';

/** What a text area offers; the tests have one without a browser. */
export interface Area {
	value: string;
	selectionStart: number;
	selectionEnd: number;
	setSelectionRange(start: number, end: number): void;
	matches(selectors: string): boolean;
}

/**
 * Typing of one person into a text that others write at the same time. Keeps:
 *  1. What is typed goes into the text at once, also in the middle of a composition.
 *  2. While a composition runs, nothing is put into the area, or the input method loses its word;
 *     what others write meanwhile is shown at its end.
 *  3. The caret stays between the letters it stood between.
 *  4. Letters that the text does not take now stay in the area, and are written when it does.
 */
export class SharedTyping {
	readonly #text: LongText;
	readonly #area: Area;
	/** The letters of the area, as they are in the text. */
	#heard = '';
	#alignment: Alignment = [];
	#hasNews = false;
	#composing = false;
	#isWriting = false;

	constructor(text: LongText, area: Area) {
		this.#text = text;
		this.#area = area;
		this.#fill();
	}

	/** Whatever has happened to the area, the text learns of it. */
	onInput(): void {
		const { value, selectionStart } = this.#area;
		if (value === this.#heard) return;
		const own = spliceBetween(this.#heard, value, selectionStart);
		const { alignment, written } = typedInto(this.#alignment, own);
		this.#isWriting = true;
		try {
			for (const splice of written) this.#text.write(splice);
		} finally {
			this.#isWriting = false;
		}
		this.#heard = value;
		this.#alignment = alignment;
	}

	/** The text has changed, by whomever. */
	onChange(splices: readonly Splice[]): void {
		if (this.#isWriting) return;
		this.#alignment = splices.reduce(changedByOthers, this.#alignment);
		this.#hasNews = true;
		if (!this.#composing) this.#show();
	}

	onCompositionStart(): void {
		this.#composing = true;
	}

	/** Also where the input method has gone without a word. */
	onCompositionEnd(): void {
		this.#composing = false;
		this.onInput();
		this.#show();
	}

	#show(): void {
		// What the text has not taken stands in the area only.
		if (!this.#hasNews || this.#area.value !== this.#heard) return;
		const { selectionStart, selectionEnd } = this.#area;
		const start = across(this.#alignment, 'area', selectionStart);
		const end = across(this.#alignment, 'area', selectionEnd);
		this.#fill();
		if (!isAtHand(this.#area)) return;
		this.#area.setSelectionRange(
			across(this.#alignment, 'text', start),
			across(this.#alignment, 'text', end)
		);
	}

	#fill(): void {
		const { value } = this.#text;
		this.#area.value = value;
		this.#heard = this.#area.value;
		this.#alignment = alignmentOf(value);
		this.#hasNews = false;
	}
}
