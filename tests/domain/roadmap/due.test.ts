import { expect, test } from 'vitest';
import { dueOf } from '#lib/domain/roadmap/due.ts';
import { emptyRoadmap, type Activity, type ActivityStatus } from '#lib/domain/roadmap/roadmap.ts';
import { timetableOf } from '#lib/domain/roadmap/timetable.ts';
import { todayOn, yearRowOf } from '#lib/domain/roadmap/year-plan.ts';

const today = '2026-11-28';
const rows: readonly (readonly [title: string, term: string, status?: ActivityStatus])[] = [
	['late', 'до 15 ноября'],
	['late, but done', 'до 15 ноября', 'done'],
	['postponed', 'до 15 ноября', 'postponed'],
	['ends soon', 'ноябрь'],
	['begins soon', 'декабрь'],
	['runs', 'ноябрь – май'],
	['runs for ever', 'в течение года'],
	['far', 'май'],
	['nobody knows', 'по мере необходимости'],
	['empty', ''],
	['other plan', 'по отдельному плану'],
	['monthly', 'ежемесячно'],
	['another year', 'май 2030']
];

const activities = rows.map(([title, term, status = 'planned'], at): Activity => {
	return {
		...{ id: `row-${at}`, order: `${at}`, stageId: 'stage', number: '', title, content: '', term },
		...{ responsible: '', people: [], result: '', notes: [], status, doneOn: '', postponedTo: '' },
		...{ parts: [], documents: [], occurrences: [] }
	};
});
const stage = { id: 'stage', order: 'i', number: '', title: '', heading: '', task: '' };
const roadmap = {
	...emptyRoadmap,
	stages: [{ ...stage, narrative: '', proposals: '', activities }]
};
const timetable = timetableOf(roadmap, { today, within: 2026 });

test('a curator sees what is late, what presses and what runs, each once', () => {
	const due = dueOf(timetable);
	const titles = (of: typeof timetable): readonly string[] =>
		of.map(({ activity }) => activity.title);
	expect(titles(due.overdue)).toEqual(['late', 'monthly']);
	expect(titles(due.soon)).toEqual(['ends soon', 'begins soon']);
	expect(titles(due.now)).toEqual(['runs', 'runs for ever']);
});

test.each([
	['late', [[2, 2, false]], undefined],
	['runs', [[2, 8, false]], undefined],
	['runs for ever', [[0, 11, true]], undefined],
	['nobody knows', [], 'need'],
	['other plan', [], 'plan'],
	['empty', [], 'empty'],
	['another year', [], 'another-year']
] as const)('on the sheet of the year: %s', (title, bands, undated) => {
	const row = timetable.find(({ activity }) => activity.title === title);
	const shown = yearRowOf(row!, 2026);
	expect(shown.bands.map(({ first, last, open }) => [first, last, open])).toEqual(bands);
	expect(shown.undated).toBe(undated);
});

test('today stands in its month, and on no other year', () => {
	expect(Math.floor((todayOn(2026, today) ?? 0) * 12)).toBe(2);
	expect(todayOn(2026, '2027-08-31')).toBeLessThan(1);
	expect(todayOn(2025, today)).toBeUndefined();
});
