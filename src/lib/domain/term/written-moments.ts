import type { Doubt, Stretch } from './term.ts';

/** Moments as written, before a year that follows is given to them. */
export type Moments = { readonly stretches: readonly Stretch[]; readonly doubts: readonly Doubt[] };

export function sure(...stretches: readonly Stretch[]): Moments {
	return { stretches, doubts: [] };
}
