import * as Y from 'yjs';

/** Notes are rich text, one root per meeting, the same in the pair's document and in everybody's private one. */
export function noteRoot(meetingId: string): string {
	return `note:${meetingId}`;
}

/**
 * A note, whether or not anybody has written into it. Yjs defines a fragment by an empty insertion,
 * which must not count as an edit of this phone: a reader of the document may make none.
 */
export function noteIn(doc: Y.Doc, meetingId: string): Y.XmlFragment {
	const known = doc.share.get(noteRoot(meetingId));
	if (known instanceof Y.XmlFragment) return known;
	return Y.transact(doc, () => doc.getXmlFragment(noteRoot(meetingId)), null, false);
}

/** The words of a note without their looks, a line per block; for lists, search and counting. */
export function readNoteText(doc: Y.Doc, meetingId: string): string {
	return linesOf(noteIn(doc, meetingId)).join('\n');
}

export function linesOf(parent: Y.XmlFragment): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const child of parent.toArray() as readonly unknown[]) {
		if (child instanceof Y.XmlText) line += wordsOf(child);
		else if (child instanceof Y.XmlFragment) lines.push(...linesOf(child));
		else if (typeof child === 'string') lines.push(child);
	}
	return line === '' ? lines : [line, ...lines];
}

function wordsOf(text: Y.XmlText): string {
	const delta = text.toDelta() as readonly { insert?: unknown }[];
	return delta.map((part) => (typeof part.insert === 'string' ? part.insert : '')).join('');
}
