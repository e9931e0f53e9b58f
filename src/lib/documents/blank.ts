import * as Y from 'yjs';
import type { Journal } from '#lib/domain/meeting.ts';
import type { Programme } from '#lib/domain/programme.ts';
import { readJournal } from './journal/read.ts';
import { readProgramme } from './programme/read.ts';

/** A pair's documents as they are before anybody has written a word. */
export function blankPair(): { readonly programme: Programme; readonly journal: Journal } {
	const doc = new Y.Doc();
	return { programme: readProgramme(doc), journal: readJournal(doc) };
}
