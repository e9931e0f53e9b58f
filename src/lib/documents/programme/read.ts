import type * as Y from 'yjs';
import { byOrder } from '#lib/domain/order.ts';
import {
	directions,
	listFields,
	standingFields,
	stepStatuses,
	titleFields,
	type ListItem,
	type ListName,
	type Programme,
	type ProgrammeTitle,
	type Standing,
	type Step,
	type Task
} from '#lib/domain/programme.ts';
import { oneOf, textOf, type Fields } from '../fields.ts';
import { keptIn } from './removal.ts';

/** Never throws: a phone may hold fields that this version does not know, or lack some. */
export function readProgramme(doc: Y.Doc): Programme {
	return {
		title: readTitle(doc.getMap('fields')),
		tasks: keptIn(doc, 'tasks').map(readTask).sort(byOrder),
		steps: keptIn(doc, 'steps').map(readStep).sort(byOrder),
		lists: {
			difficulties: readList(doc, 'difficulties'),
			results: readList(doc, 'results'),
			risks: readList(doc, 'risks'),
			checks: readList(doc, 'checks')
		},
		decision: textOf(doc.getMap('fields').get('decision')),
		people: readPeople(doc)
	};
}

export function readList<Name extends ListName>(doc: Y.Doc, name: Name): readonly ListItem<Name>[] {
	const items = keptIn(doc, name).map(([id, fields]) => {
		const cells = listFields[name].map((field) => [field, textOf(fields.get(field))] as const);
		const placed = { id, order: textOf(fields.get('order')) };
		return { ...placed, ...Object.fromEntries(cells) } as ListItem<Name>;
	});
	return items.sort(byOrder);
}

/** Under «person|field», so that two phones may fill in one person at once. */
export function standingKey(personId: string, field: string): string {
	return `${personId}|${field}`;
}

function readPeople(doc: Y.Doc): ReadonlyMap<string, Standing> {
	const values = doc.getMap<unknown>('people');
	const ids = new Set([...values.keys()].map((key) => key.slice(0, key.lastIndexOf('|'))));
	const standingOf = (id: string): Standing => {
		const cells = standingFields.map(
			(field) => [field, textOf(values.get(standingKey(id, field)))] as const
		);
		return Object.fromEntries(cells) as Standing;
	};
	return new Map([...ids].filter(Boolean).map((id) => [id, standingOf(id)]));
}

function readTitle(fields: Fields): ProgrammeTitle {
	const cells = titleFields.map((name) => [name, textOf(fields.get(name))] as const);
	return Object.fromEntries(cells) as ProgrammeTitle;
}

function readTask([id, fields]: readonly [string, Fields]): Task {
	return {
		id,
		order: textOf(fields.get('order')),
		title: textOf(fields.get('title')),
		direction: oneOf(directions, fields.get('direction'), ''),
		outcome: textOf(fields.get('outcome'))
	};
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
		doneOn: textOf(fields.get('doneOn')),
		forWhom: textOf(fields.get('forWhom'))
	};
}
