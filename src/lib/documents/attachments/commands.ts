import type * as Y from 'yjs';
import { maxCaptionLength, type Attachment } from '#lib/domain/attachments/attachment.ts';
import { safeFileName } from '#lib/domain/attachments/file-name.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
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
