import type { MadePair } from '../auth/pairing.ts';
import type { Chance } from '../auth/secrets.ts';
import type { NewUpdate } from '../storage/storage.ts';
import type { DemoPair } from './cast.ts';
import { calendarFrom } from './calendar.ts';
import { meetingEvents } from './meeting-history.ts';
import { Paper } from './paper.ts';
import { outcomeEvents } from './outcome-history.ts';
import { programmeEvents } from './programme-history.ts';
import { stories } from './stories.ts';
import type { Event, Plot } from './plot.ts';

/** The months of one pair's work, as the updates that its two people sent. */
export function historyOf(
	pair: DemoPair,
	made: MadePair,
	{ chance, now }: { readonly chance: Chance; readonly now: number }
): readonly NewUpdate[] {
	const calendar = calendarFrom(now, pair.days);
	const plot: Plot = { pair, made, story: stories[pair.story], calendar, chance };
	const events = [...programmeEvents(plot), ...meetingEvents(plot), ...outcomeEvents(plot)];
	const papers = new Map(made.documents.map(({ id, first }) => [id, new Paper(first)]));
	for (const event of events.filter(({ at }) => at < now).toSorted((a, b) => a.at - b.at)) {
		const authorId = event.by === 'mentor' ? made.mentorId : made.menteeId;
		papers.get(paperOf(event, made))?.write(authorId, event.at, event.write);
	}
	for (const paper of papers.values()) paper.close();
	return [...papers.values()].flatMap(({ updates }) => updates);
}

function paperOf({ by, paper }: Event, made: MadePair): string {
	const isShared = paper === 'programme' || paper === 'journal' || paper === 'pair-notes';
	return made.idOf(paper, isShared ? undefined : by === 'mentor' ? made.mentorId : made.menteeId);
}
