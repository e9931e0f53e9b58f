import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import { ServerView } from '#lib/ui/server-view.svelte.ts';
import { readLateEdits, type LateEdits } from './late-edits.ts';

/** Late edits as the server told them last. */
export class DecisionsView extends ServerView<LateEdits> {
	constructor(toasts: Toasts) {
		super(readLateEdits, toasts);
	}
}
