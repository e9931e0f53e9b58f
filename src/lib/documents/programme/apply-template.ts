import type * as Y from 'yjs';
import { placeBetween } from '#lib/domain/order.ts';
import { newTasks } from '#lib/domain/programme-templates/template.ts';
import type { ProgrammeTemplate } from '#lib/domain/programme-templates/template.ts';
import { putRecord, setFields } from '../fields.ts';
import { readProgramme } from './read.ts';
import { programmeText } from './text.ts';

/**
 * Adds to what the pair has written and replaces nothing: a goal that stands stays, and so do the
 * form and the kind. One transaction, so that one «Отменить» takes all of it back.
 */
export function applyTemplate(doc: Y.Doc, template: ProgrammeTemplate, newId: () => string): void {
	doc.transact(() => {
		const programme = readProgramme(doc);
		const { form, kind } = programme.title;
		setFields(doc.getMap('fields'), {
			...(form === '' ? { form: template.form } : {}),
			...(kind === '' ? { kind: template.kind } : {})
		});
		const goal = programmeText(doc, 'goal');
		if (goal.value.trim() === '') goal.write({ at: 0, remove: 0, insert: template.goal });
		let taskPlace = programme.tasks.at(-1)?.order;
		let stepPlace = programme.steps.at(-1)?.order;
		for (const task of newTasks(programme, template)) {
			const taskId = newId();
			taskPlace = placeBetween(taskPlace, undefined);
			putRecord(doc.getMap('tasks'), taskId, { order: taskPlace, title: task.title });
			for (const step of task.steps) {
				stepPlace = placeBetween(stepPlace, undefined);
				const fields = { ...step, taskId, order: stepPlace, comment: '', status: 'planned' };
				putRecord(doc.getMap('steps'), newId(), fields);
			}
		}
	});
}
