type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Inputs whose letters are no text of a person, or ask for something only while the sheet is open. */
const notTyped = new Set(['checkbox', 'radio', 'file', 'search', 'button', 'submit', 'hidden']);

/** What somebody typed into fields that keep nothing until they are sent. */
export class Unkept {
	readonly #before = new Map<TextField, string>();

	/** To be told of every field before it is typed into. */
	meet(target: EventTarget | null): void {
		if (isDraft(target) && !this.#before.has(target)) this.#before.set(target, target.value);
	}

	get hasAny(): boolean {
		return [...this.#before].some(([field, value]) => field.isConnected && field.value !== value);
	}
}

function isDraft(target: EventTarget | null): target is TextField {
	if (target instanceof HTMLTextAreaElement) return !target.matches('[data-kept]');
	return (
		target instanceof HTMLInputElement &&
		!notTyped.has(target.type) &&
		!target.matches('[data-kept]')
	);
}
