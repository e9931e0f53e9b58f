import { fill, type Fillable } from './fill.ts';

export interface KeptTypingParts {
	/** What stands in the record now. */
	readonly value: () => string;
	readonly mayWrite: () => boolean;
	readonly onkeep: (text: string) => void;
}

/** Nothing typed is lost for longer than that if the tab dies. */
const keptWithinMs = 300;

/**
 * Typing into a field of a record. Keeps:
 *  1. What is typed is handed on soon, when the field is left, and when the page is put away; once.
 *     So what others wrote afterwards is not written over by somebody who only leaves the field.
 *  2. What others write is shown as soon as nothing typed is lost by it.
 *  3. What may not be written now stays in the field, and is handed on when it may.
 */
export class KeptTyping {
	readonly #field: Fillable;
	readonly #parts: KeptTypingParts;
	/** What stood in the record when the field last was in step with it. */
	#stood: string;
	#isTyped = false;
	#isComposing = false;
	#isKeeping = false;
	#isHeld = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(field: Fillable, parts: KeptTypingParts) {
		this.#field = field;
		this.#parts = parts;
		this.#stood = parts.value();
		fill(field, this.#stood);
	}

	onInput(): void {
		this.#isTyped = true;
		this.#isHeld = false;
		// Not later with every letter: who types on without a pause loses no more than who stops.
		this.#timer ??= setTimeout(() => this.keep(), keptWithinMs);
	}

	onCompositionStart(): void {
		this.#isComposing = true;
	}

	onCompositionEnd(): void {
		this.#isComposing = false;
		this.look();
	}

	keep(): void {
		this.#stopWaiting();
		this.#isHeld = false;
		const { value, mayWrite, onkeep } = this.#parts;
		if (!this.#isTyped || this.#isKeeping || !mayWrite()) return;
		const text = this.#field.value;
		this.#isKeeping = true;
		try {
			if (text !== value()) onkeep(text);
		} finally {
			this.#isKeeping = false;
		}
		this.#isTyped = false;
		// It may stand there in another form: a number without what is no number.
		this.#stood = value();
	}

	/** Nothing is handed on by itself until the field is left. */
	hold(): void {
		this.#stopWaiting();
		this.#isHeld = true;
	}

	/** The record or the right to write it may be another now. */
	look(): void {
		if (this.#isKeeping) return;
		const isWaiting = this.#timer !== undefined || this.#isHeld;
		if (this.#isTyped && !isWaiting) this.keep();
		if (this.#isTyped || this.#isComposing || this.#parts.value() === this.#stood) return;
		this.#show();
	}

	leave(): void {
		this.#isComposing = false;
		this.keep();
		if (!this.#isTyped) this.#show();
	}

	#stopWaiting(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#show(): void {
		this.#stood = this.#parts.value();
		fill(this.#field, this.#stood);
	}
}
