import type * as Y from 'yjs';
import { recordIn, recordsIn, setFields, textOf, type Fields } from '../fields.ts';
import { printOf, wordsOfRecord, type Presence } from '../removal.ts';
import { writesByRecord } from './writes.ts';

/**
 * Whether the records of a programme are there. A removal keeps a print of what it knew: the words of
 * the record, and who had written into it. A word that lost against another one is among them, too:
 * somebody wrote it, so the record is shown and asked about.
 */
export class Presences {
	readonly #doc: Y.Doc;
	#marks: ReadonlyMap<string, readonly string[]> | undefined;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
	}

	of(root: string, id: string, record: Fields): Presence {
		const removed = textOf(record.get('removed'));
		if (removed === '') return 'kept';
		return this.#print(root, id, record) === removed ? 'removed' : 'changed-after-removal';
	}

	remove(root: string, id: string): void {
		const record = recordIn(this.#doc, root, id);
		if (record) setFields(record, { removed: this.#print(root, id, record) });
	}

	#print(root: string, id: string, record: Fields): string {
		this.#marks ??= writesByRecord(this.#doc);
		const own = this.#marks.get(`${root}|${id}`) ?? [];
		const marks = own.length === 0 ? [] : [own.toSorted().join(' ')];
		return printOf([wordsOfRecord(record), ...marks].join('\n'));
	}
}

export function keptIn(doc: Y.Doc, root: string): readonly (readonly [string, Fields])[] {
	const presences = new Presences(doc);
	return recordsIn(doc, root).filter(
		([id, record]) => presences.of(root, id, record) !== 'removed'
	);
}

export function removeIn(doc: Y.Doc, root: string, id: string): void {
	doc.transact(() => new Presences(doc).remove(root, id));
}
