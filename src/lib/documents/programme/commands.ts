import type * as Y from 'yjs';
import { placeAt, placeBetween } from '#lib/domain/order.ts';
import type { ProgrammeTitle, Step, StepStatus, Task } from '#lib/domain/programme.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { readProgramme } from './read.ts';
import { removeIn } from './removal.ts';

export function fillInTitle(
	doc: Y.Doc,
	fields: Partial<ProgrammeTitle> & { readonly decision?: string }
): void {
	doc.transact(() => setFields(doc.getMap('fields'), fields));
}

export type TaskFields = Partial<Omit<Task, 'id' | 'order'>>;

export function addTask(doc: Y.Doc, { id, ...fields }: TaskFields & { readonly id: string }): void {
	doc.transact(() => {
		const order = placeBetween(readProgramme(doc).tasks.at(-1)?.order, undefined);
		putRecord(doc.getMap('tasks'), id, { ...fields, order });
	});
}

/** If another phone has removed it meanwhile, it is here again. */
export function renameTask(doc: Y.Doc, taskId: string, title: string): void {
	doc.transact(() => {
		const task = recordIn(doc, 'tasks', taskId);
		if (task) setFields(task, { title });
	});
}

/** Its steps stay: another phone may be adding one right now. They show as stray. */
export function removeTask(doc: Y.Doc, taskId: string): void {
	removeIn(doc, 'tasks', taskId);
}

export type StepFields = Partial<Omit<Step, 'id' | 'order' | 'status' | 'doneOn'>>;

export function addStep(doc: Y.Doc, { id, ...fields }: StepFields & { readonly id: string }): void {
	doc.transact(() => {
		const order = placeBetween(readProgramme(doc).steps.at(-1)?.order, undefined);
		putRecord(doc.getMap('steps'), id, { ...fields, order, status: 'planned' });
	});
}

export function changeStep(doc: Y.Doc, stepId: string, fields: StepFields): void {
	doc.transact(() => {
		const step = recordIn(doc, 'steps', stepId);
		if (step) setFields(step, fields);
	});
}

/** `today` is the day it was done, kept only while the step is done. */
export function setStepStatus(
	doc: Y.Doc,
	stepId: string,
	{ status, today }: { readonly status: StepStatus; readonly today: string }
): void {
	doc.transact(() => {
		const step = recordIn(doc, 'steps', stepId);
		if (step) setFields(step, { status, doneOn: status === 'done' ? today : '' });
	});
}

/** `index` is the place among the other steps. */
export function moveStep(doc: Y.Doc, stepId: string, index: number): void {
	doc.transact(() => {
		const step = recordIn(doc, 'steps', stepId);
		const others = readProgramme(doc).steps.filter((other) => other.id !== stepId);
		if (step) setFields(step, { order: placeAt(others, index) });
	});
}

export function removeStep(doc: Y.Doc, stepId: string): void {
	removeIn(doc, 'steps', stepId);
}
