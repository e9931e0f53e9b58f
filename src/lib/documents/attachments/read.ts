import type * as Y from 'yjs';
import type { Attachment, Attachments } from '#lib/domain/attachments/attachment.ts';
import { attachmentKinds, isFileType } from '#lib/domain/attachments/file-types.ts';
import { flagOf, numberOf, oneOf, recordsIn, textOf, type Fields } from '../fields.ts';
import { isRemoved } from '../removal.ts';

/** The root under which attachments stand in every kind of document that has them. */
export const attachmentsRoot = 'attachments';

/** Never throws: a phone may hold fields that this version does not know, or lack some. */
export function readAttachments(doc: Y.Doc): Attachments {
	const all = Object.groupBy(recordsIn(doc, attachmentsRoot), ([, fields]) =>
		isDiscarded(fields) ? 'discarded' : isRemoved(fields) ? 'removed' : 'kept'
	);
	return {
		kept: (all.kept ?? []).map(readAttachment).sort(byTimeOfAdding),
		removed: (all.removed ?? []).map(readAttachment).sort(byTimeOfAdding),
		discarded: (all.discarded ?? []).map(([, fields]) => textOf(fields.get('sha256')))
	};
}

/** A step of its own, since a caption that another phone writes meanwhile must not bring it back. */
function isDiscarded(fields: Fields): boolean {
	return flagOf(fields.get('discarded'));
}

function readAttachment([id, fields]: readonly [string, Fields]): Attachment {
	const type = fields.get('type');
	return {
		id,
		about: textOf(fields.get('about')),
		kind: oneOf(attachmentKinds, fields.get('kind'), 'file'),
		type: isFileType(type) ? type : 'text/plain',
		name: textOf(fields.get('name')),
		bytes: Math.max(0, numberOf(fields.get('bytes'))),
		sha256: textOf(fields.get('sha256')),
		caption: textOf(fields.get('caption')),
		takenAt: numberOf(fields.get('takenAt')),
		addedAt: numberOf(fields.get('addedAt')),
		addedBy: textOf(fields.get('addedBy')),
		seconds: Math.max(0, numberOf(fields.get('seconds'))),
		wasRemoved: textOf(fields.get('removed')) !== ''
	};
}

function byTimeOfAdding(a: Attachment, b: Attachment): number {
	return a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1);
}
