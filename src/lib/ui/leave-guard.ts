import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import { beforeNavigate } from '$app/navigation';
import { kitTexts } from './kit/kit-texts.ts';
import { Unkept } from './kit/unkept.ts';

/** For a form that keeps nothing until it is sent: whoever leaves the page with letters in it is asked. */
export function askBeforeLeaving(): Attachment<HTMLFormElement> {
	const unkept = new Unkept();
	beforeNavigate((leaving) => {
		if (!unkept.hasAny) return;
		// A page that is shut or reloaded lets nobody but the browser itself ask.
		if (leaving.type === 'leave' || !confirm(kitTexts.leaveWithout)) leaving.cancel();
	});
	return (form) => on(form, 'focusin', ({ target }) => unkept.meet(target));
}
