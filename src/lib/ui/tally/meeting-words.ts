import type { Meeting } from '#lib/domain/meeting.ts';
import { dayText } from '#lib/ui/texts/dates.ts';
import { kindTexts } from '#lib/ui/texts/ru/labels.ts';

/** «Рабочая встреча, сегодня, 15:30». */
export function meetingWords({ kind, date, time }: Meeting, today: string): string {
	return [kindTexts[kind], dayText(date, today), time].filter((part) => part !== '').join(', ');
}
