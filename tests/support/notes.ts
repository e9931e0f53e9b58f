import type * as Y from 'yjs';

/** Adds to the end of the pair's first note. */
export function write(doc: Y.Doc, text: string): void {
	doc.transact(() => doc.getText('note:1').insert(doc.getText('note:1').length, text));
}

export const textOf = (doc: Y.Doc): string => doc.getText('note:1').toString();
