import type { Attachment } from 'svelte/attachments';
import type { LongText } from '#lib/documents/long-text.ts';
import { SharedTyping } from './shared-typing.ts';

/** Binds a text area to a text that several people write at once. */
export function shareText(text: LongText): Attachment<HTMLTextAreaElement> {
	return (area) => {
		const typing = new SharedTyping(text, area);
		const listening = new AbortController();
		const { signal } = listening;
		area.addEventListener('input', () => typing.onInput(), { signal });
		area.addEventListener('compositionstart', () => typing.onCompositionStart(), { signal });
		area.addEventListener('compositionend', () => typing.onCompositionEnd(), { signal });
		area.addEventListener('blur', () => typing.onCompositionEnd(), { signal });
		const deafen = text.onChange((splices) => typing.onChange(splices));
		return () => {
			listening.abort();
			deafen();
		};
	};
}
