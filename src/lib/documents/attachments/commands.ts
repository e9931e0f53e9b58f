import type * as Y from 'yjs';
import { maxCaptionLength, type Attachment } from '#lib/domain/attachments/attachment.ts';
import { safeFileName } from '#lib/domain/attachments/file-name.ts';
import { putRecord, recordIn, recordsIn, setFields, textOf, type Fields } from '../fields.ts';
import { removeRecord, restoreRecord } from '../removal.ts';
import { attachmentsRoot } from './read.ts';

export type NewAttachment = Omit<Attachment, 'caption' | 'wasRemoved'> & {
	readonly caption?: string;
};

/** Said only after the bytes are on the device's disk: a record without bytes could be opened by nobody. */
export function addAttachment(doc: Y.Doc, { id, ...fields }: NewAttachment): void {
	const name = safeFileName(fields.name, fields.type);
	doc.transact(() => putRecord(doc.getMap(attachmentsRoot), id, { ...fields, name }));
}

/** If another phone has removed it meanwhile, it is here again: what somebody wrote is not thrown away. */
export function captionAttachment(doc: Y.Doc, attachmentId: string, caption: string): void {
	doc.transact(() => {
		const attachment = recordIn(doc, attachmentsRoot, attachmentId);
		if (attachment) setFields(attachment, { caption: caption.slice(0, maxCaptionLength) });
	});
}

export function removeAttachment(doc: Y.Doc, attachmentId: string): void {
	doc.transact(() => {
		const attachment = recordIn(doc, attachmentsRoot, attachmentId);
		if (attachment) removeRecord(attachment);
	});
}

export function restoreAttachment(doc: Y.Doc, attachmentId: string): void {
	doc.transact(() => {
		const attachment = recordIn(doc, attachmentsRoot, attachmentId);
		if (attachment) restoreRecord(attachment);
	});
}

/** Goes into the bin with the record it belongs to; inside of that record's transaction. */
export function removeAttachmentsAbout(doc: Y.Doc, about: string): void {
	for (const attachment of recordsAbout(doc, about)) removeRecord(attachment);
}

/** Destroyed with the record it belongs to: of it only the hash stays, by which the server lets go of the bytes. */
export function discardAttachmentsAbout(doc: Y.Doc, about: string): void {
	for (const attachment of recordsAbout(doc, about)) {
		for (const name of [...attachment.keys()]) {
			if (name !== 'sha256' && name !== 'about') attachment.delete(name);
		}
		setFields(attachment, { discarded: true });
	}
}

function recordsAbout(doc: Y.Doc, about: string): readonly Fields[] {
	return recordsIn(doc, attachmentsRoot)
		.filter(([, attachment]) => textOf(attachment.get('about')) === about)
		.map(([, attachment]) => attachment);
}
