import { heldMeetings, type Journal, type MeetingKind } from './meeting.ts';
import type { ListItem, Programme, Step } from './programme.ts';

/** A year of a pair on one page, from what the curator sees too: never from notes or marks. */
export interface Story {
	readonly from: string;
	readonly to: string;
	readonly meetings: number;
	readonly minutes: number;
	readonly kinds: readonly { readonly kind: MeetingKind; readonly count: number }[];
	readonly steps: { readonly done: number; readonly of: number };
	readonly doneSteps: readonly Step[];
	readonly agreements: { readonly done: number; readonly of: number };
	/** What was measured and has become something. */
	readonly results: readonly ListItem<'results'>[];
	/** Difficulties that have grown less, by their levels. */
	readonly eased: readonly ListItem<'difficulties'>[];
}

export function storyOf(programme: Programme, journal: Journal): Story {
	const held = heldMeetings(journal);
	const days = held.map(({ date }) => date).toSorted();
	const done = programme.steps.filter(({ status }) => status === 'done');
	const byKind = Map.groupBy(held, ({ kind }) => kind);
	return {
		from: programme.title.from || (days[0] ?? ''),
		to: programme.title.to || (days.at(-1) ?? ''),
		meetings: held.length,
		minutes: held.reduce((sum, { minutes }) => sum + minutes, 0),
		kinds: [...byKind]
			.map(([kind, { length: count }]) => ({ kind, count }))
			.toSorted((a, b) => b.count - a.count),
		steps: { done: done.length, of: programme.steps.length },
		doneSteps: done,
		agreements: {
			done: journal.agreements.filter((agreement) => agreement.done).length,
			of: journal.agreements.length
		},
		results: programme.lists.results.filter(({ became }) => became !== ''),
		eased: programme.lists.difficulties.filter(({ start, now }) => now !== '' && now < start)
	};
}
