import type { ApprovalRecord, ApprovalWords } from '#lib/domain/approvals/approval.ts';
import type { Tables } from '../storage/records.ts';
import type { RecordTables } from './tables.ts';

/** The steps of a document towards its approval, oldest first. */
export function approvalRecords(
	documentId: string,
	tables: RecordTables
): readonly ApprovalRecord[] {
	const records = [...tables.approvalsByDocument.of(documentId)].map(recordOf);
	return records.sort((one, other) => one.number - other.number);
}

function recordOf({ words, frozen: _, ...row }: Tables['approvals']): ApprovalRecord {
	// Only the server writes them, and every row carries its checksum.
	return { ...row, words: JSON.parse(words) as ApprovalWords };
}
