import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import { beforeNavigate } from '$app/navigation';
import { kitTexts } from './kit/kit-texts.ts';
import { Unkept } from './kit/unkept.ts';

/** Whoever leaves the page while something of it is not kept is asked. */
export function askBeforeLeaving(isUnkept: () => boolean, question: string): void {
	beforeNavigate((leaving) => {
		if (!isUnkept()) return;
		// A page that is shut or reloaded lets nobody but the browser itself ask.
		if (leaving.type === 'leave' || !confirm(question)) leaving.cancel();
	});
}

/** For a form that keeps nothing until it is sent. */
export function askBeforeLeavingLetters(): Attachment<HTMLFormElement> {
	const unkept = new Unkept();
	askBeforeLeaving(() => unkept.hasAny, kitTexts.leaveWithout);
	return (form) => on(form, 'focusin', ({ target }) => unkept.meet(target));
}
