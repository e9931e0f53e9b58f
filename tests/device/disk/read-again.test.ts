import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { coverageOf, holds, ReadAgain } from '#lib/device/disk/replica-coverage.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';

/** What happens to the rows of a replica between two readings. */
type Happening = 'append' | 'early' | 'late' | 'merge' | 'lose' | 'spoil' | 'drop';
const happenings: readonly Happening[] = [
	...(['append', 'append', 'append', 'early', 'late'] as const),
	...(['merge', 'lose', 'spoil', 'drop'] as const)
];

/** One writer: every edit builds on the one before, and some delete. */
function editsOf(count: number): readonly Uint8Array[] {
	const doc = new Y.Doc();
	doc.clientID = 7;
	const edits: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => edits.push(update));
	const text = doc.getText('t');
	for (let at = 0; at < count; at++)
		if (at % 3 === 2) text.delete(0, 2);
		else text.insert(text.length, `слово ${at} `);
	return edits;
}

const edits = editsOf(60);

const isSpoilt = (row: Uint8Array): boolean => !walkUpdate(row, wideLimits).ok;

function after(rows: readonly Uint8Array[], happening: Happening, edit: number): Uint8Array[] {
	const at = rows.length === 0 ? 0 : edit % rows.length;
	switch (happening) {
		case 'append':
			return [...rows, edits[edit]!];
		case 'early':
			return [...rows, edits[Math.min(edits.length - 1, edit + 2)]!];
		case 'late':
			return [...rows, edits[Math.max(0, edit - 2)]!];
		case 'merge':
			return rows.length === 0 || rows.some(isSpoilt) ? [...rows] : [Y.mergeUpdates([...rows])];
		case 'lose':
			return rows.toSpliced(at, 1);
		case 'spoil':
			return rows.map((row, one) => (one === at ? row.slice(0, -1) : row));
		case 'drop':
			return [];
	}
}

test('rows read again hold what the same rows hold when they are read for the first time', () => {
	const happening = fc.tuple(fc.constantFrom(...happenings), fc.nat({ max: 2 }));
	fc.assert(
		fc.property(fc.array(happening, { minLength: 1, maxLength: 40 }), (year) => {
			const again = new ReadAgain();
			let rows: readonly Uint8Array[] = [];
			let written = 0;
			for (const [happened, skipped] of year) {
				rows = after(rows, happened, written % edits.length);
				if (happened === 'append') written++;
				if (skipped === 0) continue;
				const copies = rows.map((row) => row.slice());
				const [known, anew] = [again.coverageOf(copies), coverageOf(rows)];
				expect(known.encodeStateVector()).toEqual(anew.encodeStateVector());
				const held = (coverage: typeof anew) => edits.map((edit) => holds(coverage, edit));
				expect(held(known)).toEqual(held(anew));
			}
		}),
		{ seed: 20_261_129, numRuns: 400 }
	);
});
