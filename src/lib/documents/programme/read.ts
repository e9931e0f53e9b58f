import type * as Y from 'yjs';
import { byOrder } from '#lib/domain/order.ts';
import {
	stepStatuses,
	type Programme,
	type ProgrammeText,
	type ProgrammeTitle,
	type Step,
	type Task
} from '#lib/domain/programme.ts';
import { oneOf, recordsIn, textOf, type Fields } from '../fields.ts';
import { longTextIn, type LongText } from '../long-text.ts';
import { isRemoved } from '../removal.ts';

/** Never throws: a phone may hold fields that this version does not know, or lack some. */
export function readProgramme(doc: Y.Doc): Programme {
	return {
		title: readTitle(doc.getMap('fields')),
		tasks: keptIn(doc, 'tasks').map(readTask).sort(byOrder),
		steps: keptIn(doc, 'steps').map(readStep).sort(byOrder)
	};
}

function keptIn(doc: Y.Doc, root: string): readonly (readonly [string, Fields])[] {
	return recordsIn(doc, root).filter(([, fields]) => !isRemoved(fields));
}

export function programmeText(doc: Y.Doc, name: ProgrammeText): LongText {
	return longTextIn(doc, `text:${name}`);
}

function readTitle(fields: Fields): ProgrammeTitle {
	return {
		form: textOf(fields.get('form')),
		kind: textOf(fields.get('kind')),
		mode: textOf(fields.get('mode')),
		from: textOf(fields.get('from')),
		to: textOf(fields.get('to')),
		meetingRule: textOf(fields.get('meetingRule')),
		place: textOf(fields.get('place'))
	};
}

function readTask([id, fields]: readonly [string, Fields]): Task {
	return { id, order: textOf(fields.get('order')), title: textOf(fields.get('title')) };
}

function readStep([id, fields]: readonly [string, Fields]): Step {
	return {
		id,
		order: textOf(fields.get('order')),
		taskId: textOf(fields.get('taskId')),
		title: textOf(fields.get('title')),
		form: textOf(fields.get('form')),
		term: textOf(fields.get('term')),
		mentorDoes: textOf(fields.get('mentorDoes')),
		menteeDoes: textOf(fields.get('menteeDoes')),
		expected: textOf(fields.get('expected')),
		evidence: textOf(fields.get('evidence')),
		comment: textOf(fields.get('comment')),
		status: oneOf(stepStatuses, fields.get('status'), 'planned'),
		doneOn: textOf(fields.get('doneOn'))
	};
}
