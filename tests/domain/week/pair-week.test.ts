import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAgreement, addMeeting, confirmMeeting } from '#lib/documents/journal/commands.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import { dayNumber, dayNumberOf, isoOf, weekdayOf } from '#lib/domain/term/days.ts';
import type { Step, StepStatus } from '#lib/domain/programme.ts';
import { pairWeek } from '#lib/domain/week/pair-week.ts';
import { isDueIn, wasIn, weekOn } from '#lib/domain/week/week.ts';
import { dayOf } from '#lib/ui/texts/dates.ts';

const who = { personId: 'p1', part: 'mentor', given: new Set<string>() } as const;
const anyDay = fc.integer({ min: dayNumber(2026, 1, 1), max: dayNumber(2028, 3, 5) }).map(isoOf);
const plus = (day: string, days: number): string => isoOf(dayNumberOf(day) + days);

function step(id: string, term: string, status: StepStatus = 'planned', doneOn = ''): Step {
	return {
		...{ id, order: id, taskId: '', title: id, form: '', term, status, doneOn },
		...{ mentorDoes: '', menteeDoes: '', expected: '', evidence: '', comment: '', forWhom: '' }
	};
}

const programmeWith = (steps: readonly Step[]) => ({ steps, title: { from: '', to: '' } });

function journalWith(meetings: readonly { date: string; state?: 'held' | 'planned' }[]) {
	const doc = new Y.Doc();
	meetings.forEach((meeting, at) =>
		addMeeting(doc, { id: `m${at}`, createdBy: 'p2', kind: 'working', ...meeting })
	);
	return doc;
}

test('a Monday looks back upon the whole week before it and ahead to the Sunday', () => {
	expect(weekOn('2026-11-30')).toEqual({
		...{ today: '2026-11-30', since: '2026-11-23', till: '2026-12-06', monday: '2026-11-30' }
	});
	expect(weekOn('2026-12-06').monday).toBe('2026-11-30');
	expect(weekOn('2027-01-01')).toMatchObject({ since: '2026-12-25', monday: '2026-12-28' });
});

test('what was put away on any day of a week comes back on the next Monday and not before', () => {
	fc.assert(
		fc.property(anyDay, fc.nat(20), (day, later) => {
			const [now, then] = [weekOn(day), weekOn(plus(day, later))];
			expect(weekdayOf(dayNumberOf(now.monday))).toBe(1);
			expect(dayNumberOf(day) - dayNumberOf(now.monday)).toBeLessThan(7);
			expect(now.monday === then.monday).toBe(plus(day, later) < plus(now.monday, 7));
		})
	);
});

test('read once in seven days, nothing that was written down and no term falls between two digests', () => {
	fc.assert(
		fc.property(anyDay, fc.nat(60), (first, after) => {
			const day = plus(first, after);
			const read = Array.from({ length: 12 }, (_, at) => weekOn(plus(first, at * 7)));
			// Also when it was written down late on the very day of a digest.
			expect(read.some((week) => week.today > day && wasIn(week, day))).toBe(true);
			expect(read.some((week) => week.today <= day && isDueIn(week, day))).toBe(true);
		})
	);
});

test('a moment belongs to the day of the place where the device is, on both sides of midnight', () => {
	const zone = process.env['TZ'];
	try {
		for (const [name, utc] of [
			['Asia/Kamchatka', '2026-11-22T12:00:00Z'],
			['Europe/Kaliningrad', '2026-11-22T22:00:00Z'],
			['America/Anchorage', '2026-11-23T09:00:00Z']
		] as const) {
			process.env['TZ'] = name;
			const midnight = Date.parse(utc);
			const week = weekOn('2026-11-30');
			const seen = [midnight - 1, midnight].map((at) => wasIn(week, dayOf(at)));
			expect([name, ...seen]).toEqual([name, false, true]);
		}
	} finally {
		if (zone === undefined) delete process.env['TZ'];
		else process.env['TZ'] = zone;
	}
});

test('a pair sees what it did and what waits for it, each thing once', () => {
	const doc = journalWith([
		{ date: '2026-11-22', state: 'held' },
		{ date: '2026-11-23', state: 'held' },
		{ date: '2026-11-30', state: 'held' },
		{ date: '2026-11-28' },
		{ date: '2026-12-06' },
		{ date: '2026-12-07' },
		{ date: 'на каникулах' }
	]);
	for (const id of ['m0', 'm1']) confirmMeeting(doc, id, { personId: 'p1', at: 1 });
	const agreement = { meetingId: 'm1', who: 'both' } as const;
	addAgreement(doc, { ...agreement, id: 'in', text: 'Карта', due: '2026-12-06' });
	addAgreement(doc, { ...agreement, id: 'out', text: 'Отчёт', due: '2026-12-07' });
	const steps = [
		step('late', 'до 15 ноября'),
		step('soon', 'до 4 декабря'),
		step('far', 'до 20 декабря'),
		step('loose', 'по мере необходимости'),
		step('done', 'до 4 декабря', 'done', '2026-11-25'),
		step('done before', 'до 1 ноября', 'done', '2026-10-30'),
		step('done somehow', 'до 4 декабря', 'done', 'осенью')
	];
	const week = pairWeek(
		{ programme: programmeWith(steps), journal: readJournal(doc) },
		{ ...who, today: '2026-11-30', given: new Set(['m0', 'm1']) }
	);
	expect(week.held.map(({ id }) => id)).toEqual(['m1', 'm2']);
	expect(week.done.map(({ id }) => id)).toEqual(['done']);
	expect(week.ahead.map(({ id }) => id)).toEqual(['m4']);
	expect(week.steps.map((one) => one.step.id)).toEqual(['late', 'soon']);
	const asked = week.asks.map((ask) =>
		ask.is === 'agreement' ? ask.agreement.id : `${ask.is} ${ask.meeting.id}`
	);
	expect(asked).toEqual(['was-it m3', 'in', 'confirm m2', 'feedback m2']);
});

test('whatever a pair wrote, nothing is told that is not of these days, and no open term is left out', () => {
	const anyStatus = fc.constantFrom<StepStatus>('planned', 'in-progress', 'done', 'help-needed');
	const anyState = fc.constantFrom('held', 'planned', 'not-held');
	const anySteps = fc.array(fc.record({ day: anyDay, status: anyStatus, doneOn: anyDay }));
	const anyMeetings = fc.array(fc.record({ date: anyDay, state: anyState }), { maxLength: 12 });
	fc.assert(
		fc.property(anySteps, anyMeetings, anyDay, (plan, meetings, today) => {
			const steps = plan.map(({ day, status, doneOn }, at) =>
				step(`s${at}`, `до ${day.split('-').toReversed().join('.')}`, status, doneOn)
			);
			const programme = { steps, title: { from: '2026-01-01', to: '2028-12-31' } };
			const journal = readJournal(journalWith(meetings as Parameters<typeof journalWith>[0]));
			const week = pairWeek({ programme, journal }, { ...who, today });
			const { since, till } = weekOn(today);
			const open = plan.filter(({ day, status }) => status !== 'done' && day <= till);
			expect(week.steps).toHaveLength(open.length);
			expect(week.steps.map(({ to }) => to)).toEqual(open.map(({ day }) => day).toSorted());
			const held = meetings.filter(
				({ state, date }) => state === 'held' && since <= date && date <= today
			);
			expect(week.held.map(({ date }) => date)).toEqual(held.map(({ date }) => date).toSorted());
			const ahead = meetings.filter(
				({ state, date }) => state === 'planned' && today <= date && date <= till
			);
			expect(week.ahead.map(({ date }) => date)).toEqual(ahead.map(({ date }) => date).toSorted());
		})
	);
});
