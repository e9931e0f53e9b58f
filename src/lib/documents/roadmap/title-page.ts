import type * as Y from 'yjs';
import { placeBetween } from '#lib/domain/order.ts';
import type { ApprovalBlock, Column, Remark, TitlePage } from '#lib/domain/roadmap/roadmap.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { readRoadmap } from './read.ts';

export function changeTitlePage(doc: Y.Doc, fields: Partial<TitlePage>): void {
	doc.transact(() => setFields(doc.getMap('fields'), fields));
}

export function setColumns(doc: Y.Doc, columns: readonly Column[]): void {
	doc.transact(() => doc.getMap('fields').set('columns', columns));
}

export type ApprovalChange = Partial<Omit<ApprovalBlock, 'id' | 'order'>>;

export function addApproval(
	doc: Y.Doc,
	{ id, ...fields }: ApprovalChange & { readonly id: string }
): void {
	doc.transact(() => {
		const order = placeBetween(readRoadmap(doc).approvals.at(-1)?.order, undefined);
		putRecord(doc.getMap('approvals'), id, { ...fields, order });
	});
}

export function changeApproval(doc: Y.Doc, approvalId: string, fields: ApprovalChange): void {
	doc.transact(() => {
		const approval = recordIn(doc, 'approvals', approvalId);
		if (approval) setFields(approval, fields);
	});
}

/** What is printed only; the approval itself is a record of the server. */
export function removeApproval(doc: Y.Doc, approvalId: string): void {
	doc.transact(() => doc.getMap('approvals').delete(approvalId));
}

/** The name or post as written is that person of the school, in every row. An empty id unlinks. */
export function linkPerson(
	doc: Y.Doc,
	{ id, written, personId }: { id: string; written: string; personId: string }
): void {
	doc.transact(() => {
		const known = readRoadmap(doc).links.find((link) => link.written === written);
		const link = known && recordIn(doc, 'links', known.id);
		if (link) setFields(link, { personId });
		else putRecord(doc.getMap('links'), id, { written, personId });
	});
}

export function addRemark(doc: Y.Doc, { id, ...remark }: Remark): void {
	doc.transact(() => putRecord(doc.getMap('remarks'), id, remark));
}

export function removeRemark(doc: Y.Doc, remarkId: string): void {
	doc.transact(() => doc.getMap('remarks').delete(remarkId));
}

/** A text that the import did not understand was looked at. */
export function settleLeftover(
	doc: Y.Doc,
	leftoverId: string,
	{ isSettled }: { readonly isSettled: boolean }
): void {
	doc.transact(() => {
		const leftover = recordIn(doc, 'leftovers', leftoverId);
		if (leftover) setFields(leftover, { isSettled });
	});
}
