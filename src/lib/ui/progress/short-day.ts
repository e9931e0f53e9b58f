import { dayText } from '#lib/ui/texts/dates.ts';

/** Without the day of the week: a cell is narrow. */
export function shortDay(day: string, today: string): string {
	return dayText(day, today).split(',')[0] ?? '';
}
