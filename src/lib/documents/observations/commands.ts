import type * as Y from 'yjs';
import type { Criterion, Judgement, Lesson, LessonSide } from '#lib/domain/observation.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { removeRecord, restoreRecord } from '../removal.ts';
import { judgementField } from './read.ts';

export type LessonFields = Partial<Omit<Lesson, 'id' | 'judgements'>>;

export function addLesson(
	doc: Y.Doc,
	{ id, ...fields }: LessonFields & Pick<Lesson, 'id' | 'date' | 'observer'>
): void {
	doc.transact(() => putRecord(doc.getMap('lessons'), id, fields));
}

/** If another phone has removed it meanwhile, it is here again. */
export function changeLesson(doc: Y.Doc, lessonId: string, fields: LessonFields): void {
	write(doc, lessonId, fields);
}

export interface Judged extends Partial<Judgement> {
	readonly side: LessonSide;
	readonly criterion: Criterion;
}

export function judgeLesson(
	doc: Y.Doc,
	lessonId: string,
	{ side, criterion, mark, note }: Judged
): void {
	write(doc, lessonId, {
		...(mark === undefined ? {} : { [judgementField(side, criterion, 'mark')]: mark }),
		...(note === undefined ? {} : { [judgementField(side, criterion, 'note')]: note })
	});
}

export function removeLesson(doc: Y.Doc, lessonId: string): void {
	doc.transact(() => {
		const lesson = recordIn(doc, 'lessons', lessonId);
		if (lesson) removeRecord(lesson);
	});
}

export function restoreLesson(doc: Y.Doc, lessonId: string): void {
	doc.transact(() => {
		const lesson = recordIn(doc, 'lessons', lessonId);
		if (lesson) restoreRecord(lesson);
	});
}

function write(doc: Y.Doc, lessonId: string, fields: object): void {
	doc.transact(() => {
		const lesson = recordIn(doc, 'lessons', lessonId);
		if (lesson) setFields(lesson, fields);
	});
}
