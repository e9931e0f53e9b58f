import type * as Y from 'yjs';
import { bare } from '#lib/domain/roadmap/cells.ts';
import {
	originOf,
	takenFrom,
	type OriginChange,
	type OtherRoadmap
} from '#lib/domain/roadmap/origin.ts';
import type { Activity, Stage } from '#lib/domain/roadmap/roadmap.ts';
import { putRecord, recordIn } from '../fields.ts';
import {
	activitiesIn,
	changeActivity,
	moveActivity,
	removeActivity,
	restoreActivity
} from './activities.ts';
import { filled } from './merge-owned.ts';
import { originsIn, putOrigin, refreshOrigin } from './origins.ts';
import { addDocument, removeDocument, restoreDocument } from './papers.ts';
import { placesBetween } from './places.ts';
import { readRoadmap } from './read.ts';
import { stageTextRoot } from './stage-texts.ts';
import { addStage } from './stages.ts';

export interface Taking extends OtherRoadmap {
	/** Rows of that roadmap. */
	readonly activityIds: ReadonlySet<string>;
	readonly newId: () => string;
}

/**
 * The chosen rows, with their parts and expected papers, at the end of the stage that is called the
 * same here; where there is none, the stage comes with them. A row that is here already is passed
 * over, and one that lies in the bin comes out of it. Gives the ids of what came, by their ids here.
 */
export function takeOver(doc: Y.Doc, taking: Taking): readonly string[] {
	return doc.transact(() =>
		taking.roadmap.stages.flatMap((stage) => {
			const here = takenFrom(readRoadmap(doc), taking.documentId);
			const rows = stage.activities.filter(({ id }) => taking.activityIds.has(id) && !here.has(id));
			return rows.length === 0 ? [] : takeRows(doc, { stage, rows, taking });
		})
	);
}

interface StageRows {
	readonly stage: Stage;
	readonly rows: readonly Activity[];
	readonly taking: Taking;
}

function takeRows(doc: Y.Doc, { stage, rows, taking }: StageRows): readonly string[] {
	const { documentId } = taking;
	const stageId = stageFor(doc, stage, taking);
	const before = activitiesIn(readRoadmap(doc), stageId);
	const places = placesBetween(rows.length, before.at(-1)?.order, undefined);
	const binned = new Map(
		readRoadmap(doc).bin.activities.flatMap(({ id, origin }) =>
			origin?.documentId === documentId ? [[origin.activityId, id] as const] : []
		)
	);
	return rows.map((row, at) => {
		const inBin = binned.get(row.id);
		if (inBin !== undefined) {
			restoreActivity(doc, inBin);
			moveActivity(doc, inBin, { stageId, index: Number.MAX_SAFE_INTEGER });
			return inBin;
		}
		const id = copyRow(doc, { row, stageId, order: places[at] ?? '' }, taking.newId);
		putOrigin(doc, id, originOf(documentId, row));
		return id;
	});
}

function stageFor(doc: Y.Doc, stage: Stage, { documentId, newId }: Taking): string {
	const origins = originsIn(doc);
	const here = readRoadmap(doc).stages;
	const known =
		here.find(({ id }) => {
			const origin = origins.get(id);
			return origin?.documentId === documentId && origin.activityId === stage.id;
		}) ?? here.find(({ title }) => title !== '' && bare(title) === bare(stage.title));
	if (known) return known.id;
	const id = newId();
	const { number, title, task } = stage;
	addStage(doc, { id, number, title });
	if (task !== '') doc.getText(stageTextRoot(id, 'task')).insert(0, task);
	putOrigin(doc, id, { documentId, activityId: stage.id, title, term: '', isGone: false });
	return id;
}

interface RowAt {
	readonly row: Activity;
	readonly stageId: string;
	readonly order: string;
}

/** What is to be done comes along; what became of it there does not, and neither does its number. */
function copyRow(doc: Y.Doc, { row, stageId, order }: RowAt, newId: () => string): string {
	const activityId = newId();
	const { title, content, term, responsible, people, result, notes } = row;
	const fields = { title, content, term, responsible, people, result, notes };
	const record = filled({ ...fields, stageId, order, status: 'planned' });
	putRecord(doc.getMap('activities'), activityId, record);
	for (const { id: _, ...part } of row.parts)
		putRecord(doc.getMap('parts'), newId(), filled({ ...part, activityId }));
	for (const { title: paper, order: place } of row.documents) {
		const fresh = { title: paper, order: place, state: 'none', activityId };
		putRecord(doc.getMap('documents'), newId(), fresh);
	}
	return activityId;
}

/** The school's row says what its origin says now; one that is gone there goes to the bin here. */
export function acceptOriginChange(doc: Y.Doc, change: OriginChange): void {
	const { activity, now, row, title, term, responsible } = change;
	doc.transact(() => {
		refreshOrigin(doc, { id: activity.id, origin: now }, () => {
			changeActivity(doc, activity.id, {
				...(title && { title: now.title }),
				...(term && { term: now.term }),
				...(responsible && row && { responsible: row.responsible, people: row.people })
			});
			followPapers(doc, change);
		});
		if (now.isGone) removeActivity(doc, activity.id);
	});
}

/** A paper that the school has begun already stays, whatever the district expects now. */
function followPapers(doc: Y.Doc, { activity, row, papers }: OriginChange): void {
	const here = activity.documents;
	// Under the id it has there: two curators who follow at once bring one paper.
	for (const { id, title } of row?.documents ?? []) {
		const isNew = papers?.added.includes(title.trim()) ?? false;
		if (!isNew || here.some((paper) => paper.title === title)) continue;
		if (recordIn(doc, 'documents', id)) restoreDocument(doc, id);
		else addDocument(doc, { id, activityId: activity.id, title });
	}
	for (const { id, title, state, number } of here) {
		const isBegun = state !== 'none' || number !== '';
		if (papers?.removed.includes(title) && !isBegun) removeDocument(doc, id);
	}
}

/** The row stays as it is here, and nobody is asked about this change again. */
export function keepOurs(doc: Y.Doc, { activity, now }: OriginChange): void {
	doc.transact(() => refreshOrigin(doc, { id: activity.id, origin: now }, () => undefined));
}
