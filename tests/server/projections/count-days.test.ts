import { expect, test } from 'vitest';
import { dayOf } from '#lib/domain/term/days.ts';
import { contextOf } from '../../../server/projections/count.ts';

const afterMidnight = new Date(2026, 8, 1, 0, 30).getTime();

test('a pair that was opened after midnight was opened on that day, where the server stands', () => {
	expect(new Date(afterMidnight).toISOString()).toMatch(/^2026-08-31/);
	expect(dayOf(afterMidnight)).toBe('2026-09-01');
	const pair = {
		...{ id: 'a', kind: 'journal', organisationId: 'school', pairId: 'pair', ownerId: null },
		...{ createdAt: afterMidnight, erasedAt: null, schoolYear: 2026 }
	};
	expect(contextOf(pair)?.startedOn).toBe('2026-09-01');
});
