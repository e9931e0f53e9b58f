import type { Attention } from '#lib/domain/progress/attention.ts';
import type { IconName } from '#lib/ui/kit/icons.ts';
import { baseAddress, matchAddress, pairAddress, roadmapAddress } from '#lib/ui/texts/addresses.ts';
import { dayText } from '#lib/ui/texts/dates.ts';
import { progressTexts } from '#lib/ui/texts/ru/progress.ts';

export interface Line {
	readonly title: string;
	readonly note: string;
	readonly icon: IconName;
	readonly href?: string;
}

const texts = progressTexts.attention;

/** One thing to look at, and where it is looked at. */
export function attentionLine(item: Attention, pair: string, today: string): Line {
	switch (item.is) {
		case 'silent':
			return ofPair(item.pairId, pair, texts.silent);
		case 'no-programme':
			return ofPair(item.pairId, pair, texts.noProgramme);
		case 'help':
			return ofPair(item.pairId, pair, texts.help(item.steps));
		case 'no-meetings':
			return ofPair(item.pairId, pair, texts.noMeetings(dayText(item.last, today)));
		case 'not-approved':
			return ofPair(item.pairId, pair, texts.notApproved(item.days));
		case 'overdue':
			return {
				...{ title: texts.overdue(item.rows), note: texts.overdueNote },
				...{ icon: 'trail', href: roadmapAddress(item.documentId) }
			};
		case 'consents':
			return {
				...{ title: texts.consents, icon: 'file', href: baseAddress },
				note: texts.consentsNote(item.missing, item.expiring)
			};
		case 'waiting':
			return {
				...{ title: texts.waiting(item.people), note: texts.waitingNote },
				...{ icon: 'person', href: matchAddress }
			};
		case 'unreadable':
			return { title: texts.broken(item.documents), note: texts.brokenNote, icon: 'alert' };
	}
}

function ofPair(pairId: string, title: string, note: string): Line {
	return { title, note, icon: 'pairs', href: pairAddress(pairId) };
}
