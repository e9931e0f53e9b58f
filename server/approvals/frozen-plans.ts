import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ApprovalRecord } from '#lib/domain/approvals/approval.ts';
import {
	canonicalText,
	readCanonical,
	type PlanContent
} from '#lib/domain/approvals/plan-content.ts';
import type { Facts } from '../access/facts.ts';

/** A plan as it was sent or approved, kept under the hash of its text. */
export interface FrozenPlan {
	readonly hash: string;
	readonly content: PlanContent;
	readonly text: string;
}

export function frozen(content: PlanContent): FrozenPlan {
	const text = canonicalText(content);
	return { hash: createHash('sha256').update(text).digest('hex'), content, text };
}

export function packed({ text }: FrozenPlan): string {
	return deflateRawSync(text).toString('base64');
}

/** Found by the record that froze it: of another document nothing is given. */
export function frozenPlanOf(
	facts: Pick<Facts, 'find' | 'approvalsOf'>,
	documentId: string,
	hash: string
): FrozenPlan | undefined {
	for (const record of facts.approvalsOf(documentId)) {
		if (frozenBy(record) !== hash) continue;
		const pack = facts.find('approvals', record.id)?.frozen ?? '';
		if (pack === '') continue;
		const text = inflateRawSync(Buffer.from(pack, 'base64')).toString();
		const content = readCanonical(text);
		return content && { hash, content, text };
	}
	return undefined;
}

function frozenBy({ step, hash, result }: ApprovalRecord): string {
	return step === 'changes-decided' ? result : hash;
}
