import { expect, test } from 'vitest';
import type { RoadmapDifference } from '#lib/domain/roadmap.ts';
import {
	isAgain,
	oursAgainst,
	tally as tallyOf,
	withoutDeclined
} from '#lib/ui/roadmap-import/changes.ts';

const tally = (rows: {
	readonly added: number;
	readonly changed: number;
	readonly same: number;
	readonly absent: number;
}) => isAgain({ ...rows, stagesTouched: 0 });

test('the same document once more is told from another one that shares some rows', () => {
	expect(tally({ added: 0, changed: 1, same: 3, absent: 0 })).toBe(true);
	expect(tally({ added: 40, changed: 0, same: 24, absent: 0 }), 'it has grown').toBe(true);
	expect(tally({ added: 0, changed: 0, same: 5, absent: 19 }), 'a part of it').toBe(true);
	expect(tally({ added: 22, changed: 2, same: 1, absent: 21 }), 'another one').toBe(false);
	expect(tally({ added: 4, changed: 0, same: 0, absent: 24 })).toBe(false);
	expect(tally({ added: 4, changed: 0, same: 0, absent: 0 }), 'the first one').toBe(false);
});

test('another document changes no word of ours by itself: its like rows and stages wait for a choice', () => {
	const fields = [{ field: 'term', before: 'май', after: 'июнь' }] as const;
	const difference: RoadmapDifference = {
		activities: [
			{ is: 'changed', id: 'row', at: { stage: 0, activity: 0 }, fields },
			{ is: 'added', at: { stage: 0, activity: 1 } }
		],
		stages: [{ is: 'changed', id: 'stage', stage: 0, fields: [] }]
	};
	const ours = oursAgainst(difference);
	expect(ours).toEqual(['row', 'stage']);
	const wanted = withoutDeclined(difference, new Set(ours));
	expect(tallyOf(wanted)).toMatchObject({ added: 1, changed: 0, same: 1, stagesTouched: 0 });
	expect(tallyOf(withoutDeclined(difference, new Set(['stage'])))).toMatchObject({ changed: 1 });
});
