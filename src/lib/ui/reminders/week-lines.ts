import type { PairWeek } from '#lib/domain/week/pair-week.ts';
import type { WeekLine } from '#lib/ui/week-line.ts';
import { meetingAddress, programmeAddress } from '#lib/ui/texts/addresses.ts';
import { briefDayText, dayText } from '#lib/ui/texts/dates.ts';
import { kindTexts } from '#lib/ui/texts/ru/labels.ts';
import { reminderTexts } from '#lib/ui/texts/ru/reminders.ts';
import { weekTexts as texts } from '#lib/ui/texts/ru/week.ts';
import { reminderRow } from './reminder-row.ts';

interface At {
	readonly pairId: string;
	readonly today: string;
}

export function linesOfPast({ held, done }: PairWeek, at: At): readonly WeekLine[] {
	return [
		...meetingLines(held, at),
		...done.map(({ title, doneOn }) => ({
			...{ title, icon: 'check' as const, href: programmeAddress(at.pairId) },
			note: texts.done(briefDayText(doneOn, at.today))
		}))
	];
}

export function linesAhead({ asks, ahead, steps }: PairWeek, at: At): readonly WeekLine[] {
	return [
		...asks.map((ask) => ({ ...reminderRow(ask, at), icon: 'clock' as const })),
		...meetingLines(ahead, at),
		...steps.map(({ step: { title }, to }) => ({
			...{ title, icon: 'trail' as const, href: programmeAddress(at.pairId) },
			note: `${to < at.today ? reminderTexts.late : reminderTexts.soon}: ${dayText(to, at.today)}`
		}))
	];
}

function meetingLines(meetings: PairWeek['held'], { pairId, today }: At): readonly WeekLine[] {
	return meetings.map(({ id, kind, date, time }) => ({
		...{ title: kindTexts[kind], icon: 'meetings' as const, href: meetingAddress(pairId, id) },
		note: [dayText(date, today), time].filter(Boolean).join(', ')
	}));
}
