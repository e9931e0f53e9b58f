import type { HTMLInputAttributes } from 'svelte/elements';

/** Digits on the screen's keyboard, nothing remembered by the browser, pasting allowed. */
export const pinInput: HTMLInputAttributes = {
	type: 'password',
	inputmode: 'numeric',
	autocomplete: 'off',
	maxlength: 12
};
