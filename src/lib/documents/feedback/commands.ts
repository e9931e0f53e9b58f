import type * as Y from 'yjs';
import type { Feedback, Marks } from '#lib/domain/feedback.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { feedbackRoots, type FeedbackKind } from './read.ts';

export type FeedbackFields = Partial<Marks> & Partial<Pick<Feedback, 'words' | 'to'>>;

interface Said {
	readonly meetingId: string;
	readonly at: number;
}

/** One record for each meeting, whatever was said of it and how often; its time is that of the first word. */
export function sayOfMeeting(
	doc: Y.Doc,
	kind: FeedbackKind,
	{ meetingId, at, ...fields }: Said & FeedbackFields
): void {
	doc.transact(() => {
		const record = recordIn(doc, feedbackRoots[kind], meetingId);
		if (record) setFields(record, fields);
		else putRecord(doc.getMap(feedbackRoots[kind]), meetingId, { ...fields, at });
	});
}

/** It is for somebody else now. */
export function takeBack(doc: Y.Doc, kind: FeedbackKind, meetingId: string): void {
	doc.transact(() => doc.getMap(feedbackRoots[kind]).delete(meetingId));
}
