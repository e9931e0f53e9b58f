import { specialGroups } from '../registry/special-groups.ts';

/** The indicators of a mentoring programme, by the numbers of the usual list. */
export const indicatorIds = [
	...['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10', 'I11', 'I12', 'I13', 'I14'],
	...['I15', 'I16', 'I17', 'I18', 'I19', 'I20', 'I21', 'I22', 'I23', 'I24', 'I25', 'I26']
] as const satisfies readonly `I${number}`[];
export type IndicatorId = (typeof indicatorIds)[number];

/**
 * One indicator on one day, with everything that it was counted from. Keeps:
 *  1. Numerator and denominator are the sums of the sources' own.
 *  2. Nothing over nothing is «нет данных», never a nought.
 */
export interface Indicator {
	readonly id: IndicatorId;
	/** With one decimal; null where there is nothing to say, and `gap` says why. */
	readonly value: number | null;
	readonly gap: Gap | '';
	readonly numerator: number;
	readonly denominator: number;
	readonly sources: readonly Source[];
	/** What is told beside it, such as how many answered. */
	readonly beside: Readonly<Partial<Record<Beside, number>>>;
}

export type Gap =
	/** Nobody and nothing to count. */
	| 'empty'
	/** A figure that only the curator knows was not typed in. */
	| 'not-typed'
	| 'no-bases'
	| 'unreadable'
	/** So few people that the number would tell of one of them. */
	| 'few';

export const besides = [
	...([
		'asked',
		'answered',
		'ofBoth',
		'meanDays',
		'meanFall',
		'most',
		'reused',
		'winners'
	] as const),
	...specialGroups
] as const;
export type Beside = (typeof besides)[number];

/** A record that an indicator was counted from, and what of it is its share. */
export interface Source {
	readonly of: 'person' | 'bond' | 'pair' | 'row' | 'survey' | 'school' | 'figure' | 'group';
	readonly id: string;
	/** Of a row: the roadmap that it stands in. */
	readonly inDocument?: string;
	readonly numerator: number;
	readonly denominator: number;
}

export type Unit = 'percent' | 'count' | 'mean';

interface Nature {
	readonly unit: Unit;
	/** Which way is better. */
	readonly better: 'more' | 'less';
	/** What is counted are people: few of them are told to nobody outside of the school. */
	readonly isOfPeople: boolean;
	/** What is usually planned; absent where each school and year has its own. */
	readonly usual?: number;
}

const share = { unit: 'percent', better: 'more', isOfPeople: false } as const;
const ofPeople = { ...share, isOfPeople: true } as const;
const count = { unit: 'count', better: 'more', isOfPeople: false } as const;

export const natures: Readonly<Record<IndicatorId, Nature>> = {
	I1: ofPeople,
	I2: ofPeople,
	I3: ofPeople,
	I4: share,
	I5: ofPeople,
	I6: ofPeople,
	I7: { ...ofPeople, usual: 100 },
	I8: { ...share, usual: 100 },
	I9: { ...share, usual: 90 },
	I10: { ...share, usual: 100 },
	I11: { ...count, unit: 'mean', usual: 2 },
	I12: { ...share, usual: 80 },
	I13: { ...count, isOfPeople: true, better: 'less', usual: 0 },
	I14: { ...share, usual: 70 },
	I15: share,
	I16: ofPeople,
	I17: { ...ofPeople, usual: 100 },
	I18: count,
	I19: count,
	I20: count,
	I21: share,
	I22: { ...share, usual: 100 },
	I23: ofPeople,
	I24: { ...count, usual: 15 },
	I25: { ...count, isOfPeople: true, unit: 'mean', better: 'less' },
	I26: { ...count, isOfPeople: true }
};

/** What only the curator knows, a number for each school year. */
export const figureNames = [
	...(['pupils10to19', 'pupils15to19', 'organisations', 'partners'] as const),
	...(['practices', 'practicesReused', 'contestants', 'winners'] as const),
	...(['publications', 'site', 'curatorSum'] as const)
] as const;
export type FigureName = (typeof figureNames)[number];
export type Figures = Readonly<Partial<Record<FigureName, number>>>;

export interface Counted {
	readonly sources: readonly Source[];
	readonly beside?: Indicator['beside'];
}

/** The quotient of what the sources have together, in percent or plainly. */
export function quotient(id: IndicatorId, { sources, beside = {} }: Counted): Indicator {
	const numerator = sumOf(sources, 'numerator');
	const denominator = sumOf(sources, 'denominator');
	const scale = natures[id].unit === 'percent' ? 100 : 1;
	return {
		...{ id, numerator, denominator, sources, beside },
		value: denominator > 0 ? rounded((numerator / denominator) * scale) : null,
		gap: denominator > 0 ? '' : 'empty'
	};
}

/** How many there are; none is a number too. */
export function amount(id: IndicatorId, { sources, beside = {} }: Counted): Indicator {
	const numerator = sumOf(sources, 'numerator');
	return { ...{ id, numerator, denominator: 0, sources, beside }, value: numerator, gap: '' };
}

export function lacking(id: IndicatorId, gap: Gap): Indicator {
	return { id, value: null, gap, numerator: 0, denominator: 0, sources: [], beside: {} };
}

function sumOf(sources: readonly Source[], of: 'numerator' | 'denominator'): number {
	return sources.reduce((sum, source) => sum + source[of], 0);
}

/** With one decimal, as numbers stand in reports. */
export function rounded(value: number): number {
	return Math.round((value + Number.EPSILON) * 10) / 10;
}
