import type * as Y from 'yjs';
import { rowsById, sectionsById, type ChangeLine } from '#lib/domain/approvals/change-lines.ts';
import { headingOfNote } from '#lib/domain/approvals/roadmap-plan.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { recordIn, setFields } from '../fields.ts';
import { replaceText } from '../long-text.ts';
import { idsOf, placeOfOld, type PutBack } from '../put-back-line.ts';
import {
	activitiesIn,
	changeActivity,
	moveActivity,
	removeActivity,
	restoreActivity
} from './activities.ts';
import { changePart, removePart } from './papers.ts';
import { readRoadmap, stageText } from './read.ts';
import { changeStage, moveStage, removeStage, restoreStage } from './stages.ts';
import { changeTitlePage } from './title-page.ts';

export function putBackInRoadmap(doc: Y.Doc, { line, approved }: PutBack): boolean {
	switch (line.of) {
		case 'plan':
			return putBackTitle(doc, line);
		case 'section':
			return putBackStage(doc, { line, approved });
		case 'row':
			return putBackActivity(doc, { line, approved });
		case 'part':
			return putBackPart(doc, line);
	}
}

function putBackTitle(doc: Y.Doc, { field, before }: ChangeLine): boolean {
	const value = field === 'authors' ? before.split('\n').filter((name) => name !== '') : before;
	changeTitlePage(doc, { [field]: value });
	return true;
}

function putBackStage(doc: Y.Doc, { line, approved }: PutBack): boolean {
	const { subjectId: id, what, field, before } = line;
	switch (what) {
		case 'added':
			removeStage(doc, id);
			return true;
		case 'removed': {
			const isInBin = readRoadmap(doc).bin.stages.some((stage) => stage.id === id);
			if (isInBin) restoreStage(doc, id);
			return isInBin;
		}
		case 'moved': {
			const left = idsOf(readRoadmap(doc).stages).filter((other) => other !== id);
			moveStage(doc, id, placeOfOld(id, { then: idsOf(approved.sections), left }));
			return true;
		}
		case 'changed':
			if (field === 'task') replaceText(stageText(doc, id, 'task'), before);
			else changeStage(doc, id, { [field]: before });
			return true;
	}
}

function putBackActivity(doc: Y.Doc, { line, approved }: PutBack): boolean {
	const { subjectId: id, what } = line;
	switch (what) {
		case 'added':
			removeActivity(doc, id);
			return true;
		case 'removed': {
			const isInBin = readRoadmap(doc).bin.activities.some((activity) => activity.id === id);
			if (isInBin) restoreActivity(doc, id);
			return isInBin;
		}
		case 'moved':
			return moveHome(doc, { line, approved });
		case 'changed':
			return putBackField(doc, line);
	}
}

function moveHome(doc: Y.Doc, { line: { subjectId: id }, approved }: PutBack): boolean {
	const stageId = rowsById(approved).get(id)?.sectionId;
	const roadmap = readRoadmap(doc);
	if (stageId === undefined || !roadmap.stages.some((stage) => stage.id === stageId)) return false;
	const left = idsOf(activitiesIn(roadmap, stageId)).filter((other) => other !== id);
	const then = idsOf(sectionsById(approved).get(stageId)?.rows ?? []);
	moveActivity(doc, id, { stageId, index: placeOfOld(id, { then, left }) });
	return true;
}

/** What papers are expected is a list of its own, with states that a text does not give back. */
function putBackField(doc: Y.Doc, { subjectId: id, field, before }: ChangeLine): boolean {
	if (field === 'papers') return false;
	const heading = headingOfNote(field);
	if (heading === undefined) {
		changeActivity(doc, id, { [field]: before });
		return true;
	}
	const activity = activitiesOf(readRoadmap(doc)).find((each) => each.id === id);
	if (!activity) return false;
	const notes = activity.notes.filter((note) => note.heading !== heading);
	changeActivity(doc, id, {
		notes: before === '' ? notes : [...notes, { heading, text: before }]
	});
	return true;
}

function putBackPart(doc: Y.Doc, { subjectId: id, what, field, before }: ChangeLine): boolean {
	switch (what) {
		case 'added':
			removePart(doc, id);
			return true;
		case 'removed': {
			const part = recordIn(doc, 'parts', id);
			if (part) doc.transact(() => setFields(part, { removed: '' }));
			return part !== undefined;
		}
		case 'moved':
			return false;
		case 'changed':
			changePart(doc, id, { [field]: before });
			return true;
	}
}
