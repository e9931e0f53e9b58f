import * as Y from 'yjs';

/** Replaces `remove` letters at `at` by `insert`. */
export interface Splice {
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
}

/** A text that several people write at once, as a screen may use it. */
export interface LongText {
	readonly value: string;
	write(splice: Splice): void;
	/** Called after every change, also by `write`, with what it did, in order. */
	onChange(listener: (splices: readonly Splice[]) => void): () => void;
}

export function longTextIn(doc: Y.Doc, root: string): LongText {
	const text = doc.getText(root);
	return {
		get value() {
			return text.toString();
		},
		write(splice) {
			doc.transact(() => writeInto(text, splice));
		},
		onChange(listener) {
			const watch = (event: Y.YTextEvent): void => listener(splicesOf(deltaOf(doc, event)));
			text.observe(watch);
			return () => text.unobserve(watch);
		}
	};
}

function writeInto(text: Y.Text, { at, remove, insert }: Splice): void {
	const from = Math.min(at, text.length);
	const count = Math.min(remove, text.length - from);
	if (count > 0) text.delete(from, count);
	if (insert !== '') text.insert(from, insert);
}

/** Yjs counts it in a transaction, which must not look like a command: a reader's document refuses those. */
function deltaOf(doc: Y.Doc, event: Y.YTextEvent): Y.YTextEvent['delta'] {
	return Y.transact(doc, () => event.delta, null, false);
}

function splicesOf(delta: Y.YTextEvent['delta']): readonly Splice[] {
	const splices: Splice[] = [];
	let at = 0;
	for (const part of delta) {
		if (part.retain !== undefined) at += part.retain;
		if (part.delete !== undefined) splices.push({ at, remove: part.delete, insert: '' });
		if (typeof part.insert === 'string') {
			splices.push({ at, remove: 0, insert: part.insert });
			at += part.insert.length;
		}
	}
	return splices;
}

/** The one splice that turns `before` into `after`, as near to the caret as the letters allow. */
export function spliceBetween(before: string, after: string, caret: number): Splice {
	const shorter = Math.min(before.length, after.length);
	// The text behind the caret cannot have changed by typing, so it is matched first: in «аа» it
	// tells which «а» is the new one.
	const behind = Math.min(shorter, Math.max(0, after.length - caret));
	let end = 0;
	while (end < behind && before.at(-1 - end) === after.at(-1 - end)) end++;
	let at = 0;
	while (at < shorter - end && before[at] === after[at]) at++;
	while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end++;
	return keepPairsWhole(before, after, { at, end });
}

/** An emoji is two code units; cutting between them would leave a broken letter on every phone. */
function keepPairsWhole(before: string, after: string, same: { at: number; end: number }): Splice {
	let { at, end } = same;
	if (at > 0 && isHighSurrogate(before.charCodeAt(at - 1))) at--;
	if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--;
	return { at, remove: before.length - end - at, insert: after.slice(at, after.length - end) };
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Another text in its place; only the letters that differ are written. */
export function replaceText(text: LongText, wanted: string): void {
	if (text.value !== wanted) text.write(spliceBetween(text.value, wanted, wanted.length));
}
