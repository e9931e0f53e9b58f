import fc from 'fast-check';
import type { PlanContent, PlanFields } from '#lib/domain/approvals/plan-content.ts';

/** Few ids and few words, so that two plans have much in common. */
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const fields = (...names: readonly string[]): fc.Arbitrary<PlanFields> =>
	fc
		.tuple(...names.map(() => fc.constantFrom('', 'приказ', 'до 15 сентября', 'ё\u0301 «»')))
		.map((values) =>
			Object.fromEntries(
				names.map((name, at) => [name, values[at] ?? '']).filter(([, value]) => value !== '')
			)
		);

const several = fc.shuffledSubarray(ids);

/** Rows stand in one section each; parts belong to one row. */
export const anyPlan: fc.Arbitrary<PlanContent> = fc
	.record({
		fields: fields('title', 'period'),
		sections: fc.shuffledSubarray(['', 's1', 's2', 's3']),
		rows: several,
		places: fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
		words: fc.array(fields('title', 'term'), { minLength: 14, maxLength: 14 }),
		parts: fc.array(fc.shuffledSubarray(['p1', 'p2', 'p3']), { minLength: 7, maxLength: 7 })
	})
	.map((plan) => ({
		form: 'roadmap' as const,
		version: 1 as const,
		fields: plan.fields,
		sections: plan.sections.map((id, at) => ({
			id,
			fields: plan.words[at] ?? {},
			rows: plan.rows
				.filter((_, row) => (plan.places[row] ?? 0) % plan.sections.length === at)
				.map((row) => {
					const index = ids.indexOf(row);
					return {
						id: row,
						fields: plan.words[index + 4] ?? {},
						parts: (plan.parts[index] ?? []).map((part) => ({
							id: part,
							fields: plan.words[ids.indexOf(part) + 8] ?? {}
						}))
					};
				})
		}))
	}));
