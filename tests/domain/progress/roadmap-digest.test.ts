import fc from 'fast-check';
import { expect, test } from 'vitest';
import { progressOf } from '#lib/domain/roadmap/progress.ts';
import type { Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { isOverdue, timetableOf } from '#lib/domain/roadmap/timetable.ts';
import { isoOf } from '#lib/domain/term/days.ts';
import { isRowOverdue, roadmapDigest, rowCounts } from '#lib/domain/progress/roadmap-digest.ts';
import { anyRoadmap } from '../../export/support/any-roadmap.ts';

const seed = 20261129;
/** Any day of the school years 2024 to 2027. */
const anyDay = fc.integer({ min: 19967, max: 21427 }).map(isoOf);

const schoolYear = 2025;
const digestOf = (roadmap: Roadmap) =>
	roadmapDigest(roadmap, { schoolYear, startedOn: '2025-08-20', evidence: [] });

test(`counted from the digest, a roadmap is as late and as far as it says itself (seed ${seed})`, () => {
	fc.assert(
		fc.property(anyRoadmap, anyDay, (roadmap, today) => {
			const rows = digestOf(roadmap).stages.flatMap((stage) => stage.rows);
			const late = timetableOf(roadmap, { today, within: schoolYear }).filter(isOverdue);
			expect(rows.filter((row) => isRowOverdue(row, today)).map(({ id }) => id)).toEqual(
				late.map(({ activity }) => activity.id)
			);
			const { activities, papers } = progressOf(roadmap);
			expect(rowCounts(rows, today)).toEqual({
				...{ of: activities.of, done: activities.done, begun: activities.begun },
				overdue: late.length,
				...{ papers: papers.of, papersReady: papers.signed + papers.placed }
			});
		}),
		{ seed, numRuns: 300 }
	);
});

test('the day on which it is counted changes nothing of what is kept', () => {
	fc.assert(
		fc.property(anyRoadmap, (roadmap) => {
			const kept = JSON.stringify(digestOf(roadmap));
			expect(JSON.stringify(digestOf(JSON.parse(JSON.stringify(roadmap)) as Roadmap))).toBe(kept);
		}),
		{ seed, numRuns: 50 }
	);
});
