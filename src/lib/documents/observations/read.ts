import type * as Y from 'yjs';
import {
	criteria,
	lessonMarks,
	newestLessonFirst,
	type Criterion,
	type Judgement,
	type Lesson,
	type LessonSide
} from '#lib/domain/observation.ts';
import { oneOf, recordsIn, textOf, type Fields } from '../fields.ts';
import { isRemoved } from '../removal.ts';

/** Newest first. Never throws: a phone may hold fields that this version does not know, or lack some. */
export function readLessons(doc: Y.Doc): readonly Lesson[] {
	return recordsIn(doc, 'lessons')
		.filter(([, fields]) => !isRemoved(fields))
		.map(readLesson)
		.sort(newestLessonFirst);
}

/** A field for each side and criterion, so that two who fill the card in at once take nothing away. */
export function judgementField(
	side: LessonSide,
	criterion: Criterion,
	of: 'mark' | 'note'
): string {
	return `${side}:${criterion}:${of}`;
}

function readLesson([id, fields]: readonly [string, Fields]): Lesson {
	return {
		id,
		date: textOf(fields.get('date')),
		group: textOf(fields.get('group')),
		subject: textOf(fields.get('subject')),
		topic: textOf(fields.get('topic')),
		lessonType: textOf(fields.get('lessonType')),
		aim: textOf(fields.get('aim')),
		observer: oneOf(['mentor', 'mentee'], fields.get('observer'), 'mentor'),
		strengths: textOf(fields.get('strengths')),
		toImprove: textOf(fields.get('toImprove')),
		agreedNext: textOf(fields.get('agreedNext')),
		meetingId: textOf(fields.get('meetingId')),
		judgements: {
			observer: judgementsOf(fields, 'observer'),
			teacher: judgementsOf(fields, 'teacher')
		}
	};
}

function judgementsOf(fields: Fields, side: LessonSide): Readonly<Record<Criterion, Judgement>> {
	const entries = criteria.map((criterion) => {
		const mark = fields.get(judgementField(side, criterion, 'mark'));
		const judgement: Judgement = {
			mark: lessonMarks.find((known) => known === mark),
			note: textOf(fields.get(judgementField(side, criterion, 'note')))
		};
		return [criterion, judgement] as const;
	});
	return Object.fromEntries(entries) as Readonly<Record<Criterion, Judgement>>;
}
