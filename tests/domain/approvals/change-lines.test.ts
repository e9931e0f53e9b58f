import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	acceptAll,
	acceptLines,
	brokenNeed,
	dependentsOf
} from '#lib/domain/approvals/accept-lines.ts';
import { linesBetween } from '#lib/domain/approvals/change-lines.ts';
import {
	canonicalText,
	isSameContent,
	readCanonical,
	type PlanContent
} from '#lib/domain/approvals/plan-content.ts';
import { anyPlan } from './any-plan.ts';

const runs = { numRuns: 500, seed: 20261128 };

test('a plan is read back from its canonical text, and no other text is taken for one', () => {
	fc.assert(
		fc.property(anyPlan, (plan) => {
			const text = canonicalText(plan);
			expect(readCanonical(text)).toEqual(plan);
			expect(readCanonical(text.slice(0, -1))).toBeUndefined();
			expect(readCanonical(` ${text}`)).toBeUndefined();
		}),
		runs
	);
	expect(readCanonical('{"form":"roadmap"}')).toBeUndefined();
	expect(readCanonical('["roadmap",2,[],[]]')).toBeUndefined();
});

test('what is empty makes no difference, so that a new field changes no old hash', () => {
	const plan: PlanContent = {
		form: 'roadmap',
		version: 1,
		fields: { title: 'План' },
		sections: []
	};
	const wider = { ...plan, fields: { title: 'План', budget: '' } };
	expect(canonicalText(wider)).toBe(canonicalText(plan));
});

test('there are lines exactly where two plans differ', () => {
	fc.assert(
		fc.property(anyPlan, anyPlan, (before, after) => {
			expect(linesBetween(before, before)).toEqual([]);
			const lines = linesBetween(before, after);
			expect(lines.length === 0).toBe(isSameContent(before, after));
			expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
		}),
		runs
	);
});

test('all lines accepted give the proposal, none leave what was', () => {
	fc.assert(
		fc.property(anyPlan, anyPlan, (before, after) => {
			const proposed = { before, after };
			expect(acceptLines(proposed, acceptAll(proposed))).toEqual(after);
			expect(acceptLines(proposed, new Set())).toEqual(before);
		}),
		runs
	);
});

test('whatever is accepted, no row is lost or doubled, and every accepted word is there', () => {
	fc.assert(
		fc.property(anyPlan, anyPlan, fc.infiniteStream(fc.boolean()), (before, after, coin) => {
			const proposed = { before, after };
			const lines = linesBetween(before, after);
			const accepted = new Set(lines.map(({ id }) => id));
			for (const { id } of lines) {
				if (coin.next().value === true) continue;
				accepted.delete(id);
				for (const other of dependentsOf(lines, id)) accepted.delete(other);
			}
			expect(brokenNeed(lines, accepted)).toBeUndefined();
			const made = acceptLines(proposed, accepted);

			const rows = made.sections.flatMap((section) => section.rows);
			const old = before.sections.flatMap((section) => section.rows.map(({ id }) => id));
			const expected = new Set(old);
			for (const { id, of, what, subjectId } of lines) {
				if (of !== 'row' || !accepted.has(id)) continue;
				if (what === 'added') expected.add(subjectId);
				if (what === 'removed') expected.delete(subjectId);
			}
			expect(rows.map(({ id }) => id).toSorted()).toEqual([...expected].toSorted());
			for (const { id, of, what, subjectId, field, before: was, after: now } of lines) {
				if (of !== 'row' || what !== 'changed') continue;
				const row = rows.find((each) => each.id === subjectId);
				expect(row?.fields[field] ?? '').toBe(accepted.has(id) ? now : was);
			}
			// What was returned is what still differs.
			const left = linesBetween(made, after).filter(({ what }) => what === 'changed');
			const returned = lines.filter(({ id, what }) => what === 'changed' && !accepted.has(id));
			expect(left.map(({ id }) => id).toSorted()).toEqual(returned.map(({ id }) => id).toSorted());
		}),
		runs
	);
});

test('a row of a new section is not accepted without it, a section does not go without its rows', () => {
	const row = (id: string) => ({ id, fields: { title: id }, parts: [] });
	const plan = (sections: PlanContent['sections']): PlanContent => ({
		form: 'roadmap',
		version: 1,
		fields: {},
		sections
	});
	const before = plan([{ id: 's1', fields: {}, rows: [row('a'), row('b')] }]);
	const after = plan([{ id: 's2', fields: {}, rows: [row('b'), row('c')] }]);
	const lines = linesBetween(before, after);
	expect(lines.map(({ id }) => id).toSorted()).toEqual(
		['section/s2/+', 'section/s1/-', 'row/a/-', 'row/b/~', 'row/c/+'].toSorted()
	);
	expect(brokenNeed(lines, new Set(['row/c/+']))?.id).toBe('row/c/+');
	expect(brokenNeed(lines, new Set(['section/s1/-', 'row/a/-']))?.id).toBe('section/s1/-');
	expect([...dependentsOf(lines, 'section/s2/+')].toSorted()).toEqual(
		['row/b/~', 'row/c/+', 'section/s1/-'].toSorted()
	);
});

test('one row put first is one move, not a move of all the others', () => {
	const rows = (order: string) => [...order].map((id) => ({ id, fields: {}, parts: [] }));
	const plan = (order: string): PlanContent => ({
		form: 'roadmap',
		version: 1,
		fields: {},
		sections: [{ id: 's', fields: {}, rows: rows(order) }]
	});
	expect(linesBetween(plan('abcdef'), plan('fabcde')).map(({ id }) => id)).toEqual(['row/f/~']);
});
