import {
	activityStatuses,
	approvalKinds,
	paperStates,
	partSources,
	responsibleKinds,
	roadmapLevels,
	type Activity,
	type ApprovalBlock,
	type Column,
	type ColumnNote,
	type ExpectedDocument,
	type LeftoverText,
	type Part,
	type PersonLink,
	type Remark,
	type ResponsibleText,
	type TitlePage
} from '#lib/domain/roadmap/roadmap.ts';
import type { ColumnRole } from '#lib/domain/roadmap/proposal.ts';
import { flagOf, numberOf, oneOf, textOf, textsOf, type Fields } from '../fields.ts';

/** One record each; whatever stands in it, a whole value comes out. */
export type StoredRecord = readonly [id: string, fields: Fields];

export function readTitlePage(fields: Fields): TitlePage {
	return {
		level: oneOf(roadmapLevels, fields.get('level'), 'school'),
		title: textOf(fields.get('title')),
		organisation: textOf(fields.get('organisation')),
		contacts: textOf(fields.get('contacts')),
		period: textOf(fields.get('period')),
		from: textOf(fields.get('from')),
		to: textOf(fields.get('to')),
		order: textOf(fields.get('order')),
		authors: textsOf(fields.get('authors')),
		signatures: textsOf(fields.get('signatures'))
	};
}

const roles = [
	'number',
	'stage',
	'title',
	'term',
	'responsible',
	'result',
	'note'
] as const satisfies readonly ColumnRole[];

export function readColumns(value: unknown): readonly Column[] {
	return objectsOf(value).map((column) => ({
		heading: textOf(column['heading']),
		role: oneOf(roles, column['role'], 'note')
	}));
}

export function readApproval([id, fields]: StoredRecord): ApprovalBlock {
	return {
		id,
		order: textOf(fields.get('order')),
		kind: oneOf(approvalKinds, fields.get('kind'), 'approved'),
		text: textOf(fields.get('text')),
		by: textOf(fields.get('by')),
		person: textOf(fields.get('person')),
		document: oneOf(['order', 'protocol', ''], fields.get('document'), ''),
		number: textOf(fields.get('number')),
		date: textOf(fields.get('date'))
	};
}

/** An activity without what stands in records of its own. */
export type BareActivity = Omit<Activity, 'parts' | 'documents' | 'occurrences'>;

export function readActivity([id, fields]: StoredRecord): BareActivity {
	return {
		id,
		order: textOf(fields.get('order')),
		stageId: textOf(fields.get('stageId')),
		number: textOf(fields.get('number')),
		title: textOf(fields.get('title')),
		content: textOf(fields.get('content')),
		term: textOf(fields.get('term')),
		responsible: textOf(fields.get('responsible')),
		people: objectsOf(fields.get('people')).map(readResponsible),
		result: textOf(fields.get('result')),
		notes: objectsOf(fields.get('notes')).map(readNote),
		status: oneOf(activityStatuses, fields.get('status'), 'planned'),
		doneOn: textOf(fields.get('doneOn')),
		postponedTo: textOf(fields.get('postponedTo'))
	};
}

function readResponsible(value: Loose): ResponsibleText {
	return {
		kind: oneOf(responsibleKinds, value['kind'], 'free'),
		text: textOf(value['text']),
		person: textOf(value['person']),
		post: textOf(value['post'])
	};
}

function readNote(value: Loose): ColumnNote {
	return { heading: textOf(value['heading']), text: textOf(value['text']) };
}

export function readPart([id, fields]: StoredRecord): Part {
	return {
		id,
		order: textOf(fields.get('order')),
		activityId: textOf(fields.get('activityId')),
		source: oneOf(partSources, fields.get('source'), 'cell'),
		marker: textOf(fields.get('marker')),
		title: textOf(fields.get('title')),
		term: textOf(fields.get('term')),
		responsible: textOf(fields.get('responsible')),
		result: textOf(fields.get('result'))
	};
}

export function readPaper([id, fields]: StoredRecord): ExpectedDocument {
	return {
		id,
		order: textOf(fields.get('order')),
		activityId: textOf(fields.get('activityId')),
		title: textOf(fields.get('title')),
		state: oneOf(paperStates, fields.get('state'), 'none'),
		number: textOf(fields.get('number')),
		date: textOf(fields.get('date')),
		link: textOf(fields.get('link'))
	};
}

export function readLink([id, fields]: StoredRecord): PersonLink {
	return {
		id,
		written: textOf(fields.get('written')),
		personId: textOf(fields.get('personId'))
	};
}

export function readRemark([id, fields]: StoredRecord): Remark {
	return {
		id,
		about: textOf(fields.get('about')),
		text: textOf(fields.get('text')),
		author: textOf(fields.get('author')),
		at: numberOf(fields.get('at'))
	};
}

export function readLeftover([id, fields]: StoredRecord): LeftoverText {
	return {
		id,
		order: textOf(fields.get('order')),
		text: textOf(fields.get('text')),
		isSettled: flagOf(fields.get('isSettled'))
	};
}

type Loose = { readonly [name: string]: unknown };

function objectsOf(value: unknown): readonly Loose[] {
	return Array.isArray(value) ? value.filter(isLoose) : [];
}

function isLoose(value: unknown): value is Loose {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
