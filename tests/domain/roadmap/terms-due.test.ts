import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	activityStatuses,
	type Activity,
	type ActivityStatus,
	type OccurrenceMark,
	type Roadmap
} from '#lib/domain/roadmap/roadmap.ts';
import { termsDue } from '#lib/domain/roadmap/terms-due.ts';
import { isOverdue, timetableOf } from '#lib/domain/roadmap/timetable.ts';
import { dayNumber, isoOf } from '#lib/domain/term/days.ts';
import { anyRoadmap } from '../../export/support/any-roadmap.ts';

const within = 2025;
const anyDay = fc
	.integer({ min: dayNumber(2025, 8, 20), max: dayNumber(2026, 9, 10) })
	.map((day) => isoOf(day));
const anyFate = fc.record({
	row: fc.constantFrom('planned', 'planned', ...activityStatuses),
	turn: fc.constantFrom(undefined, ...activityStatuses),
	postponedTo: fc.oneof(anyDay, fc.constant('после каникул'))
});

interface Fate {
	readonly row: ActivityStatus;
	/** What became of every other turn of it. */
	readonly turn: ActivityStatus | undefined;
	readonly postponedTo: string;
}

function withFates(roadmap: Roadmap, fates: readonly Fate[]): Roadmap {
	let at = 0;
	const rows = timetableOf(roadmap, { today: '2025-09-01', within });
	const fated = (activity: Activity): Activity => {
		const { row, turn, postponedTo } = fates[at++ % fates.length]!;
		const times = rows.find((one) => one.activity === activity)?.times ?? [];
		const occurrences = times.flatMap(({ part, occurrences: turns }) =>
			turns
				.filter((_, index) => turn !== undefined && index % 2 === 0)
				.map(({ from, to }): OccurrenceMark => {
					const key = { partId: part?.id ?? '', from, to };
					return { ...key, status: turn!, doneOn: '', postponedTo, note: '', link: '' };
				})
		);
		return { ...activity, status: row, postponedTo, occurrences };
	};
	const stages = roadmap.stages.map((stage) => ({
		...stage,
		activities: stage.activities.map(fated)
	}));
	return { ...roadmap, stages };
}

test('what was due before today is what the roadmap calls overdue, whatever became of its turns', () => {
	const anyFates = fc.array(anyFate, { minLength: 1, maxLength: 8 });
	fc.assert(
		fc.property(anyRoadmap, anyFates, anyDay, (plain, fates, today) => {
			const rows = timetableOf(withFates(plain, fates), { today, within });
			const late = termsDue(rows).filter(
				({ day, row }) => day < today && row.status !== 'postponed'
			);
			const ids = late.map(({ row }) => row.activity.id);
			const overdue = rows.filter(isOverdue).map(({ activity }) => activity.id);
			expect(new Set(ids)).toEqual(new Set(overdue));
		}),
		{ numRuns: 300 }
	);
});

test('days stand in their order, and a row that was put off waits for its new day', () => {
	fc.assert(
		fc.property(anyRoadmap, anyDay, (plain, postponedTo) => {
			const stages = plain.stages.map((stage) => ({
				...stage,
				activities: stage.activities.map((activity, at) =>
					at % 2 === 0 ? { ...activity, status: 'postponed' as const, postponedTo } : activity
				)
			}));
			const rows = timetableOf({ ...plain, stages }, { today: '2025-09-01', within });
			const due = termsDue(rows);
			const days = due.map(({ day }) => day);
			expect(days).toEqual(days.toSorted());
			const putOff = due.filter(({ row }) => row.status === 'postponed');
			const waiting = rows.filter(({ status }) => status === 'postponed');
			expect(putOff.map(({ day }) => day)).toEqual(waiting.map(() => postponedTo));
		})
	);
});
