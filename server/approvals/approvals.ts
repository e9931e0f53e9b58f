import { can } from '#lib/domain/access.ts';
import type { Actor, Resource } from '#lib/domain/access.ts';
import { acceptLines, brokenNeed } from '#lib/domain/approvals/accept-lines.ts';
import { approvalState } from '#lib/domain/approvals/approval.ts';
import type {
	ApprovalRecord,
	ApprovalState,
	ApprovalStep,
	ApprovalWords
} from '#lib/domain/approvals/approval.ts';
import { linesBetween } from '#lib/domain/approvals/change-lines.ts';
import { isPlanForm } from '#lib/domain/approvals/plan-content.ts';
import type { PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { checkDecisions, checkStep, rightsFor } from '#lib/domain/approvals/take-step.ts';
import type { StepRefusal } from '#lib/domain/approvals/take-step.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Facts } from '../access/facts.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { frozen, frozenPlanOf, packed } from './frozen-plans.ts';
import type { FrozenPlan } from './frozen-plans.ts';
import { planInLog } from './plan-in-log.ts';
import { inTurn } from './turns.ts';

/**
 * Approvals of plans. Keeps:
 *  1. A step names the hash of the content it is about, and that content is on the server's disk.
 *  2. What is sent is what the server holds of the document at that moment, word for word.
 *  3. Time and author are the server's; a record is never changed, and one id makes one record.
 */
export interface Approvals {
	recordsOf(documentId: string): readonly ApprovalRecord[];
	/** The canonical text of a content that some record of this document names. */
	textOf(documentId: string, hash: string): string | undefined;
	take(asked: AskedApproval): Promise<Outcome<readonly ApprovalRecord[], ApprovalRefusal>>;
}

export interface AskedApproval {
	readonly actor: Actor;
	readonly documentId: string;
	/** Made by the device: asked twice, because an answer was lost, it is one step. */
	readonly id: string;
	readonly step: ApprovalStep;
	readonly hash: string;
	readonly words: ApprovalWords;
}

export type ApprovalRefusal =
	| StepRefusal
	| 'not-found'
	| 'forbidden'
	/** The server holds another content: edits are on their way, or somebody else's came. */
	| 'not-same'
	| 'other-lines'
	| 'line-needs-another'
	| 'id-taken';

export interface ApprovalParts {
	readonly facts: Pick<Facts, 'find' | 'resourceOf' | 'approvalsOf' | 'change'>;
	readonly log: Pick<UpdateLog, 'read'>;
	readonly now: () => number;
}

export function createApprovals(parts: ApprovalParts): Approvals {
	const turn = inTurn();
	const { facts } = parts;
	return {
		recordsOf: (documentId) => facts.approvalsOf(documentId),
		textOf: (documentId, hash) => frozenPlanOf(facts, documentId, hash)?.text,
		async take(asked) {
			const resource = facts.resourceOf(asked.documentId);
			if (!resource || !isPlanForm(resource.kind)) return declined('not-found');
			const right = rightOf(asked, { resource, form: resource.kind }, parts.now());
			if (!right.ok) return right;
			const form = resource.kind;
			return turn(asked.documentId, () => takeInTurn(parts, asked, form));
		}
	};
}

function rightOf(
	{ actor, step }: AskedApproval,
	{ resource, form }: { readonly resource: Resource; readonly form: PlanForm },
	now: number
): Outcome<true, 'not-found' | 'forbidden'> {
	if (!can(actor, 'read', resource, now)) return declined('not-found');
	const may = rightsFor(step, form).some((action) => can(actor, action, resource, now));
	return may ? accepted(true) : declined('forbidden');
}

async function takeInTurn(
	parts: ApprovalParts,
	asked: AskedApproval,
	form: PlanForm
): Promise<Outcome<readonly ApprovalRecord[], ApprovalRefusal>> {
	const { facts } = parts;
	const known = facts.find('approvals', asked.id);
	if (known) {
		const isSame =
			known.documentId === asked.documentId &&
			known.personId === asked.actor.personId &&
			known.step === asked.step &&
			known.hash === asked.hash;
		return isSame ? accepted(facts.approvalsOf(asked.documentId)) : declined('id-taken');
	}
	const records = facts.approvalsOf(asked.documentId);
	const state = approvalState(records);
	const { remark = '', reason = '' } = asked.words;
	const inOrder = checkStep(state, { step: asked.step, hash: asked.hash, remark, reason });
	if (!inOrder.ok) return inOrder;
	const outcome = await contentAfter(parts, { asked, form, state });
	if (!outcome.ok) return outcome;
	await keep(parts, asked, { ...outcome.value, state, number: records.length + 1 });
	return accepted(facts.approvalsOf(asked.documentId));
}

interface Effect {
	readonly freezes: FrozenPlan | undefined;
	readonly result: string;
}

interface Ground {
	readonly asked: AskedApproval;
	readonly form: PlanForm;
	readonly state: ApprovalState;
}

async function contentAfter(
	parts: ApprovalParts,
	{ asked, form, state }: Ground
): Promise<Outcome<Effect, ApprovalRefusal>> {
	switch (asked.step) {
		case 'sent':
		case 'changes-sent': {
			const plan = frozen(await planInLog(parts.log, asked.documentId, form));
			if (plan.hash !== asked.hash) return declined('not-same');
			return accepted({ freezes: plan, result: '' });
		}
		case 'changes-decided':
			return decided(parts, asked, state);
		case 'approved':
			return accepted({ freezes: undefined, result: asked.hash });
		case 'withdrawn':
		case 'returned':
		case 'considered':
		case 'accepted':
		case 'agreed':
			return accepted({ freezes: undefined, result: '' });
	}
}

/** The accepted lines make a new plan, which is in force from now on. */
function decided(
	{ facts }: ApprovalParts,
	{ documentId, words, hash }: AskedApproval,
	{ pending }: ApprovalState
): Outcome<Effect, ApprovalRefusal> {
	const before = frozenPlanOf(facts, documentId, pending?.sent.basis ?? '')?.content;
	const after = frozenPlanOf(facts, documentId, hash)?.content;
	if (!before || !after) return declined('other-content');
	const lines = linesBetween(before, after);
	const decisions = words.lines ?? [];
	const check = checkDecisions(
		lines.map(({ id }) => id),
		decisions
	);
	if (check !== 'ok') return declined(check);
	const taken = new Set(decisions.filter(({ is }) => is === 'accepted').map(({ line }) => line));
	if (brokenNeed(lines, taken)) return declined('line-needs-another');
	const made = frozen(acceptLines({ before, after }, taken));
	return accepted({ freezes: made, result: made.hash });
}

async function keep(
	{ facts, now }: ApprovalParts,
	asked: AskedApproval,
	{ freezes, result, state, number }: Effect & { state: ApprovalState; number: number }
): Promise<void> {
	const { id, documentId, step, hash, words, actor } = asked;
	const at = now();
	const isSending = step === 'changes-sent';
	const list = isSending ? state.lists + 1 : (state.pending?.sent.list ?? 0);
	const basis = isSending ? (state.inForce?.hash ?? '') : (state.pending?.sent.basis ?? '');
	const person = facts.find('people', actor.personId)?.name ?? '';
	await facts.change([
		{
			table: 'approvals',
			put: {
				...{ id, documentId, number, step, hash, result, basis, list, at, person },
				...{ personId: actor.personId, words: JSON.stringify(words) },
				frozen: freezes ? packed(freezes) : ''
			}
		}
	]);
}
