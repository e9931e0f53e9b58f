import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OutboxIndex } from '#lib/device/outbox-index.ts';
import { unsentIn } from '#lib/device/unsent.ts';
import type { OutboxCard, Verdict } from '#lib/device/outbox-index.ts';
import { standingOf } from '#lib/device/outbox-standing.ts';

const stored: Verdict = { stored: true };
const refused: Verdict = { stored: false, refusal: 'read-only' };

function card(
	batch: string,
	first: number,
	last: number,
	more: Partial<OutboxCard> = {}
): OutboxCard {
	return {
		batch,
		first,
		last,
		document: 'd',
		tab: 't',
		at: first,
		bytes: 10,
		state: { at: 'waiting' },
		...more
	};
}

const keys = (...edits: readonly number[]) => edits.map((edit) => ({ tab: 't', edit }));

test('a record is stored only when all of its edits are', () => {
	const index = new OutboxIndex();
	index.put(card('b', 1, 3));
	expect(index.settle(keys(1, 3), stored)).toEqual([]);
	expect(index.settle(keys(2), stored)).toEqual([{ batch: 'b', verdict: stored }]);
});

test('an answer that comes before the record is on the disk counts when it is', () => {
	const index = new OutboxIndex();
	expect(index.settle(keys(1, 2), stored)).toEqual([]);
	expect(index.put(card('b', 1, 2))).toEqual([{ batch: 'b', verdict: stored }]);
});

test('a record with a refused edit is refused, until all of it is stored after all', () => {
	const index = new OutboxIndex();
	index.put(card('b', 1, 2));
	index.settle(keys(1), stored);
	expect(index.settle(keys(2), refused)).toEqual([{ batch: 'b', verdict: refused }]);
	index.mark(['b'], { at: 'refused', refusal: 'read-only' });
	expect(index.settle(keys(1, 2), stored)).toEqual([{ batch: 'b', verdict: stored }]);
});

test('edits of another tab with the same numbers are others', () => {
	const index = new OutboxIndex();
	index.put(card('b', 1, 1));
	expect(index.settle([{ tab: 'other', edit: 1 }], stored)).toEqual([]);
});

test('what the server lacks is counted by document, with what is not even kept', () => {
	const index = new OutboxIndex();
	index.put(card('b1', 1, 3));
	index.put(card('b2', 4, 4, { state: { at: 'stored', storedAt: 1 } }));
	index.put(card('b3', 5, 5, { document: 'e', state: { at: 'refused', refusal: 'gap' } }));
	const unkept = [{ document: 'd', update: new Uint8Array(7), at: 9 }];
	expect(unsentIn({ index, unkept })).toEqual([
		{ documentId: 'd', edits: 4, bytes: 17, oldestAt: 1, refusal: undefined },
		{ documentId: 'e', edits: 1, bytes: 10, oldestAt: 5, refusal: 'gap' }
	]);
});

test('in whatever order records and answers come, a record is ruled stored exactly once, and with its last edit', () => {
	const records = [card('b1', 1, 2), card('b2', 3, 3), card('b3', 4, 6)];
	const steps = [
		...records.map((record) => ({ put: record })),
		...[1, 2, 3, 4, 5, 6].map((edit) => ({ settle: edit }))
	];
	fc.assert(
		fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (order) => {
			const index = new OutboxIndex();
			const ruled: string[] = [];
			const seen = new Set<number>();
			const put = new Set<string>();
			for (const step of order) {
				if ('settle' in step) seen.add(step.settle);
				else put.add(step.put.batch);
				const rulings =
					'settle' in step ? index.settle(keys(step.settle), stored) : index.put(step.put);
				for (const { batch } of rulings) {
					const { first, last } = records.find((record) => record.batch === batch)!;
					expect(put.has(batch)).toBe(true);
					for (let edit = first; edit <= last; edit++) expect(seen.has(edit)).toBe(true);
					ruled.push(batch);
				}
			}
			expect(ruled.sort()).toEqual(['b1', 'b2', 'b3']);
		}),
		{ seed: 20_261_121, numRuns: 500 }
	);
});

test('what stands in it is at any time what its records say', () => {
	const state = fc.constantFrom(
		{ at: 'waiting' } as const,
		{ at: 'refused', refusal: 'read-only' } as const,
		{ at: 'stored', storedAt: 4 } as const
	);
	const batch = fc.constantFrom('a', 'b', 'c', 'd');
	const anyCard = fc
		.record({
			batch,
			document: fc.constantFrom('d', 'e'),
			first: fc.nat(5),
			more: fc.nat(3),
			state
		})
		.map(({ batch, document, first, more, state }) =>
			card(batch, first, first + more, { document, state })
		);
	const change = fc.oneof(
		anyCard.map((one) => (index: OutboxIndex) => void index.put(one)),
		fc.array(anyCard, { maxLength: 3 }).map((all) => (index: OutboxIndex) => index.replaceAll(all)),
		fc.tuple(batch, state).map(
			([one, to]) =>
				(index: OutboxIndex) =>
					index.mark([one], to)
		),
		batch.map((one) => (index: OutboxIndex) => index.remove([one]))
	);
	fc.assert(
		fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
			const index = new OutboxIndex();
			for (const apply of changes) {
				apply(index);
				expect(index.standing).toEqual(standingOf(index.cards));
				for (const document of ['d', 'e'])
					expect(index.standingOf(document)).toEqual(
						standingOf(index.cards.filter((one) => one.document === document))
					);
			}
		}),
		{ seed: 2_125 }
	);
});
