/**
 * Stands in for lib0's logging in the built app. Yjs warns of our own mistakes through it; the whole
 * of it would bring colours, styles and element trees of 7 kB to every phone.
 */
const say = (...words: readonly unknown[]): void => console.warn(...words);

export const warn = say;
export const print = say;

/** Looks that a plain console does not have. */
export const [BOLD, UNBOLD, RED, ORANGE] = ['', '', '', ''];
