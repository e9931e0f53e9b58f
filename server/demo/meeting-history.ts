import type * as Y from 'yjs';
import {
	addAgreement,
	addMeeting,
	changeAgreement,
	changeMeeting,
	confirmMeeting
} from '#lib/documents/journal/commands.ts';
import type { FeedbackFields } from '#lib/documents/feedback/commands.ts';
import { sayOfMeeting } from '#lib/documents/feedback/commands.ts';
import { writeHeading, writeParagraph } from './note.ts';
import type { Event, Plot } from './plot.ts';
import type { StoryMeeting } from './story.ts';

const daysBetween = 14;
const firstMeetingOn = 4;
const minute = 60_000;

/** Meetings that were held, with what was agreed and noted, and the next one, which is only planned. */
export function meetingEvents(plot: Plot): readonly Event[] {
	const { meetings } = plot.story;
	const passed = meetings.filter((_, index) => dateOf(plot, index) < plot.calendar.today);
	const held = passed.flatMap((meeting, index) => heldEvents(plot, meeting, index));
	return [...held, plannedEvent(plot, passed.length)];
}

function dayOf(index: number): number {
	return firstMeetingOn + index * daysBetween;
}

function dateOf({ calendar }: Plot, index: number): string {
	return calendar.dayAfter(dayOf(index));
}

function heldEvents(plot: Plot, meeting: StoryMeeting, index: number): readonly Event[] {
	const id = plot.chance.id();
	return [
		...factEvents(plot, meeting, { id, index }),
		...agreementEvents(plot, meeting, { id, index }),
		...noteEvents(plot, meeting, { id, index }),
		...feedbackEvents(plot, meeting, { id, index })
	];
}

interface Place {
	/** The id of the meeting. */
	readonly id: string;
	readonly index: number;
}

function factEvents(plot: Plot, meeting: StoryMeeting, { id, index }: Place): readonly Event[] {
	const { calendar, made } = plot;
	const ends = calendar.moment(dayOf(index), 15) + meeting.minutes * minute;
	const paper = 'journal';
	const { kind, minutes, topic, resultLine } = meeting;
	const planned = { id, kind, topic, date: dateOf(plot, index), time: '15:00' };
	const confirm = (by: Event['by'], personId: string, at: number): Event => ({
		at,
		by,
		paper,
		write: (doc) => confirmMeeting(doc, id, { personId, at })
	});
	return [
		{
			at: calendar.moment(Math.max(2, dayOf(index) - 5), 9),
			by: 'mentor',
			paper,
			write: (doc) => addMeeting(doc, { ...planned, createdBy: made.mentorId })
		},
		{
			at: ends,
			by: 'mentor',
			paper,
			write: (doc) => changeMeeting(doc, id, { minutes, resultLine, place: 'Кабинет наставника' })
		},
		confirm('mentor', made.mentorId, ends + minute),
		confirm('mentee', made.menteeId, ends + 130 * minute)
	];
}

function agreementEvents(
	plot: Plot,
	meeting: StoryMeeting,
	{ id, index }: Place
): readonly Event[] {
	const agreementId = plot.chance.id();
	const due = plot.calendar.dayAfter(dayOf(index) + daysBetween);
	return [
		{
			at: plot.calendar.moment(dayOf(index), 15) + (meeting.minutes - 5) * minute,
			by: 'mentee',
			paper: 'journal',
			write: (doc) =>
				addAgreement(doc, {
					id: agreementId,
					meetingId: id,
					text: meeting.agreement,
					who: 'mentee',
					due
				})
		},
		{
			at: plot.calendar.moment(dayOf(index) + daysBetween - 1, 18),
			by: 'mentee',
			paper: 'journal',
			write: (doc) => changeAgreement(doc, agreementId, { done: true })
		}
	];
}

/** The two take turns, and everybody keeps a line for themselves now and then. */
function noteEvents(
	{ calendar }: Plot,
	meeting: StoryMeeting,
	{ id, index }: Place
): readonly Event[] {
	const starts = calendar.moment(dayOf(index), 15);
	const lines = meeting.note.map((words, line): Event => ({
		at: starts + (line + 2) * 6 * minute,
		by: line % 2 === 0 ? 'mentor' : 'mentee',
		paper: 'pair-notes',
		write: (doc) => writeParagraph(doc, id, words)
	}));
	const heading: Event = {
		at: starts + minute,
		by: 'mentor',
		paper: 'pair-notes',
		write: (doc) => writeHeading(doc, id, meeting.topic)
	};
	const own: Event = {
		at: starts + 200 * minute,
		by: index % 2 === 0 ? 'mentor' : 'mentee',
		paper: 'private-notes',
		write: (doc) => writeParagraph(doc, id, 'К следующей встрече: начать с того, что получилось.')
	};
	return [heading, ...lines, own];
}

const marks = [4, 5, 3, 5] as const;

/** Each says it in a few taps on the way home; now and then with a word for the other. */
function feedbackEvents(
	{ calendar }: Plot,
	{ minutes }: StoryMeeting,
	{ id, index }: Place
): readonly Event[] {
	const at = calendar.moment(dayOf(index), 15) + (minutes + 40) * minute;
	const mark = marks[index % marks.length] ?? 4;
	const said = { meetingId: id, at };
	const words = 'Спасибо: стало понятно, с чего начать.';
	const isForPair = index % 3 === 1;
	const own: FeedbackFields = isForPair ? { to: 'pair', words } : {};
	return [
		{
			...{ at, by: 'mentee', paper: 'marks' },
			write: (doc) => sayOfMeeting(doc, 'marks', { ...said, useful: mark, clear: 'yes', ...own })
		},
		{
			...{ at, by: 'mentor', paper: 'marks' },
			write: (doc) => sayOfMeeting(doc, 'marks', { ...said, ready: mark, progress: 'some' })
		},
		...(isForPair
			? [
					{
						...({ at, by: 'mentee', paper: 'pair-feedback' } as const),
						write: (doc: Y.Doc) => sayOfMeeting(doc, 'pair-feedback', { ...said, words })
					}
				]
			: [])
	];
}

function plannedEvent(plot: Plot, index: number): Event {
	const { calendar, chance, made, story } = plot;
	const ahead = story.meetings[index];
	const todayOn = plot.pair.days;
	const day = Math.max(dayOf(index), todayOn);
	const meeting = {
		id: chance.id(),
		kind: ahead?.kind ?? 'working',
		topic: ahead?.topic ?? 'Что сделано и что дальше',
		date: calendar.dayAfter(day),
		time: '15:00',
		createdBy: made.mentorId
	} as const;
	return {
		at: calendar.moment(todayOn - 2, 12),
		by: 'mentor',
		paper: 'journal',
		write: (doc) => addMeeting(doc, meeting)
	};
}
