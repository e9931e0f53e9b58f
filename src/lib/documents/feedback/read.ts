import type * as Y from 'yjs';
import {
	addressees,
	clearMarks,
	noMarks,
	progressMarks,
	type Feedback,
	type Given,
	type Marks
} from '#lib/domain/feedback.ts';
import { numberOf, oneOf, recordIn, recordsIn, textOf, type Fields } from '../fields.ts';

/** Where each addressee's part stands, by the kind of its document. The id of a record is the meeting's. */
export const feedbackRoots = {
	marks: 'marks',
	'pair-feedback': 'words',
	feedback: 'answers'
} as const;

export type FeedbackKind = keyof typeof feedbackRoots;

/** Undefined where nothing was said of that meeting. Never throws. */
export function readFeedback(
	doc: Y.Doc,
	kind: FeedbackKind,
	meetingId: string
): Feedback | undefined {
	const fields = recordIn(doc, feedbackRoots[kind], meetingId);
	return fields && feedbackOf(meetingId, fields);
}

/** Everything that stands in a document, what was said last first. */
export function readAllFeedback(doc: Y.Doc, kind: FeedbackKind): readonly Feedback[] {
	return recordsIn(doc, feedbackRoots[kind])
		.map(([meetingId, fields]) => feedbackOf(meetingId, fields))
		.toSorted((a, b) => b.at - a.at || (a.meetingId < b.meetingId ? -1 : 1));
}

/** What the server counts the averages of. */
export function readGiven(doc: Y.Doc, of: 'useful' | 'ready'): readonly Given[] {
	return readAllFeedback(doc, 'marks').map(({ at, marks }) => ({ at, mark: marks[of] }));
}

function feedbackOf(meetingId: string, fields: Fields): Feedback {
	return {
		meetingId,
		at: numberOf(fields.get('at')),
		marks: marksOf(fields),
		words: textOf(fields.get('words')),
		to: oneOf(addressees, fields.get('to'), 'me')
	};
}

function marksOf(fields: Fields): Marks {
	return {
		useful: degreeOf(fields.get('useful')),
		clear: oneOf(['', ...clearMarks], fields.get('clear'), noMarks.clear),
		progress: oneOf(['', ...progressMarks], fields.get('progress'), noMarks.progress),
		ready: degreeOf(fields.get('ready'))
	};
}

function degreeOf(value: unknown): number {
	const mark = numberOf(value);
	return Number.isInteger(mark) && mark >= 1 && mark <= 5 ? mark : 0;
}
