import type * as Y from 'yjs';
import { placeAt, placeBetween } from '#lib/domain/order.ts';
import type { Stage } from '#lib/domain/roadmap/roadmap.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { readRoadmap } from './read.ts';
import { printOfActivity, printOfStage } from './removal.ts';
import { textsOfStage } from './stage-texts.ts';

export type StageChange = Partial<Pick<Stage, 'number' | 'title'>>;

export function addStage(
	doc: Y.Doc,
	{ id, ...fields }: StageChange & { readonly id: string }
): void {
	doc.transact(() => {
		const order = placeBetween(readRoadmap(doc).stages.at(-1)?.order, undefined);
		putRecord(doc.getMap('stages'), id, { ...fields, order });
	});
}

/** Nothing happens to what is not there, here as in every command. */
export function changeStage(doc: Y.Doc, stageId: string, fields: StageChange): void {
	doc.transact(() => {
		const stage = recordIn(doc, 'stages', stageId);
		if (stage) setFields(stage, fields);
	});
}

/** `index` is the place among the other stages. */
export function moveStage(doc: Y.Doc, stageId: string, index: number): void {
	doc.transact(() => {
		const stage = recordIn(doc, 'stages', stageId);
		const others = readRoadmap(doc).stages.filter((other) => other.id !== stageId);
		if (stage) setFields(stage, { order: placeAt(others, index) });
	});
}

/** With the activities seen in it. One that another phone is adding right now will show as stray. */
export function removeStage(doc: Y.Doc, stageId: string): void {
	doc.transact(() => {
		const record = recordIn(doc, 'stages', stageId);
		const stage = readRoadmap(doc).stages.find(({ id }) => id === stageId);
		if (!record || !stage) return;
		for (const { id } of stage.activities) throwAway(doc, id);
		setFields(record, { removed: printOfStage(record, textsOfStage(doc, stageId)) });
	});
}

/** Its activities come back with it, as far as they were removed. */
export function restoreStage(doc: Y.Doc, stageId: string): void {
	doc.transact(() => {
		const { bin } = readRoadmap(doc);
		const record = recordIn(doc, 'stages', stageId);
		if (!record) return;
		setFields(record, { removed: '' });
		for (const { id } of bin.activities.filter((each) => each.stageId === stageId)) {
			const activity = recordIn(doc, 'activities', id);
			if (activity) setFields(activity, { removed: '' });
		}
	});
}

export function throwAway(doc: Y.Doc, activityId: string): void {
	const record = recordIn(doc, 'activities', activityId);
	if (record) setFields(record, { removed: printOfActivity(doc, activityId, record) });
}
