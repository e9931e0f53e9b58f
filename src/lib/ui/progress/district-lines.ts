import { daysSince } from '#lib/domain/contact.ts';
import type { SchoolOfDistrict } from '#lib/domain/progress/answer.ts';
import { momentText } from '#lib/ui/texts/dates.ts';
import { shortDay } from './short-day.ts';
import { progressTexts } from '#lib/ui/texts/ru/progress.ts';

const texts = progressTexts.district;
const silentDays = 14;

/** Every row has its date: when a device of the school was heard of last. */
export function heardLine({ heardAt }: SchoolOfDistrict, now: number): string {
	if (heardAt === null) return texts.never;
	const days = daysSince(heardAt, now);
	return days >= silentDays ? texts.silent(days) : texts.heard(momentText(heardAt, now));
}

export function meetingLines(
	{ facts: { meetings } }: SchoolOfDistrict,
	today: string
): readonly string[] {
	const last =
		meetings.last === '' ? [] : [progressTexts.pairs.last(shortDay(meetings.last, today))];
	return [String(meetings.held), ...last];
}
