import type * as Y from 'yjs';
import { rowsById, sectionsById, type ChangeLine } from '#lib/domain/approvals/change-lines.ts';
import { placeAt } from '#lib/domain/order.ts';
import { programmeTexts } from '#lib/domain/programme.ts';
import { recordIn, setFields } from '../fields.ts';
import { replaceText } from '../long-text.ts';
import { idsOf, placeOfOld, type PutBack } from '../put-back-line.ts';
import { restoreRecord } from '../removal.ts';
import { changeStep, fillInTitle, removeStep, removeTask } from './commands.ts';
import { changeRecord } from './lists.ts';
import { readProgramme } from './read.ts';
import { programmeText } from './text.ts';

export function putBackInProgramme(doc: Y.Doc, { line, approved }: PutBack): boolean {
	switch (line.of) {
		case 'plan':
			return putBackTitle(doc, line);
		case 'section':
			return putBackTask(doc, { line, approved });
		case 'row':
			return putBackStep(doc, { line, approved });
		case 'part':
			return false;
	}
}

function putBackTitle(doc: Y.Doc, { field, before }: ChangeLine): boolean {
	// A list, or who is who, is kept by rows that a text does not give back.
	if (field.startsWith('list:') || field === 'people') return false;
	const name = programmeTexts.find((each) => each === field);
	if (name) replaceText(programmeText(doc, name), before);
	else fillInTitle(doc, { [field]: before });
	return true;
}

function putBackTask(doc: Y.Doc, { line, approved }: PutBack): boolean {
	const { subjectId: id, what, field, before } = line;
	// The steps of no task are no task that could come or go.
	if (id === '') return false;
	switch (what) {
		case 'added':
			removeTask(doc, id);
			return true;
		case 'removed':
			return restore(doc, 'tasks', id);
		case 'moved': {
			const others = readProgramme(doc).tasks.filter((task) => task.id !== id);
			const then = idsOf(approved.sections);
			const order = placeAt(others, placeOfOld(id, { then, left: idsOf(others) }));
			return write(doc, { root: 'tasks', id }, { order });
		}
		case 'changed':
			changeRecord(doc, { root: 'tasks', id }, { [field]: before });
			return true;
	}
}

function putBackStep(doc: Y.Doc, { line, approved }: PutBack): boolean {
	const { subjectId: id, what, field, before } = line;
	switch (what) {
		case 'added':
			removeStep(doc, id);
			return true;
		case 'removed':
			return restore(doc, 'steps', id);
		case 'moved':
			return moveHome(doc, id, { line, approved });
		case 'changed':
			changeStep(doc, id, { [field]: before });
			return true;
	}
}

function moveHome(doc: Y.Doc, id: string, { approved }: PutBack): boolean {
	const taskId = rowsById(approved).get(id)?.sectionId ?? '';
	const { steps, tasks } = readProgramme(doc);
	if (taskId !== '' && !tasks.some((task) => task.id === taskId)) return false;
	const others = steps.filter((step) => step.id !== id);
	const then = idsOf(sectionsById(approved).get(taskId)?.rows ?? []);
	const order = placeAt(others, placeOfOld(id, { then, left: idsOf(others) }));
	return write(doc, { root: 'steps', id }, { taskId, order });
}

function restore(doc: Y.Doc, root: 'tasks' | 'steps', id: string): boolean {
	const record = recordIn(doc, root, id);
	if (record) doc.transact(() => restoreRecord(record));
	return record !== undefined;
}

function write(
	doc: Y.Doc,
	{ root, id }: { readonly root: string; readonly id: string },
	fields: object
): boolean {
	const record = recordIn(doc, root, id);
	if (record) doc.transact(() => setFields(record, fields));
	return record !== undefined;
}
