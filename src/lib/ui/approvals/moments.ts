import type { ApprovalDigest, ApprovalRecord } from '#lib/domain/approvals/approval.ts';
import { dayOf } from '#lib/ui/texts/dates.ts';
import { approvalTexts as texts, badgeTexts } from '#lib/ui/texts/ru/approvals.ts';
import type { PlanForm } from '#lib/domain/approvals/plan-content.ts';

/** «15.09.2026», as it stands in papers. */
export function paperDay(day: string): string {
	const [year, month, date] = day.split('-');
	return date === undefined ? day : `${date}.${month}.${year}`;
}

/** The day of the order, or the one on which it was written down. */
export function dayOfRecord({ words, at }: ApprovalRecord): string {
	return paperDay(words.date ?? dayOf(at));
}

/** «педагогический совет, № 1 от 30.08.2026». */
export function groundOf({ words: { body = '', number = '', date = '' } }: ApprovalRecord): string {
	const paper = [
		number === '' ? '' : texts.withNumber(number),
		date === '' ? '' : texts.fromDay(paperDay(date))
	];
	return [body, paper.filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

export interface Badge {
	readonly text: string;
	readonly tone: 'plain' | 'ok' | 'info' | 'warn';
}

export function badgeOf(digest: ApprovalDigest | undefined, form: PlanForm): Badge {
	if (!digest) return { text: badgeTexts.draft, tone: 'plain' };
	if (digest.pending === 'changes') return { text: badgeTexts.pendingList, tone: 'info' };
	if (digest.pending === 'whole') {
		const text = form === 'programme' ? badgeTexts.pendingReview : badgeTexts.pending;
		return { text, tone: 'info' };
	}
	if (digest.returned === true) return { text: badgeTexts.returned, tone: 'warn' };
	if (digest.approvedAt === undefined) return { text: badgeTexts.draft, tone: 'plain' };
	const day = paperDay(digest.approvedOn ?? dayOf(digest.approvedAt));
	const list = digest.list ?? 0;
	return { text: list > 0 ? badgeTexts.withList(day, list) : badgeTexts.approved(day), tone: 'ok' };
}
