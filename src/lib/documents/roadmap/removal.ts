import type * as Y from 'yjs';
import { recordsIn, textOf, type Fields } from '../fields.ts';
import { occurrenceEntries } from './occurrences.ts';

/**
 * A removed record stays, with a print of what it said when it was removed. If another phone was
 * changing it meanwhile, the print no longer fits, and the change is shown instead of being lost.
 */
export type Presence = 'kept' | 'removed' | 'changed-after-removal';

export function presenceOf(record: Fields, print: () => string): Presence {
	const removed = textOf(record.get('removed'));
	if (removed === '') return 'kept';
	return print() === removed ? 'removed' : 'changed-after-removal';
}

export function printOfRecord(record: Fields): string {
	return printOf(wordsOfRecord(record));
}

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

/** Where it stands and whether it is removed is not what it says. */
function wordsOfRecord(record: Fields): string {
	const entries = [...record.entries()].filter(([name]) => name !== 'removed' && name !== 'order');
	return entries.map(words).sort().join('\n');
}

function words(value: unknown): string {
	return (
		JSON.stringify(value, (_, inner: unknown) =>
			typeof inner === 'bigint' ? inner.toString() : inner
		) ?? ''
	);
}

/** FNV-1a: short, and equal on every phone. Never empty. */
function printOf(text: string): string {
	let print = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
	}
	return (print >>> 0).toString(36).padStart(7, '0');
}
