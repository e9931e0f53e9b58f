import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsIndicator, groupsTogether } from '#lib/domain/indicators/of-groups.ts';
import { specialGroups, type GroupCounts } from '#lib/domain/registry/special-groups.ts';

const seed = 20261129;
const anyCounts = fc
	.tuple(...specialGroups.map(() => fc.nat({ max: 9 })))
	.map((counts): GroupCounts =>
		Object.fromEntries(specialGroups.map((group, at) => [group, counts[at] ?? 0]))
	);
const schoolsOf = (counts: readonly GroupCounts[]) =>
	counts.map((groups, at) => ({ organisationId: `school ${at}`, groups }));

test('a school tells no group of fewer than five, and nothing from which one follows', () => {
	fc.assert(
		fc.property(anyCounts, (counts) => {
			const { value, numerator, beside, sources } = groupsIndicator(counts);
			const told = Object.values(beside);
			expect(told.every((people) => people >= 5)).toBe(true);
			expect(numerator).toBe(told.reduce((sum, people) => sum + people, 0));
			expect(sources.map(({ id, numerator: people }) => [id, people])).toEqual(
				Object.entries(beside)
			);
			const isEmpty = Object.values(counts).every((people) => people === 0);
			expect(value === 0).toBe(isEmpty);
		}),
		{ numRuns: 500, seed }
	);
});

test('a district less its schools tells of no group of fewer than five, nor of one hidden school', () => {
	fc.assert(
		fc.property(fc.array(anyCounts, { minLength: 1, maxLength: 5 }), (all) => {
			const total = groupsTogether(schoolsOf(all));
			for (const group of specialGroups) {
				const people = all.map((counts) => counts[group] ?? 0);
				const shown = people.filter((one) => one >= 5).reduce((sum, one) => sum + one, 0);
				const rest = (total.beside[group] ?? 0) - shown;
				const hidden = people.filter((one) => one > 0 && one < 5);
				expect(rest === 0 || (rest >= 5 && hidden.length > 1)).toBe(true);
			}
			const sum = total.sources.reduce((told, { numerator }) => told + numerator, 0);
			expect([total.value ?? 0, total.numerator]).toEqual([sum, sum]);
			expect(Object.values(total.beside).reduce((told, one) => told + one, 0)).toBe(sum);
		}),
		{ numRuns: 500, seed }
	);
});

test('small schools are told together, group by group', () => {
	const all = schoolsOf([
		{ disability: 7, orphan: 1 },
		{ disability: 2, orphan: 2 },
		{ disability: 3, poor: 4 }
	]);
	expect(groupsTogether(all)).toMatchObject({
		...{ value: 12, beside: { disability: 12 }, without: 3 },
		sources: [
			{ id: 'school 0', numerator: 7 },
			{ id: '', numerator: 5 }
		]
	});
	expect(groupsTogether(all.slice(2))).toMatchObject({ value: null, gap: 'few', without: 1 });
	expect(groupsTogether([])).toMatchObject({ value: 0, gap: '', without: 0 });
});
