import type { ExpectedDocument } from '#lib/domain/roadmap/roadmap.ts';
import { dayText } from '#lib/ui/texts/dates.ts';

/** «№ 41 · 15 октября · school.example»: what is known of a paper, in a line. */
export function paperNote({ number, date, link }: ExpectedDocument, today: string): string {
	return [
		number && `№\u00a0${number}`,
		date && dayText(date, today).replace(/, \S+$/, ''),
		hostOf(link)
	]
		.filter(Boolean)
		.join(' · ');
}

export function hostOf(link: string): string {
	if (link === '') return '';
	return isWebLink(link) ? new URL(link).host : link;
}

/** Only such may be opened: whatever else a field may hold stays a text. */
export function isWebLink(link: string): boolean {
	try {
		return /^https?:$/.test(new URL(link).protocol);
	} catch {
		// Not an address at all.
		return false;
	}
}
