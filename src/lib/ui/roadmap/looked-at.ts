import type { Attachment } from 'svelte/attachments';
import { activityEnding } from '#lib/ui/texts/addresses.ts';

/** A long list is put on the screen in portions; a row that is not there by then is not shown at all. */
const mostFrames = 90;
const rowsAbove = 4;

/** The activity one has just come back from: one goes on where one was, not at the top of a long list. */
export class LookedAt {
	#id: string | undefined;
	#isLeft = false;

	leave(activityId: string): void {
		this.#id = activityId;
		this.#isLeft = true;
	}

	/** What stands around it comes on the screen before all others. */
	first(ids: readonly string[]): readonly string[] {
		const at = this.#id === undefined ? -1 : ids.indexOf(this.#id);
		const from = Math.max(0, at - rowsAbove);
		return from === 0 ? ids : [...ids.slice(from), ...ids.slice(0, from)];
	}

	/** Once, and whatever takes the focus while one arrives. */
	readonly goBack: Attachment<HTMLElement> = (list) => {
		const id = this.#isLeft ? this.#id : undefined;
		this.#isLeft = false;
		if (id === undefined) return undefined;
		let left = mostFrames;
		const look = (): void => {
			const row = list.querySelector<HTMLElement>(`a[href$="${CSS.escape(activityEnding(id))}"]`);
			// The heading takes the focus, and the page its old place, when the way here is over: that may be later.
			if (row?.checkVisibility() && (document.activeElement !== row || isOutOfSight(row))) {
				row.scrollIntoView({ block: 'center' });
				row.focus({ preventScroll: true });
			}
			if (left-- > 0) frame = requestAnimationFrame(look);
		};
		let frame = requestAnimationFrame(look);
		return () => cancelAnimationFrame(frame);
	};
}

function isOutOfSight(row: HTMLElement): boolean {
	const { top, bottom } = row.getBoundingClientRect();
	return bottom < 0 || top > innerHeight;
}
