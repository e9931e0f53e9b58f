import type * as Y from 'yjs';
import { recordIn, type Fields } from '../fields.ts';

/** Who does it, and when by the clock of the device. */
export interface Author {
	readonly personId: string;
	readonly name: string;
	readonly at: number;
}

/** A record, or with an empty id the short facts that stand right under a root. */
export interface Place {
	readonly root: string;
	readonly id: string;
}

/** A short field of a place. */
export interface Spot extends Place {
	readonly field: string;
}

export function fieldsAt(doc: Y.Doc, { root, id }: Place): Fields | undefined {
	return id === '' ? doc.getMap(root) : recordIn(doc, root, id);
}
