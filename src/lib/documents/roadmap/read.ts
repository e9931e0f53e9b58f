import type * as Y from 'yjs';
import { byOrder } from '#lib/domain/order.ts';
import {
	type Activity,
	type ExpectedDocument,
	type Part,
	type Roadmap,
	type Stage,
	type StageText,
	type StrayActivity
} from '#lib/domain/roadmap/roadmap.ts';
import { recordsIn, textOf, type Fields } from '../fields.ts';
import { longTextIn, type LongText } from '../long-text.ts';
import { presenceOf, printOfRecord, type Presence } from '../removal.ts';
import { readOccurrences } from './occurrences.ts';
import { originsIn, twinsIn } from './origins.ts';
import {
	readActivity,
	readApproval,
	readColumns,
	readLeftover,
	readLink,
	readPaper,
	readPart,
	readRemark,
	readTitlePage,
	type BareActivity
} from './read-records.ts';
import { printOfActivity, printOfStage } from './removal.ts';
import { stageTextRoot, textsOfStage } from './stage-texts.ts';

/** Never throws: a phone may hold fields that this version does not know, or lack some. */
export function readRoadmap(doc: Y.Doc): Roadmap {
	const fields = doc.getMap<unknown>('fields');
	const parts = readOwned(doc, 'parts', readPart);
	const papers = readOwned(doc, 'documents', readPaper);
	const activities = readActivities(doc, parts.kept, papers.kept);
	const stages = readStages(doc, activities);
	return {
		titlePage: readTitlePage(fields),
		approvals: recordsIn(doc, 'approvals').map(readApproval).sort(byOrder),
		columns: readColumns(fields.get('columns')),
		stages: withPresence(stages, 'kept'),
		strays: {
			stages: withPresence(stages, 'changed-after-removal'),
			activities: strayActivities(stages, activities),
			documents: orphans(papers.kept, activities),
			parts: orphans(parts.kept, activities)
		},
		bin: {
			stages: withPresence(stages, 'removed'),
			activities: withPresence(activities, 'removed'),
			documents: papers.removed,
			parts: parts.removed
		},
		links: recordsIn(doc, 'links').map(readLink).sort(byId),
		remarks: recordsIn(doc, 'remarks').map(readRemark).sort(byTime),
		leftovers: recordsIn(doc, 'leftovers').map(readLeftover).sort(byOrder)
	};
}

export function stageText(doc: Y.Doc, stageId: string, name: StageText): LongText {
	return longTextIn(doc, stageTextRoot(stageId, name));
}

export function activityNote(doc: Y.Doc, activityId: string): LongText {
	return longTextIn(doc, `text:${activityId}:note`);
}

interface Present<T> {
	readonly value: T;
	readonly presence: Presence;
}

function withPresence<T>(all: readonly Present<T>[], presence: Presence): readonly T[] {
	return all.filter((each) => each.presence === presence).map(({ value }) => value);
}

interface Owned<T> {
	readonly kept: readonly T[];
	readonly removed: readonly T[];
}

/** A part or paper that was changed while it was removed stands in its place again. */
function readOwned<T extends Part | ExpectedDocument>(
	doc: Y.Doc,
	root: 'parts' | 'documents',
	read: (record: readonly [string, Fields]) => T
): Owned<T> {
	const twins = twinsIn(doc, 'activities');
	const all = recordsIn(doc, root)
		.map((record) => ({
			value: read(record),
			presence: presenceOf(record[1], () => printOfRecord(record[1]))
		}))
		.filter(({ value }) => !twins.has(value.activityId));
	const sorted = all.sort((a, b) => byOrder(a.value, b.value));
	return {
		kept: sorted.filter(({ presence }) => presence !== 'removed').map(({ value }) => value),
		removed: withPresence(sorted, 'removed')
	};
}

function readActivities(
	doc: Y.Doc,
	parts: readonly Part[],
	papers: readonly ExpectedDocument[]
): readonly Present<Activity>[] {
	const partsByActivity = Map.groupBy(parts, ({ activityId }) => activityId);
	const papersByActivity = Map.groupBy(papers, ({ activityId }) => activityId);
	const occurrences = readOccurrences(doc);
	const twins = twinsIn(doc, 'activities');
	const home = homesIn(doc);
	return recordsIn(doc, 'activities')
		.filter(([id]) => !twins.has(id))
		.map((record) => ({
			value: {
				...home(readActivity(record)),
				parts: partsByActivity.get(record[0]) ?? [],
				documents: papersByActivity.get(record[0]) ?? [],
				occurrences: occurrences.get(record[0]) ?? []
			},
			presence: presenceOf(record[1], () => printOfActivity(doc, ...record))
		}))
		.sort((a, b) => byOrder(a.value, b.value));
}

/** Where it was taken from, and the stage that stands for its own. */
function homesIn(doc: Y.Doc): (activity: BareActivity) => BareActivity {
	const origins = originsIn(doc);
	const twins = twinsIn(doc, 'stages');
	return (activity) => {
		const stageId = twins.get(activity.stageId) ?? activity.stageId;
		const kept = origins.get(activity.id);
		if (!kept) return { ...activity, stageId };
		const { print: _, ...origin } = kept;
		return { ...activity, stageId, origin };
	};
}

function readStages(
	doc: Y.Doc,
	activities: readonly Present<Activity>[]
): readonly Present<Stage>[] {
	const byStage = Map.groupBy(withPresence(activities, 'kept'), ({ stageId }) => stageId);
	const twins = twinsIn(doc, 'stages');
	return recordsIn(doc, 'stages')
		.filter(([id]) => !twins.has(id))
		.map(([id, fields]) => {
			const [task = '', narrative = '', proposals = ''] = textsOfStage(doc, id);
			const value: Stage = {
				id,
				order: textOf(fields.get('order')),
				number: textOf(fields.get('number')),
				title: textOf(fields.get('title')),
				heading: textOf(fields.get('heading')),
				task,
				narrative,
				proposals,
				activities: byStage.get(id) ?? []
			};
			const print = (): string => printOfStage(fields, [task, narrative, proposals]);
			return { value, presence: presenceOf(fields, print) };
		})
		.sort((a, b) => byOrder(a.value, b.value));
}

/** Their stage is gone, or somebody changed them while they were being removed. */
function strayActivities(
	stages: readonly Present<Stage>[],
	activities: readonly Present<Activity>[]
): readonly StrayActivity[] {
	const known = new Set(withPresence(stages, 'kept').map(({ id }) => id));
	return activities.flatMap(({ value, presence }): StrayActivity[] => {
		if (presence === 'changed-after-removal') return [{ activity: value, why: presence }];
		if (presence === 'removed' || known.has(value.stageId)) return [];
		return [{ activity: value, why: 'no-stage' }];
	});
}

function orphans<T extends { readonly activityId: string }>(
	owned: readonly T[],
	activities: readonly Present<Activity>[]
): readonly T[] {
	const known = new Set(activities.map(({ value }) => value.id));
	return owned.filter(({ activityId }) => !known.has(activityId));
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function byTime(
	a: { readonly id: string; readonly at: number },
	b: { readonly id: string; readonly at: number }
): number {
	return a.at - b.at || byId(a, b);
}
