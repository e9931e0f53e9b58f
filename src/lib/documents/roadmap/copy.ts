import type * as Y from 'yjs';
import {
	stageTexts,
	type Activity,
	type Roadmap,
	type Stage
} from '#lib/domain/roadmap/roadmap.ts';
import { putRecord, setFields } from '../fields.ts';
import { filled } from './merge-owned.ts';
import { markFields, occurrenceKey } from './occurrences.ts';
import { stageTextRoot } from './stage-texts.ts';

const origin = 'copy';

/**
 * Fills an empty document with a roadmap, in one step: for the next school year, or from a ready-made
 * one. States and marks are copied as they are; `rollOver` clears them. Ids are new, because a copy
 * goes its own way.
 */
export function copyRoadmap(
	doc: Y.Doc,
	{ roadmap, newId }: { readonly roadmap: Roadmap; readonly newId: () => string }
): void {
	doc.transact(() => {
		const fields = doc.getMap('fields');
		setFields(fields, filled(roadmap.titlePage));
		if (roadmap.columns.length > 0) fields.set('columns', roadmap.columns);
		for (const { id: _, ...approval } of roadmap.approvals)
			putRecord(doc.getMap('approvals'), newId(), filled(approval));
		for (const { id: _, ...link } of roadmap.links) putRecord(doc.getMap('links'), newId(), link);
		for (const stage of roadmap.stages) copyStage(doc, stage, newId);
	}, origin);
}

function copyStage(doc: Y.Doc, stage: Stage, newId: () => string): void {
	const id = newId();
	const { order, number, title, heading } = stage;
	putRecord(doc.getMap('stages'), id, filled({ order, number, title, heading }));
	for (const name of stageTexts) {
		if (stage[name] !== '') doc.getText(stageTextRoot(id, name)).insert(0, stage[name]);
	}
	for (const activity of stage.activities) copyActivity(doc, { activity, stageId: id }, newId);
}

function copyActivity(
	doc: Y.Doc,
	{ activity, stageId }: { readonly activity: Activity; readonly stageId: string },
	newId: () => string
): void {
	const activityId = newId();
	const { id: _, origin: __, parts, documents, occurrences, ...fields } = activity;
	putRecord(doc.getMap('activities'), activityId, filled({ ...fields, stageId }));
	for (const { id: ___, ...part } of parts)
		putRecord(doc.getMap('parts'), newId(), filled({ ...part, activityId }));
	for (const { id: ___, ...paper } of documents)
		putRecord(doc.getMap('documents'), newId(), filled({ ...paper, activityId }));
	copyMarks(
		doc,
		activityId,
		occurrences.filter(({ partId }) => partId === '')
	);
}

function copyMarks(doc: Y.Doc, activityId: string, marks: Activity['occurrences']): void {
	const into = doc.getMap<unknown>('occurrences');
	for (const mark of marks) {
		for (const field of markFields) {
			if (mark[field] !== '') into.set(occurrenceKey(activityId, mark, field), mark[field]);
		}
	}
}
