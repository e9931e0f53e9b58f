import type * as Y from 'yjs';
import { numberOf, putRecord, recordIn, recordsIn, setFields, textOf, textsOf } from '../fields.ts';
import type { Author } from './places.ts';

/** What one says to the other about the programme or a part of it. */
export interface Remark {
	readonly id: string;
	/** «root|id» of what it is about; empty for the whole programme. */
	readonly about: string;
	readonly text: string;
	readonly personId: string;
	readonly author: string;
	readonly at: number;
	/** Ids of those who were called by name. */
	readonly mentions: readonly string[];
	/** Who said that it is settled; empty while it is not. */
	readonly settledBy: string;
}

export const remarksRoot = 'remarks';

/** Oldest first, as people talk. */
export function remarksIn(doc: Y.Doc): readonly Remark[] {
	return recordsIn(doc, remarksRoot)
		.map(([id, fields]) => ({
			id,
			about: textOf(fields.get('about')),
			text: textOf(fields.get('text')),
			personId: textOf(fields.get('personId')),
			author: textOf(fields.get('author')),
			at: numberOf(fields.get('at')),
			mentions: textsOf(fields.get('mentions')),
			settledBy: textOf(fields.get('settledBy'))
		}))
		.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

export function addRemark(
	doc: Y.Doc,
	{ personId, name, at }: Author,
	{ id, ...said }: Pick<Remark, 'id' | 'about' | 'text' | 'mentions'>
): void {
	const remark = { ...said, personId, author: name, at, settledBy: '' };
	doc.transact(() => putRecord(doc.getMap(remarksRoot), id, remark));
}

/** An empty name opens it again. */
export function settleRemark(doc: Y.Doc, remarkId: string, settledBy: string): void {
	doc.transact(() => {
		const remark = recordIn(doc, remarksRoot, remarkId);
		if (remark) setFields(remark, { settledBy });
	});
}

/** By the one who wrote it: what was said is taken back whole. */
export function removeRemark(doc: Y.Doc, remarkId: string): void {
	doc.transact(() => doc.getMap(remarksRoot).delete(remarkId));
}
