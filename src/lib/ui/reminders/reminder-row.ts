import type { Reminder } from '#lib/domain/reminders.ts';
import { meetingAddress } from '#lib/ui/texts/addresses.ts';
import { dayText } from '#lib/ui/texts/dates.ts';
import { kindTexts } from '#lib/ui/texts/ru/labels.ts';
import { reminderTexts as texts } from '#lib/ui/texts/ru/reminders.ts';

const titles = { 'was-it': texts.wasIt, confirm: texts.confirm, feedback: texts.feedback };

/** What one is reminded of, and where it is done. */
export function reminderRow(
	reminder: Reminder,
	{ pairId, today }: { readonly pairId: string; readonly today: string }
) {
	if (reminder.is === 'agreement') {
		const { text, due, meetingId } = reminder.agreement;
		const note = `${reminder.isLate ? texts.late : texts.soon}: ${dayText(due, today)}`;
		return { title: text, note, href: meetingAddress(pairId, meetingId) };
	}
	const { id, kind, date } = reminder.meeting;
	return {
		title: titles[reminder.is],
		note: `${kindTexts[kind]}, ${dayText(date, today)}`,
		href: meetingAddress(pairId, id)
	};
}
