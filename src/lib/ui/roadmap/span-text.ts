import type { Period } from '#lib/domain/term/days.ts';
import { dayAfter, dayText, monthText } from '#lib/ui/texts/dates.ts';

/** «Сентябрь 2026», «октябрь – декабрь 2026», «1–15 сентября»: as short as it stays true. */
export function spanText({ from, to }: Period, today: string): string {
	const isWholeMonths = from.endsWith('-01') && dayAfter(to, 1).endsWith('-01');
	if (isWholeMonths && from.slice(0, 7) === to.slice(0, 7)) return monthText(from.slice(0, 7));
	if (isWholeMonths) return `${monthWords(from, to)} – ${monthText(to.slice(0, 7)).toLowerCase()}`;
	if (from === to) return dayText(from, today);
	return `${brief(from, today)} – ${brief(to, today)}`;
}

function monthWords(from: string, to: string): string {
	const whole = monthText(from.slice(0, 7));
	return from.slice(0, 4) === to.slice(0, 4) ? whole.replace(/ \d+$/, '') : whole;
}

/** Without the weekday: of a stretch only its edges matter. */
function brief(day: string, today: string): string {
	return dayText(day, today).replace(/, \S+$/, '');
}
