import type { HTMLInputAttributes } from 'svelte/elements';

/**
 * The native attributes of an input that a screen may ask for. They are written out at the two inputs
 * that take them: spread, they would bring the framework's way of setting any attribute, and of
 * telling selects, styles and defaults apart, to every phone before its first screen.
 */
export type NativeInput = Pick<
	HTMLInputAttributes,
	| 'type'
	| 'inputmode'
	| 'autocomplete'
	| 'autocapitalize'
	| 'spellcheck'
	| 'maxlength'
	| 'min'
	| 'list'
	| 'placeholder'
	| 'readonly'
>;
