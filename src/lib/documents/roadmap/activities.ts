import type * as Y from 'yjs';
import { placeAt, placeBetween } from '#lib/domain/order.ts';
import {
	type Activity,
	type ActivityStatus,
	type OccurrenceKey,
	type OccurrenceMark,
	type Roadmap
} from '#lib/domain/roadmap/roadmap.ts';
import { putRecord, recordIn, setFields, textOf, type Fields } from '../fields.ts';
import { markFields, occurrenceKey } from './occurrences.ts';
import { placesBetween } from './places.ts';
import { readRoadmap } from './read.ts';
import { throwAway } from './stages.ts';

export type ActivityChange = Partial<
	Pick<Activity, 'number' | 'title' | 'term' | 'responsible' | 'people' | 'result' | 'notes'>
>;

export function addActivity(
	doc: Y.Doc,
	{ id, stageId, ...fields }: ActivityChange & { readonly id: string; readonly stageId: string }
): void {
	doc.transact(() => {
		const order = placeBetween(activitiesIn(readRoadmap(doc), stageId).at(-1)?.order, undefined);
		putRecord(doc.getMap('activities'), id, { ...fields, stageId, order, status: 'planned' });
	});
}

export interface NewActivity extends ActivityChange {
	readonly id: string;
	/** Titles of the papers that are expected of it. */
	readonly papers?: readonly { readonly id: string; readonly title: string }[];
}

/** Many rows at a place of a stage: the roadmap is read once, however many there are. */
export function addActivities(
	doc: Y.Doc,
	rows: readonly NewActivity[],
	{ stageId, index }: { readonly stageId: string; readonly index: number }
): void {
	doc.transact(() => {
		const others = activitiesIn(readRoadmap(doc), stageId);
		const places = placesBetween(rows.length, others[index - 1]?.order, others[index]?.order);
		rows.forEach(({ id, papers = [], ...fields }, at) => {
			const order = places[at] ?? '';
			putRecord(doc.getMap('activities'), id, { ...fields, stageId, order, status: 'planned' });
			const paperPlaces = placesBetween(papers.length, undefined, undefined);
			papers.forEach(({ id: paperId, title }, paperAt) => {
				const paper = { activityId: id, title, state: 'none', order: paperPlaces[paperAt] };
				putRecord(doc.getMap('documents'), paperId, paper);
			});
		});
	});
}

export function changeActivity(doc: Y.Doc, activityId: string, fields: ActivityChange): void {
	doc.transact(() => {
		const activity = recordIn(doc, 'activities', activityId);
		if (activity) writeActivity(activity, fields);
	});
}

/**
 * The text of the responsible and the people in it are always written together, so that of two
 * phones that change them at once the same one wins both.
 */
export function writeActivity(
	activity: Fields,
	{ people, responsible, ...fields }: ActivityChange & { readonly content?: string }
): void {
	setFields(activity, fields);
	const differs = responsible !== undefined && responsible !== textOf(activity.get('responsible'));
	if (people === undefined && !differs) return;
	const text = responsible ?? textOf(activity.get('responsible'));
	activity.set('responsible', text);
	activity.set('people', people ?? []);
}

/** `index` is the place among the other activities of that stage. */
export function moveActivity(
	doc: Y.Doc,
	activityId: string,
	{ stageId, index }: { readonly stageId: string; readonly index: number }
): void {
	doc.transact(() => {
		const activity = recordIn(doc, 'activities', activityId);
		const others = activitiesIn(readRoadmap(doc), stageId).filter(({ id }) => id !== activityId);
		if (activity) setFields(activity, { stageId, order: placeAt(others, index) });
	});
}

export function removeActivity(doc: Y.Doc, activityId: string): void {
	doc.transact(() => throwAway(doc, activityId));
}

export function restoreActivity(doc: Y.Doc, activityId: string): void {
	doc.transact(() => {
		const activity = recordIn(doc, 'activities', activityId);
		if (activity) setFields(activity, { removed: '' });
	});
}

/** `today` is kept as the day it was done, only while it is done. */
export interface StatusChange {
	readonly status: ActivityStatus;
	readonly today: string;
	readonly postponedTo?: string;
}

export function setStatus(doc: Y.Doc, activityId: string, change: StatusChange): void {
	doc.transact(() => {
		const activity = recordIn(doc, 'activities', activityId);
		if (activity) setFields(activity, statusFields(change));
	});
}

function statusFields({ status, today, postponedTo = '' }: StatusChange): {
	readonly status: ActivityStatus;
	readonly doneOn: string;
	readonly postponedTo: string;
} {
	return {
		status,
		doneOn: status === 'done' ? today : '',
		postponedTo: status === 'postponed' ? postponedTo : ''
	};
}

export type MarkChange = Partial<Omit<OccurrenceMark, keyof OccurrenceKey>>;

/** What became of one month, quarter or day of a recurring activity. */
export function setOccurrence(
	doc: Y.Doc,
	activityId: string,
	change: OccurrenceKey & MarkChange
): void {
	doc.transact(() => {
		if (!recordIn(doc, 'activities', activityId)) return;
		const marks = doc.getMap<unknown>('occurrences');
		for (const field of markFields) {
			const value = change[field];
			const key = occurrenceKey(activityId, change, field);
			if (value !== undefined && marks.get(key) !== value) marks.set(key, value);
		}
	});
}

export function activitiesIn({ stages }: Roadmap, stageId: string): readonly Activity[] {
	return stages.find(({ id }) => id === stageId)?.activities ?? [];
}
