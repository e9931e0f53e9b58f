import type * as Y from 'yjs';
import { byOrder } from '#lib/domain/order.ts';
import type { ExpectedDocument, Part } from '#lib/domain/roadmap/roadmap.ts';
import { recordsIn } from '../fields.ts';
import { isRemoved } from '../removal.ts';
import { readPaper, readPart } from './read-records.ts';

/** Parts and papers stand in roots of their own and name the activity they belong to. */
export type OwnedRoot = 'documents' | 'parts';

export function ownedBy(
	doc: Y.Doc,
	root: OwnedRoot,
	activityId: string
): readonly (Part | ExpectedDocument)[] {
	return recordsIn(doc, root)
		.filter(([, record]) => record.get('activityId') === activityId)
		.filter(([, record]) => !isRemoved(record))
		.map((record) => (root === 'parts' ? readPart(record) : readPaper(record)))
		.sort(byOrder);
}
