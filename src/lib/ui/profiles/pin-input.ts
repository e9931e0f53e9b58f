import type { NativeInput } from '#lib/ui/kit/native-input.ts';

/** Digits on the screen's keyboard, nothing remembered by the browser, pasting allowed. */
export const pinInput: NativeInput = {
	type: 'password',
	inputmode: 'numeric',
	autocomplete: 'off',
	maxlength: 12
};
