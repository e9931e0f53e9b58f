import type { ChangeLine } from '#lib/domain/approvals/change-lines.ts';
import type { PlanContent } from '#lib/domain/approvals/plan-content.ts';

/** A line of a list of changes, and the plan it started from. */
export interface PutBack {
	readonly line: ChangeLine;
	readonly approved: PlanContent;
}

/** Where something stands again among those that are left: behind its nearest neighbour of then. */
export function placeOfOld(
	id: string,
	{ then, left }: { readonly then: readonly string[]; readonly left: readonly string[] }
): number {
	const before = then.slice(0, Math.max(0, then.indexOf(id)));
	const neighbour = before.findLast((each) => left.includes(each));
	return neighbour === undefined ? 0 : left.indexOf(neighbour) + 1;
}

export const idsOf = (all: readonly { readonly id: string }[]): readonly string[] =>
	all.map(({ id }) => id);
