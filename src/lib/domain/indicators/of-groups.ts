import { specialGroups, type GroupCounts, type SpecialGroup } from '../registry/special-groups.ts';
import { fewestShown } from '../survey/survey.ts';
import { amount, lacking } from './indicator.ts';
import type { Indicator, Source } from './indicator.ts';
import type { DistrictIndicator } from './of-district.ts';

/** One who is in two groups is in both counts; no number of fewer than five is told, also in the school. */
export function groupsIndicator(counts: GroupCounts): Indicator {
	const shown = groupsFrom((group) => shownOf(counts, group));
	if (shown.length === 0 && hasAnybody(counts)) return lacking('I26', 'few');
	const sources = shown.map(([id, numerator]): Source => {
		return { of: 'group', id, numerator, denominator: 0 };
	});
	return amount('I26', { sources, beside: Object.fromEntries(shown) });
}

export interface GroupsOfSchool {
	readonly organisationId: string;
	readonly groups: GroupCounts;
}

/**
 * Group by group. What is hidden of a school must not come out as the difference of the district and
 * the others: it is in the sum only with another hidden school's, and only if both are enough people.
 */
export function groupsTogether(schools: readonly GroupsOfSchool[]): DistrictIndicator {
	const mixed = groupsFrom((group) => mixedOf(schools, group));
	const mixedGroups = new Set(mixed.map(([group]) => group));
	const open = schools
		.map(({ organisationId: id, groups }): Source => {
			const numerator = sumOf(groupsFrom((group) => shownOf(groups, group)));
			return { of: 'school', id, numerator, denominator: 0 };
		})
		.filter(({ numerator }) => numerator > 0);
	const few: readonly Source[] =
		mixed.length > 0 ? [{ of: 'school', id: '', numerator: sumOf(mixed), denominator: 0 }] : [];
	const beside = groupsFrom(
		(group) =>
			schools.reduce((sum, { groups }) => sum + shownOf(groups, group), 0) + mixedOf(schools, group)
	);
	const without = schools.filter(({ groups }) =>
		specialGroups.some((group) => isHidden(groups, group) && !mixedGroups.has(group))
	).length;
	const sources = [...open, ...few];
	const told =
		sources.length === 0 && without > 0
			? lacking('I26', 'few')
			: amount('I26', { sources, beside: Object.fromEntries(beside) });
	return { ...told, without };
}

function mixedOf(schools: readonly GroupsOfSchool[], group: SpecialGroup): number {
	const hidden = schools.filter(({ groups }) => isHidden(groups, group));
	const people = hidden.reduce((sum, { groups }) => sum + (groups[group] ?? 0), 0);
	return hidden.length > 1 && people >= fewestShown ? people : 0;
}

function shownOf(counts: GroupCounts, group: SpecialGroup): number {
	return isHidden(counts, group) ? 0 : (counts[group] ?? 0);
}

function isHidden(counts: GroupCounts, group: SpecialGroup): boolean {
	const people = counts[group] ?? 0;
	return people > 0 && people < fewestShown;
}

function hasAnybody(counts: GroupCounts): boolean {
	return specialGroups.some((group) => (counts[group] ?? 0) > 0);
}

function groupsFrom(
	count: (group: SpecialGroup) => number
): readonly (readonly [SpecialGroup, number])[] {
	return specialGroups
		.map((group) => [group, count(group)] as const)
		.filter(([, people]) => people > 0);
}

function sumOf(groups: readonly (readonly [SpecialGroup, number])[]): number {
	return groups.reduce((sum, [, people]) => sum + people, 0);
}
