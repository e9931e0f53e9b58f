import type * as Y from 'yjs';
import { activityOfEvidence } from '#lib/domain/roadmap/evidence.ts';
import { attachmentsRoot } from '../attachments/read.ts';
import { recordsIn, textOf, type Fields } from '../fields.ts';
import { printOf, words, wordsOfRecord } from '../removal.ts';
import { occurrenceEntries } from './occurrences.ts';

/** An activity says what its parts, papers, occurrences and evidence say, too. */
export function printOfActivity(doc: Y.Doc, id: string, record: Fields): string {
	const own = [...recordsIn(doc, 'parts'), ...recordsIn(doc, 'documents')]
		.filter(([, child]) => child.get('activityId') === id)
		.map(([childId, child]) => `${childId} ${wordsOfRecord(child)}`);
	const marks = occurrenceEntries(doc)
		.filter(({ activityId }) => activityId === id)
		.map(({ key, value }) => words([key, value]));
	const evidence = recordsIn(doc, attachmentsRoot)
		.filter(([, shown]) => activityOfEvidence(textOf(shown.get('about'))) === id)
		.map(([shownId, shown]) => `${shownId} ${wordsOfRecord(shown)}`);
	const note = doc.getText(`text:${id}:note`).toString();
	return printOf(
		[wordsOfRecord(record), ...own.sort(), ...marks.sort(), ...evidence.sort(), note].join('\n')
	);
}

export function printOfStage(record: Fields, texts: readonly string[]): string {
	return printOf([wordsOfRecord(record), ...texts].join('\n'));
}
