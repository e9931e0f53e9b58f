import { isOrdered } from '../bonds/bond.ts';
import type { SchoolFacts } from '../progress/school-facts.ts';
import { fewestShown } from '../survey/survey.ts';
import { amount, indicatorIds, lacking, natures, quotient } from './indicator.ts';
import type { Indicator, IndicatorId, Source } from './indicator.ts';

export interface OfSchool {
	readonly organisationId: string;
	readonly indicators: readonly Indicator[];
}

/** As somebody outside of the school may see it: numbers alone, and none where it would tell of one person. */
export function shownOutside(indicator: Indicator): Indicator {
	const { id, numerator, denominator } = indicator;
	if (isOfFew(indicator)) return lacking(id, 'few');
	const beside = isFewAnswers(indicator) ? {} : indicator.beside;
	const sources: readonly Source[] =
		indicator.value === null ? [] : [{ of: 'figure', id, numerator, denominator }];
	return { ...indicator, sources, beside };
}

/** Tells of so few people that it would tell of one. Of a plain number there is no whole: it is itself the people. */
export function isOfFew({ id, numerator, denominator }: Indicator): boolean {
	if (!natures[id].isOfPeople) return false;
	const people = denominator > 0 ? denominator : numerator;
	return people > 0 && people < fewestShown;
}

function isFewAnswers({ beside }: Indicator): boolean {
	const { answered } = beside;
	return answered !== undefined && answered < fewestShown;
}

/** The schools together, and how many of them are not in it because they are too few people. */
export interface DistrictIndicator extends Indicator {
	readonly without: number;
}

/** Without those that are not the sum of one number of each school. */
export function districtIndicators(schools: readonly OfSchool[]): readonly DistrictIndicator[] {
	return indicatorIds
		.filter((id) => id !== 'I21' && id !== 'I26')
		.map((id) => together(id, schools));
}

/**
 * What is hidden of a school must not come out as the difference of the district and the others: the
 * hidden ones are in the sum only when there are several, and enough people together.
 */
function together(id: IndicatorId, schools: readonly OfSchool[]): DistrictIndicator {
	const told = schools.flatMap(({ organisationId, indicators }) => {
		const indicator = indicators.find((one) => one.id === id);
		return indicator && indicator.value !== null ? [{ organisationId, indicator }] : [];
	});
	const isHidden = ({ indicator }: (typeof told)[number]): boolean =>
		shownOutside(indicator).value === null;
	const hidden = told.filter(isHidden);
	const people = hidden.reduce((sum, { indicator }) => sum + indicator.denominator, 0);
	const isMixed = hidden.length > 1 && people >= fewestShown;
	const open = told.filter((one) => !isHidden(one));
	const sources = open.map(({ organisationId, indicator }) => sourceOf(organisationId, indicator));
	const mixed: readonly Source[] = isMixed
		? [{ of: 'school', id: '', numerator: sumOf(hidden), denominator: people }]
		: [];
	const without = isMixed ? 0 : hidden.length;
	return { ...summed(id, [...sources, ...mixed]), without };
}

function summed(id: IndicatorId, sources: readonly Source[]): Indicator {
	if (sources.length === 0) return lacking(id, 'empty');
	return natures[id].unit === 'count' ? amount(id, { sources }) : quotient(id, { sources });
}

function sourceOf(id: string, { numerator, denominator }: Indicator): Source {
	return { of: 'school', id, numerator, denominator };
}

function sumOf(of: readonly { readonly indicator: Indicator }[]): number {
	return of.reduce((sum, { indicator }) => sum + indicator.numerator, 0);
}

/** Whether at least one pair of the school works. */
export function isWorking({ pairs, registry }: SchoolFacts): boolean {
	return (
		pairs.some(({ state }) => state === 'active') ||
		(registry?.of === 'registry' && registry.bonds.some(({ state }) => isOrdered(state)))
	);
}

export interface SchoolAtWork {
	readonly organisationId: string;
	readonly isWorking: boolean;
}

export function schoolsAtWork(schools: readonly SchoolAtWork[]): Indicator {
	const sources = schools.map(({ organisationId, isWorking }): Source => {
		return { of: 'school', id: organisationId, numerator: isWorking ? 1 : 0, denominator: 1 };
	});
	return quotient('I21', { sources });
}
