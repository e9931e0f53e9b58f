import type * as Y from 'yjs';
import { placeAt, placeBetween } from '#lib/domain/order.ts';
import type { ExpectedDocument, Part } from '#lib/domain/roadmap/roadmap.ts';
import { putRecord, recordIn, setFields, textOf } from '../fields.ts';
import { printOfRecord } from '../removal.ts';
import { ownedBy, type OwnedRoot } from './owned.ts';
import { readPaper } from './read-records.ts';

export type PaperChange = Partial<Omit<ExpectedDocument, 'id' | 'order' | 'activityId'>>;
export type PartChange = Partial<Omit<Part, 'id' | 'order' | 'activityId'>>;

interface NewOwned {
	readonly id: string;
	readonly activityId: string;
}

export function addDocument(doc: Y.Doc, paper: NewOwned & PaperChange): void {
	addOwned(doc, 'documents', { state: 'none', ...paper });
}

/** A new title goes into the text of the result too, where the old one stood there once. */
export function changeDocument(doc: Y.Doc, documentId: string, fields: PaperChange): void {
	doc.transact(() => {
		const paper = recordIn(doc, 'documents', documentId);
		if (!paper) return;
		const { title, activityId } = readPaper([documentId, paper]);
		if (fields.title !== undefined) renameInResult(doc, activityId, [title, fields.title]);
		setFields(paper, fields);
	});
}

function renameInResult(
	doc: Y.Doc,
	activityId: string,
	[before, after]: readonly [string, string]
): void {
	const activity = recordIn(doc, 'activities', activityId);
	const result = textOf(activity?.get('result'));
	const isOnce = before !== '' && result.split(before).length === 2;
	if (activity && isOnce) setFields(activity, { result: result.replace(before, () => after) });
}

/** `index` is the place among the other papers of the activity. */
export function moveDocument(doc: Y.Doc, documentId: string, index: number): void {
	doc.transact(() => {
		const paper = recordIn(doc, 'documents', documentId);
		if (!paper) return;
		const others = ownedBy(doc, 'documents', textOf(paper.get('activityId'))).filter(
			({ id }) => id !== documentId
		);
		setFields(paper, { order: placeAt(others, index) });
	});
}

/** What the result says in words stays as a person wrote it. */
export function removeDocument(doc: Y.Doc, documentId: string): void {
	removeOwned(doc, 'documents', documentId);
}

export function restoreDocument(doc: Y.Doc, documentId: string): void {
	doc.transact(() => {
		const paper = recordIn(doc, 'documents', documentId);
		if (paper) setFields(paper, { removed: '' });
	});
}

export function addPart(doc: Y.Doc, part: NewOwned & PartChange): void {
	addOwned(doc, 'parts', { source: 'cell', ...part });
}

export function changePart(doc: Y.Doc, partId: string, fields: PartChange): void {
	doc.transact(() => {
		const part = recordIn(doc, 'parts', partId);
		if (part) setFields(part, fields);
	});
}

export function removePart(doc: Y.Doc, partId: string): void {
	removeOwned(doc, 'parts', partId);
}

export function restorePart(doc: Y.Doc, partId: string): void {
	doc.transact(() => {
		const part = recordIn(doc, 'parts', partId);
		if (part) setFields(part, { removed: '' });
	});
}

function addOwned(doc: Y.Doc, root: OwnedRoot, { id, ...fields }: NewOwned): void {
	doc.transact(() => {
		const last = ownedBy(doc, root, fields.activityId).at(-1);
		putRecord(doc.getMap(root), id, { ...fields, order: placeBetween(last?.order, undefined) });
	});
}

function removeOwned(doc: Y.Doc, root: OwnedRoot, id: string): void {
	doc.transact(() => {
		const record = recordIn(doc, root, id);
		if (record) setFields(record, { removed: printOfRecord(record) });
	});
}
