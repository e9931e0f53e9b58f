import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from '#lib/domain/matching/assign.ts';
import { barriersBetween } from '#lib/domain/matching/barriers.ts';
import { propose, rankMentors } from '#lib/domain/matching/propose.ts';
import { anyPeople } from './any-people.ts';

test('the assignment has the greatest sum there is, as trying all of them shows', () => {
	const matrices = fc
		.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
		.chain(([rows, columns]) =>
			fc.array(fc.array(fc.nat({ max: 9 }), { minLength: columns, maxLength: columns }), {
				minLength: rows,
				maxLength: rows
			})
		);
	fc.assert(
		fc.property(matrices, (gains) => {
			const chosen = assign(gains);
			const used = chosen.filter((column) => column !== undefined);
			expect(new Set(used).size).toBe(used.length);
			expect(sumOf(gains, chosen)).toBe(bestByTrying(gains));
		}),
		{ numRuns: 400, seed: 20261128 }
	);
});

test('nobody is asked for more mentees than there is room, and no barrier is overstepped', () => {
	fc.assert(
		fc.property(anyPeople(6), ({ mentors, mentees }) => {
			const { pairs, alone } = propose(mentors, mentees);
			expect([...pairs.map(({ menteeId }) => menteeId), ...alone].toSorted()).toEqual(
				mentees.map(({ personId }) => personId).toSorted()
			);
			for (const mentor of mentors) {
				const own = pairs.filter(({ mentorId }) => mentorId === mentor.personId);
				expect(mentor.load + own.length).toBeLessThanOrEqual(
					Math.max(mentor.capacity, mentor.load)
				);
				for (const { menteeId } of own) {
					const mentee = mentees.find(({ personId }) => personId === menteeId);
					if (mentee) expect(barriersBetween(mentor, mentee)).toEqual([]);
				}
			}
		}),
		{ numRuns: 300, seed: 20261128 }
	);
});

test('a proposal is the same in whatever order people were entered', () => {
	fc.assert(
		fc.property(anyPeople(5), ({ mentors, mentees }) => {
			const forwards = propose(mentors, mentees);
			const backwards = propose(mentors.toReversed(), mentees.toReversed());
			expect(backwards).toEqual(forwards);
		}),
		{ numRuns: 200, seed: 20261128 }
	);
});

test('as many mentees as can be get a mentor, even if the sum of scores were greater with fewer', () => {
	fc.assert(
		fc.property(anyPeople(4), ({ mentors, mentees }) => {
			const most = mostPairs(
				mentees.map((mentee) =>
					mentors.flatMap((mentor) =>
						Array.from({ length: Math.max(0, mentor.capacity - mentor.load) }, () =>
							barriersBetween(mentor, mentee).length === 0 ? 1 : 0
						)
					)
				)
			);
			expect(propose(mentors, mentees).pairs.length).toBe(most);
		}),
		{ numRuns: 200, seed: 20261128 }
	);
});

test('whoever may not be chosen stands behind whoever may, and is told why', () => {
	fc.assert(
		fc.property(anyPeople(6), ({ mentors, mentees }) => {
			for (const mentee of mentees) {
				const ranked = rankMentors(mentors, mentee);
				const firstClosed = ranked.findIndex(({ barriers }) => barriers.length > 0);
				const open = firstClosed < 0 ? ranked : ranked.slice(0, firstClosed);
				const totals = open.map(({ score }) => score.exact);
				expect(totals).toEqual(totals.toSorted((a, b) => b - a));
				if (firstClosed >= 0)
					expect(ranked.slice(firstClosed).every(({ barriers }) => barriers.length > 0)).toBe(true);
			}
		}),
		{ numRuns: 200, seed: 20261128 }
	);
});

function sumOf(
	gains: readonly (readonly number[])[],
	chosen: readonly (number | undefined)[]
): number {
	return chosen.reduce<number>(
		(sum, column, row) => sum + (column === undefined ? 0 : (gains[row]?.[column] ?? 0)),
		0
	);
}

function bestByTrying(gains: readonly (readonly number[])[], row = 0, used = 0): number {
	const line = gains[row];
	if (!line) return 0;
	let best = bestByTrying(gains, row + 1, used);
	line.forEach((gain, column) => {
		if (used & (1 << column)) return;
		best = Math.max(best, gain + bestByTrying(gains, row + 1, used | (1 << column)));
	});
	return best;
}

function mostPairs(open: readonly (readonly number[])[]): number {
	return bestByTrying(open);
}
