import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import { ServerView } from '#lib/ui/server-view.svelte.ts';
import { readLateEdits, type LateEdits } from './late-edits.ts';

/** Late edits as the server told them last. */
export class DecisionsView extends ServerView<LateEdits> {
	constructor(toasts: Toasts) {
		super(readLateEdits, toasts);
	}

	async copy(words: readonly string[], texts: { readonly ok: string; readonly not: string }) {
		try {
			await navigator.clipboard.writeText(words.join('\n\n'));
			this.toasts.show(texts.ok);
		} catch {
			// The browser wants no help with copying: the words stand on the screen.
			this.toasts.show(texts.not);
		}
	}
}
