import type * as Y from 'yjs';
import type {
	ProgrammeTemplate,
	TemplateStep,
	TemplateTask
} from '#lib/domain/programme-templates/template.ts';
import { putRecord, recordsIn, textOf, type Fields } from '../fields.ts';

const root = 'materials';
const kind = 'programme-template';
const taskPrefix = 'task:';

/** A programme of the school to begin with; a task is a value of its own, since one value is bounded. */
export function addTemplate(doc: Y.Doc, { name, tasks, ...words }: ProgrammeTemplate): void {
	const cells = tasks.map((task, at) => [`${taskPrefix}${at}`, JSON.stringify(task)] as const);
	const { kind: programmeKind, ...others } = words;
	const fields = { ...others, of: kind, programmeKind, ...Object.fromEntries(cells) };
	doc.transact(() => putRecord(doc.getMap(root), name, fields));
}

/** By their titles; whatever else stands in the library is passed over. */
export function templatesIn(doc: Y.Doc): readonly ProgrammeTemplate[] {
	return recordsIn(doc, root)
		.filter(([, fields]) => fields.get('of') === kind)
		.map(([id, fields]) => readTemplate(id, fields))
		.toSorted((a, b) => a.title.localeCompare(b.title, 'ru') || (a.name < b.name ? -1 : 1));
}

function readTemplate(name: string, fields: Fields): ProgrammeTemplate {
	const cells = [...fields]
		.filter(([field]) => field.startsWith(taskPrefix))
		.toSorted(
			([a], [b]) => Number(a.slice(taskPrefix.length)) - Number(b.slice(taskPrefix.length))
		);
	return {
		name,
		title: textOf(fields.get('title')),
		about: textOf(fields.get('about')),
		form: textOf(fields.get('form')),
		kind: textOf(fields.get('programmeKind')),
		goal: textOf(fields.get('goal')),
		tasks: cells.flatMap(([, value]) => readTask(textOf(value)) ?? [])
	};
}

function readTask(text: string): TemplateTask | undefined {
	try {
		const { title, steps } = JSON.parse(text) as { title?: unknown; steps?: unknown };
		return { title: textOf(title), steps: Array.isArray(steps) ? steps.map(readStep) : [] };
	} catch {
		// Somebody else's word under our name: the other tasks are whole.
		return undefined;
	}
}

function readStep(value: unknown): TemplateStep {
	const fields = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
		Record<string, unknown>
	>;
	return {
		title: textOf(fields['title']),
		form: textOf(fields['form']),
		term: textOf(fields['term']),
		mentorDoes: textOf(fields['mentorDoes']),
		menteeDoes: textOf(fields['menteeDoes']),
		expected: textOf(fields['expected']),
		evidence: textOf(fields['evidence'])
	};
}
