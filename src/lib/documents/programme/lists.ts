import type * as Y from 'yjs';
import { placeBetween, type Placed } from '#lib/domain/order.ts';
import type { ListItem, ListName } from '#lib/domain/programme.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { restoreRecord } from '../removal.ts';
import { readList } from './read.ts';

export type ListFields<Name extends ListName> = Partial<Omit<ListItem<Name>, 'id' | 'order'>>;

export function addItem<Name extends ListName>(
	doc: Y.Doc,
	name: Name,
	{ id, ...fields }: ListFields<Name> & { readonly id: string }
): void {
	doc.transact(() => {
		const items: readonly Placed[] = readList(doc, name);
		const order = placeBetween(items.at(-1)?.order, undefined);
		putRecord(doc.getMap(name), id, { ...fields, order });
	});
}

/** If another phone has removed it meanwhile, it is here again. */
export function changeRecord(
	doc: Y.Doc,
	{ root, id }: { readonly root: string; readonly id: string },
	fields: object
): void {
	doc.transact(() => {
		const record = recordIn(doc, root, id);
		if (record) setFields(record, fields);
	});
}

/** From the bin, or where somebody else went on with it: then nobody is asked any more. */
export function bringBack(doc: Y.Doc, root: string, id: string): void {
	doc.transact(() => {
		const record = recordIn(doc, root, id);
		if (record) restoreRecord(record);
	});
}
