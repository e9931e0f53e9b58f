import type * as Y from 'yjs';
import { textOf } from '../fields.ts';
import { longTextIn, type LongText } from '../long-text.ts';
import { noteChange } from './history.ts';
import { fieldsAt, type Author, type Place } from './places.ts';
import { noteVisit, noteWrite } from './registers.ts';

/** Where a record stands and whether it is removed is no value that two could write at once. */
const notValues = new Set(['order', 'removed']);

/**
 * One deed of one person in one record. Besides what the deed writes, the history learns what was there
 * before, and the register whose value it is now: in the same transaction, so that undoing the deed
 * undoes them, too.
 */
export function writeAs(
	doc: Y.Doc,
	author: Author,
	{ deed, ...place }: Place & { readonly deed: () => void }
): void {
	doc.transact(() => {
		const before = valuesAt(doc, place);
		deed();
		const after = valuesAt(doc, place);
		if (!after) return;
		if (!before) noteChange(doc, author, { ...place, what: 'added', before: '' });
		else noteFields(doc, author, { place, before, after });
	});
}

interface Compared {
	readonly place: Place;
	readonly before: ReadonlyMap<string, string>;
	readonly after: ReadonlyMap<string, string>;
}

function noteFields(doc: Y.Doc, author: Author, { place, before, after }: Compared): void {
	for (const field of new Set([...before.keys(), ...after.keys()])) {
		const was = before.get(field) ?? '';
		const value = after.get(field) ?? '';
		if (was === value) continue;
		if (field === 'order') noteChange(doc, author, { ...place, what: 'moved', before: '' });
		if (field === 'removed') {
			const what = value === '' ? 'restored' : 'removed';
			noteChange(doc, author, { ...place, what, before: '' });
		}
		if (notValues.has(field)) continue;
		noteChange(doc, author, { ...place, what: field, before: was });
		noteWrite(doc, author, { ...place, field, value });
	}
}

function valuesAt(doc: Y.Doc, place: Place): ReadonlyMap<string, string> | undefined {
	const fields = fieldsAt(doc, place);
	if (!fields) return undefined;
	return new Map([...fields].map(([field, value]) => [field, textOf(value)]));
}

/** A text that both write at once; whose day it was, and what stood there before, is kept. */
export function authoredText(doc: Y.Doc, root: string, author: () => Author): LongText {
	const text = longTextIn(doc, root);
	return {
		get value() {
			return text.value;
		},
		write(splice) {
			doc.transact(() => {
				const now = author();
				noteChange(doc, now, { root, id: '', what: 'text', before: text.value });
				noteVisit(doc, now, { root, id: '', field: 'text' });
				text.write(splice);
			});
		},
		onChange: (listener) => text.onChange(listener)
	};
}
