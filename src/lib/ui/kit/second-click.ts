/** As much of a click as tells whether it was meant. */
export interface Click {
	/** How many clicks in a row fell on this place. */
	readonly detail: number;
	readonly target: EventTarget | null;
	preventDefault(): void;
	stopPropagation(): void;
}

const controls = 'a, button, summary';

/**
 * Whoever clicks everything twice means one thing: the second click must not press what the first
 * one has put under the pointer, such as «Отменить» of what was just recorded.
 */
export class SecondClick {
	#first: Element | null = null;

	/** To be asked before anybody else hears of the click. */
	meet(click: Click): void {
		const control = controlOf(click.target);
		if (click.detail < 2) this.#first = control;
		else if (control && control !== this.#first) {
			click.preventDefault();
			click.stopPropagation();
		}
	}
}

function controlOf(target: EventTarget | null): Element | null {
	return target && 'closest' in target ? (target as Element).closest(controls) : null;
}
