import type { Attachment } from 'svelte/attachments';
import { navigating } from '$app/state';
import { activityEnding } from '#lib/ui/texts/addresses.ts';
import type { LookedAt } from './looked-at.ts';

/** A long list is put on the screen in portions; a row that is not there by then is not shown at all. */
const mostFrames = 90;
const ownDoings = ['pointerdown', 'keydown'];

/** The row one comes back to stands in the middle of the window, also while the list still grows above it. */
export function backToRow(lookedAt: LookedAt): Attachment<HTMLElement> {
	return (list) => {
		const id = lookedAt.comeBack();
		if (id === undefined) return undefined;
		const ending = CSS.escape(activityEnding(id));
		const held = new HeldRow(() => list.querySelector<HTMLElement>(`a[href$="${ending}"]`));
		return () => held.letGo();
	};
}

interface Stand {
	readonly inWindow: number;
	readonly inPage: number;
}

/** Until the list stands, or the person does something: nothing goes from under a finger or an eye. */
class HeldRow {
	readonly #find: () => HTMLElement | null;
	readonly #over = new AbortController();
	#framesLeft = mostFrames;
	#frame: number;
	#stood: Stand | undefined;

	constructor(find: () => HTMLElement | null) {
		this.#find = find;
		this.#frame = requestAnimationFrame(this.#look);
		const { signal } = this.#over;
		for (const doing of ownDoings)
			window.addEventListener(doing, () => this.letGo(), { capture: true, signal });
	}

	letGo(): void {
		this.#over.abort();
		cancelAnimationFrame(this.#frame);
	}

	readonly #look = (): void => {
		// The heading takes the focus, and the page its old place, when the way here is over.
		const hasArrived = navigating.to === null;
		const row = this.#find();
		if (hasArrived && row?.checkVisibility()) {
			const stands = standOf(row);
			if (wasScrolled(this.#stood, stands)) return this.letGo();
			if (stands.inWindow !== this.#stood?.inWindow) bring(row);
			this.#stood = standOf(row);
		}
		if (hasArrived && this.#framesLeft-- <= 0) return this.letGo();
		this.#frame = requestAnimationFrame(this.#look);
	};
}

function bring(row: HTMLElement): void {
	row.scrollIntoView({ block: 'center' });
	row.focus({ preventScroll: true });
}

function standOf(row: HTMLElement): Stand {
	const { top } = row.getBoundingClientRect();
	return { inWindow: Math.round(top), inPage: Math.round(top + scrollY) };
}

/** The page has moved in the window, and the row not in the page. */
const wasScrolled = (before: Stand | undefined, now: Stand): boolean =>
	before?.inPage === now.inPage && before.inWindow !== now.inWindow;
