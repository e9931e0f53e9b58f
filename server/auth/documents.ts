import type { DocumentKind } from '#lib/domain/access.ts';
import { firstContentOf } from '#lib/documents/schema.ts';
import type { RecordChange } from '../storage/records.ts';
import type { NewUpdate } from '../storage/storage.ts';
import type { Making } from './people.ts';

export interface NewDocument {
	readonly kind: DocumentKind;
	readonly organisationId: string;
	readonly pairId?: string;
	readonly ownerId?: string;
	readonly schoolYear?: number;
}

export interface MadeDocument {
	readonly id: string;
	readonly change: RecordChange;
	/** Goes to the log before the record says that the document exists. */
	readonly first: NewUpdate;
}

/** One creator: the first content is the server's, so two phones never make the same document twice. */
export function newDocument(
	of: NewDocument,
	authorId: string,
	{ chance, now }: Making
): MadeDocument {
	const id = chance.id();
	const { kind, organisationId, pairId = null, ownerId = null, schoolYear = null } = of;
	const update = firstContentOf(kind);
	return {
		id,
		change: {
			table: 'documents',
			put: {
				...{ id, kind, organisationId, pairId, ownerId, createdAt: now, erasedAt: null },
				schoolYear
			}
		},
		first: { documentId: id, update, authorId, deviceId: serverDeviceId, at: now }
	};
}

/** The author's device of what the server itself wrote in a person's name. */
export const serverDeviceId = 'server';
