import { accepted, declined, type Outcome } from '../outcome.ts';
import type { ApprovalState, ApprovalStep, LineDecision } from './approval.ts';
import type { PlanForm } from './plan-content.ts';

/** Why a step cannot be taken now, though the person may take such steps. */
export type StepRefusal =
	| 'already-pending'
	| 'nothing-pending'
	| 'other-content'
	| 'already-approved'
	| 'not-approved-yet'
	| 'nothing-changed'
	| 'remark-needed'
	| 'reason-needed';

export interface AskedStep {
	readonly step: ApprovalStep;
	readonly hash: string;
	readonly remark: string;
	readonly reason: string;
}

/** Whether the step is in turn. What it is about must be what the person has seen. */
export function checkStep(state: ApprovalState, asked: AskedStep): Outcome<true, StepRefusal> {
	const refusal = refusalOf(state, asked);
	return refusal === undefined ? accepted(true) : declined(refusal);
}

function refusalOf(
	{ pending, inForce }: ApprovalState,
	{ step, hash, remark, reason }: AskedStep
): StepRefusal | undefined {
	switch (step) {
		case 'sent':
			if (pending) return 'already-pending';
			return inForce ? 'already-approved' : undefined;
		case 'changes-sent':
			if (pending) return 'already-pending';
			if (!inForce) return 'not-approved-yet';
			if (inForce.hash === hash) return 'nothing-changed';
			return reason === '' ? 'reason-needed' : undefined;
		case 'withdrawn':
			return pending?.sent.hash === hash ? undefined : notThat(pending);
		case 'returned':
			if (pending?.sent.hash !== hash) return notThat(pending);
			return remark === '' ? 'remark-needed' : undefined;
		case 'considered':
		case 'accepted':
		case 'agreed':
		case 'approved':
			if (pending?.sent.hash !== hash) return notThat(pending);
			return pending.sent.list === 0 ? undefined : 'other-content';
		case 'changes-decided':
			if (pending?.sent.hash !== hash) return notThat(pending);
			return pending.sent.list > 0 ? undefined : 'other-content';
	}
}

function notThat(pending: ApprovalState['pending']): StepRefusal {
	return pending ? 'other-content' : 'nothing-pending';
}

/** Which right a step asks for: any one of these is enough. */
export function rightsFor(
	step: ApprovalStep,
	form: PlanForm
): readonly ('write' | 'review' | 'approve')[] {
	switch (step) {
		case 'sent':
		case 'withdrawn':
		case 'changes-sent':
			return ['write'];
		case 'considered':
		case 'accepted':
		case 'agreed':
			// What a body of the school decided on paper is noted by whoever keeps the roadmap.
			return form === 'roadmap' ? ['write', 'approve'] : ['review', 'approve'];
		case 'returned':
		case 'changes-decided':
			return form === 'roadmap' ? ['approve'] : ['review', 'approve'];
		case 'approved':
			return ['approve'];
	}
}

/** Every line has one answer, and what is returned says why. */
export function checkDecisions(
	lines: readonly string[],
	decisions: readonly LineDecision[]
): 'ok' | 'other-lines' | 'remark-needed' {
	const answered = new Set(decisions.map(({ line }) => line));
	const isWhole =
		decisions.length === lines.length &&
		answered.size === lines.length &&
		lines.every((line) => answered.has(line));
	if (!isWhole) return 'other-lines';
	const isSaid = decisions.every(({ is, remark }) => is === 'accepted' || remark !== '');
	return isSaid ? 'ok' : 'remark-needed';
}
