import { natures } from './indicator.ts';
import type { Indicator, IndicatorId } from './indicator.ts';

/** What is planned for a school year, by the number of the indicator. */
export type PlanValues = ReadonlyMap<IndicatorId, number>;

export interface Planned {
	readonly value: number;
	readonly by: 'own' | 'district' | 'usual';
}

/** The school's own, else the district's, else what is usual. */
export function plannedFor(
	id: IndicatorId,
	own: PlanValues,
	district: PlanValues
): Planned | undefined {
	const [ours, theirs, { usual }] = [own.get(id), district.get(id), natures[id]];
	if (ours !== undefined) return { value: ours, by: 'own' };
	if (theirs !== undefined) return { value: theirs, by: 'district' };
	return usual === undefined ? undefined : { value: usual, by: 'usual' };
}

/** Undefined where there is nothing to compare. */
export function isReached(
	{ id, value }: Indicator,
	planned: Planned | undefined
): boolean | undefined {
	if (value === null || !planned) return undefined;
	return natures[id].better === 'more' ? value >= planned.value : value <= planned.value;
}
