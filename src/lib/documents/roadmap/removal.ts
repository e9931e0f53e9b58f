import type * as Y from 'yjs';
import { recordsIn, type Fields } from '../fields.ts';
import { printOf, words, wordsOfRecord } from '../removal.ts';
import { occurrenceEntries } from './occurrences.ts';

/** An activity says what its parts, papers and occurrences say, too. */
export function printOfActivity(doc: Y.Doc, id: string, record: Fields): string {
	const own = [...recordsIn(doc, 'parts'), ...recordsIn(doc, 'documents')]
		.filter(([, child]) => child.get('activityId') === id)
		.map(([childId, child]) => `${childId} ${wordsOfRecord(child)}`);
	const marks = occurrenceEntries(doc)
		.filter(({ activityId }) => activityId === id)
		.map(({ key, value }) => words([key, value]));
	const note = doc.getText(`text:${id}:note`).toString();
	return printOf([wordsOfRecord(record), ...own.sort(), ...marks.sort(), note].join('\n'));
}

export function printOfStage(record: Fields, texts: readonly string[]): string {
	return printOf([wordsOfRecord(record), ...texts].join('\n'));
}
