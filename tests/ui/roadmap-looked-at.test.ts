import { expect, test } from 'vitest';
import { LookedAt } from '#lib/ui/roadmap/looked-at.ts';

const ids = Array.from({ length: 30 }, (_, at) => `row-${at}`);

test('what stands around the row one comes back to is put on the screen first, and nothing is left out', () => {
	const lookedAt = new LookedAt();
	expect(lookedAt.first(ids)).toEqual(ids);
	lookedAt.leave('row-20');
	const ordered = lookedAt.first(ids);
	expect(ordered.slice(0, 12)).toContain('row-20');
	expect(ordered.toSorted()).toEqual(ids.toSorted());
	expect(lookedAt.first(['other'])).toEqual(['other']);
});
