import * as Y from 'yjs';
import { readJournal } from '#lib/documents/journal/read.ts';
import type { Tab } from './tab.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';

/** One edit that a person made, by a mark that stands in the document once if the edit is there. */
export interface Edit {
	readonly mark: string;
	readonly document: string;
	readonly personId: string;
	/** The phone on which it was made. */
	readonly phone: string;
	/** The app that made it, and the numbers under which that app keeps it. */
	readonly tab: Tab;
	readonly numbers: readonly number[];
}

/** A doc that needs no chance of its own: there are thousands of them in a run. */
export function newDoc(): Y.Doc {
	return new Y.Doc({ guid: 'oracle' });
}

/** Every mark in a document, with how often it stands there. */
export function marksIn(doc: Y.Doc): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	const count = (mark: string): void => void found.set(mark, (found.get(mark) ?? 0) + 1);
	for (const [mark] of programmeText(doc, 'goal').value.matchAll(/‹\d+›/g)) count(mark);
	for (const { id } of readProgramme(doc).steps) count(id);
	for (const { id } of readJournal(doc).meetings) count(id);
	return found;
}

/** Does the mark stand in these bytes, as part of an update that was never taken apart? */
export function isIn(update: Uint8Array, mark: string): boolean {
	const bytes = Buffer.from(mark);
	const text = mark.startsWith('‹') ? bytes : Buffer.concat([Buffer.from([bytes.length]), bytes]);
	return Buffer.from(update.buffer, update.byteOffset, update.byteLength).includes(text);
}

/** One picture of a document that is equal for equal documents, whatever way they came to be. */
export function pictureOf(doc: Y.Doc): string {
	const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
	return JSON.stringify({
		vector,
		deletes: deletesOf(doc),
		goal: programmeText(doc, 'goal').value,
		programme: readProgramme(doc),
		journal: readJournal(doc)
	});
}

function deletesOf(doc: Y.Doc) {
	const { clients } = Y.createDeleteSetFromStructStore(doc.store);
	return [...clients]
		.map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])] as const)
		.sort(([a], [b]) => a - b);
}
