import { expect, test } from 'vitest';
import { isAgain } from '#lib/ui/roadmap-import/changes.ts';

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
