import {
	districtIndicators,
	isWorking,
	schoolsAtWork
} from '#lib/domain/indicators/of-district.ts';
import type {
	DistrictIndicator,
	OfSchool,
	SchoolAtWork
} from '#lib/domain/indicators/of-district.ts';
import { groupsTogether } from '#lib/domain/indicators/of-groups.ts';
import type { GroupsOfSchool } from '#lib/domain/indicators/of-groups.ts';
import { schoolIndicators } from '#lib/domain/indicators/of-school.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';

/** What a school adds to the indicators of its district. */
export type CountedSchool = OfSchool & SchoolAtWork & GroupsOfSchool;

/** What its curator types in is the school's own until it is sent up: it is not in here. */
export function countedSchool(facts: SchoolFacts, asOf: string): CountedSchool {
	return {
		organisationId: facts.organisationId,
		indicators: schoolIndicators(facts, { asOf, figures: {} }),
		isWorking: isWorking(facts),
		groups: facts.registry?.of === 'registry' ? (facts.registry.groups ?? {}) : {}
	};
}

/** Without those that are typed in everywhere: a district asks its schools for them. */
export function indicatorsOf(schools: readonly CountedSchool[]): readonly DistrictIndicator[] {
	const isCounted = (id: string): boolean =>
		schools.some(({ indicators }) =>
			indicators.some((one) => one.id === id && one.gap !== 'not-typed')
		);
	return [
		...districtIndicators(schools).filter(({ id }) => isCounted(id)),
		{ ...schoolsAtWork(schools), without: 0 },
		groupsTogether(schools)
	];
}
