import * as Y from 'yjs';
import type { PlanContent, PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import type { UpdateLog } from '../storage/storage.ts';

/** The plan as the server's disk has it now. */
export async function planInLog(
	log: Pick<UpdateLog, 'read'>,
	documentId: string,
	form: PlanForm
): Promise<PlanContent> {
	const doc = await documentInLog(log, documentId);
	try {
		return planContentOf(doc, form);
	} finally {
		doc.destroy();
	}
}

export async function documentInLog(
	log: Pick<UpdateLog, 'read'>,
	documentId: string
): Promise<Y.Doc> {
	const { snapshot, tail } = await log.read(documentId);
	const doc = new Y.Doc();
	doc.transact(() => {
		if (snapshot) Y.applyUpdate(doc, snapshot.update);
		for (const { update } of tail) Y.applyUpdate(doc, update);
	});
	return doc;
}
