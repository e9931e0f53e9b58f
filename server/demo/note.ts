import * as Y from 'yjs';
import { noteRoot } from '#lib/documents/notes/read.ts';

/** As the notes editor writes it: a heading, then an item for each thought. */
export function writeHeading(doc: Y.Doc, meetingId: string, words: string): void {
	const heading = elementOf('heading', words);
	// The editor's levels are numbers; the types of Yjs know only words.
	heading.setAttribute('level', 2 as unknown as string);
	doc.getXmlFragment(noteRoot(meetingId)).push([heading]);
}

export function writeParagraph(doc: Y.Doc, meetingId: string, words: string): void {
	doc.getXmlFragment(noteRoot(meetingId)).push([elementOf('paragraph', words)]);
}

function elementOf(name: string, words: string): Y.XmlElement {
	const element = new Y.XmlElement(name);
	element.insert(0, [new Y.XmlText(words)]);
	return element;
}
