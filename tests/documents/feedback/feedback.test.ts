import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { averageOf } from '#lib/domain/feedback.ts';
import type { Given } from '#lib/domain/feedback.ts';
import { sayOfMeeting, takeBack } from '#lib/documents/feedback/commands.ts';
import { readAllFeedback, readFeedback, readGiven } from '#lib/documents/feedback/read.ts';

const given = (marks: readonly number[]): Given[] => marks.map((mark, at) => ({ at, mark }));

test('there is no average of one mark or of two, and the fourth and fifth change nothing', () => {
	expect(averageOf(given([]))).toBeUndefined();
	expect(averageOf(given([5, 1]))).toBeUndefined();
	expect(averageOf(given([5, 4, 4]))).toEqual({ mean: 4.3, of: 3 });
	expect(averageOf(given([5, 4, 4, 1, 1]))).toEqual({ mean: 4.3, of: 3 });
	expect(averageOf(given([5, 4, 4, 1, 1, 2]))).toEqual({ mean: 2.8, of: 6 });
});

test('whoever follows the averages as marks come learns no single mark', () => {
	const mark = fc.integer({ min: 1, max: 5 });
	fc.assert(
		fc.property(fc.array(mark, { minLength: 1, maxLength: 30 }), mark, (marks, other) => {
			// The same marks but for the last one; while its three is not whole, nobody sees a difference.
			const changed = [...marks.slice(0, -1), other];
			if (marks.length % 3 === 0) return;
			expect(averageOf(given(changed))).toEqual(averageOf(given(marks)));
		}),
		{ seed: 20261129, numRuns: 300 }
	);
});

test('the order of marks is that of their time, and what is no mark does not count', () => {
	const mixed = [
		...[
			{ at: 9, mark: 1 },
			{ at: 1, mark: 5 },
			{ at: 2, mark: 0 }
		],
		...[
			{ at: 3, mark: 5 },
			{ at: 4, mark: 5 },
			{ at: 5, mark: 2.5 }
		]
	];
	expect(averageOf(mixed)).toEqual({ mean: 5, of: 3 });
});

test('what is said of a meeting is read back, and its time is that of the first word', () => {
	const doc = new Y.Doc();
	sayOfMeeting(doc, 'marks', { meetingId: 'm1', at: 10, useful: 4 });
	sayOfMeeting(doc, 'marks', {
		meetingId: 'm1',
		at: 20,
		clear: 'yes',
		words: 'Помогло',
		to: 'pair'
	});
	expect(readFeedback(doc, 'marks', 'm1')).toEqual({
		...{ meetingId: 'm1', at: 10, words: 'Помогло', to: 'pair' },
		marks: { useful: 4, clear: 'yes', progress: '', ready: 0 }
	});
	expect(readGiven(doc, 'useful')).toEqual([{ at: 10, mark: 4 }]);
	expect(readFeedback(doc, 'marks', 'm2')).toBeUndefined();
});

test('words that are for somebody else now are gone from where they stood', () => {
	const doc = new Y.Doc();
	sayOfMeeting(doc, 'pair-feedback', { meetingId: 'm1', at: 1, words: 'Всем' });
	takeBack(doc, 'pair-feedback', 'm1');
	takeBack(doc, 'pair-feedback', 'm2');
	expect(readAllFeedback(doc, 'pair-feedback')).toEqual([]);
});

test('nonsense from another version reads as nothing said', () => {
	const doc = new Y.Doc();
	doc.getMap('marks').set('m1', 'слова');
	doc.getMap('marks').set(
		'm2',
		new Y.Map<unknown>([
			...([
				['useful', 7],
				['clear', true],
				['at', 'вчера'],
				['to', 'всем']
			] as const)
		])
	);
	expect(readAllFeedback(doc, 'marks')).toEqual([
		{
			...{ meetingId: 'm2', at: 0, words: '', to: 'me' },
			marks: { useful: 0, clear: '', progress: '', ready: 0 }
		}
	]);
});
