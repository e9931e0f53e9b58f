import type * as Y from 'yjs';
import type { PlanContent, PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { docOf } from '#lib/documents/doc-of.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { updatesOf } from '../storage/updates-of.ts';

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
	return docOf(updatesOf(await log.read(documentId)));
}
