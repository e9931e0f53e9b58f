import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarPlanOf } from '#lib/domain/calendar-plan.ts';
import type { ProgrammeTitle, Step, StepStatus } from '#lib/domain/programme.ts';
import { newTermMemory } from '#lib/domain/term/term-memory.ts';

function step(id: string, changed: Partial<Step>): Step {
	return {
		...{ id, order: id, taskId: '', title: id, form: '', term: '', mentorDoes: '' },
		...{ menteeDoes: '', expected: '', evidence: '', comment: '', status: 'planned', doneOn: '' },
		forWhom: '',
		...changed
	};
}

function programme(steps: readonly Step[], changed: Partial<ProgrammeTitle> = {}) {
	return { title: { from: '', to: '', ...changed }, steps };
}

test('steps stand under the month in which they begin, with what became of them', () => {
	const steps = [
		step('a', { term: 'ноябрь' }),
		step('b', { term: 'сентябрь', status: 'done', doneOn: '2026-09-20' }),
		step('c', { term: 'октябрь', status: 'done', doneOn: '2026-11-02' }),
		step('d', { term: 'октябрь' }),
		step('e', { term: 'март – май' }),
		step('f', { term: 'по мере необходимости' }),
		step('g', { term: 'декабрь', status: 'done', doneOn: '2026-11-10' })
	];
	const plan = calendarPlanOf(programme(steps), { today: '2026-11-15' });
	expect(
		plan.months.map(({ month, steps: own }) => [
			month,
			...own.map(({ step: { id }, standing }) => `${id}: ${standing}`)
		])
	).toEqual([
		['2026-09', 'b: done'],
		['2026-10', 'c: done-late', 'd: overdue'],
		['2026-11', 'a: now'],
		['2026-12', 'g: done'],
		['2027-03', 'e: ahead']
	]);
	expect(plan.undated.map(({ id }) => id)).toEqual(['f']);
	expect(plan.fact).toEqual({ due: 3, doneOfDue: 2, doneEarly: 1 });
});

test('the dates of the title page decide what «май» is', () => {
	const steps = [step('a', { term: 'май' })];
	const dated = programme(steps, { from: '2025-09-01', to: '2026-05-31' });
	expect(calendarPlanOf(dated, { today: '2026-11-15' }).months).toMatchObject([
		{ month: '2026-05' }
	]);
	expect(calendarPlanOf(programme(steps), { today: '2026-11-15' }).months).toMatchObject([
		{ month: '2027-05' }
	]);
});

test('every step stands in the plan once, whatever was written as its term', () => {
	const written = fc.oneof(
		fc.constantFrom('октябрь', 'до 20 декабря', 'каждую неделю', 'в течение года', 'I квартал', ''),
		fc.string({ maxLength: 30 })
	);
	const status = fc.constantFrom<StepStatus>('planned', 'in-progress', 'done', 'help-needed');
	const steps = fc
		.array(fc.record({ term: written, status }), { maxLength: 12 })
		.map((all) => all.map((one, at) => step(`s${at}`, one)));
	const memory = newTermMemory();
	fc.assert(
		fc.property(steps, (all) => {
			const plan = calendarPlanOf(programme(all), { terms: memory, today: '2027-01-10' });
			const dated = plan.months.flatMap(({ steps: own }) => own.map((one) => one.step.id));
			const shown = [...dated, ...plan.undated.map(({ id }) => id)];
			expect(shown.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
			const months = plan.months.map(({ month }) => month);
			expect(months).toEqual(months.toSorted());
			expect(plan.fact.doneOfDue).toBeLessThanOrEqual(plan.fact.due);
		}),
		{ numRuns: 100, seed: 20261128 }
	);
});
