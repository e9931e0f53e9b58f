import type { Meeting } from '#lib/domain/meeting.ts';
import { calendarText, type CalendarDay, type CalendarHour } from './calendar.ts';
import { meetingKindNames } from './meeting-names.ts';

/** One meeting for the calendar of whoever asked for it on their own device. */
export function meetingIcs(meeting: Meeting, stampedAt: number): string {
	const hours = [{ ...hourOf(meeting), description: meeting.topic }];
	return calendarText({ name: meetingKindNames[meeting.kind], stampedAt, days: [], hours });
}

/**
 * What a calendar follows by an address. It goes to whoever runs that calendar, abroad perhaps: so it
 * says that there is a meeting, when and where, and neither with whom nor about what. Days are there
 * for whoever leads a school or a district.
 */
export function meetingsFeed(
	meetings: readonly Meeting[],
	{ stampedAt, days }: { readonly stampedAt: number; readonly days?: readonly CalendarDay[] }
): string {
	const planned = meetings.filter(({ state, date }) => state === 'planned' && date !== '');
	const hours = planned.map(hourOf);
	const name = days ? 'Тропа: встречи и сроки' : 'Тропа: встречи';
	return calendarText({ name, stampedAt, days: days ?? [], hours, askAgain: 'PT6H' });
}

function hourOf({ id, kind, date, time, minutes, place }: Meeting): CalendarHour {
	const summary = meetingKindNames[kind];
	return { uid: `${id}@tropa`, day: date, time, minutes, summary, description: '', place };
}
