import { orderChanges } from './order-changes.ts';
import type { PlanContent, PlanFields, PlanRow, PlanSection } from './plan-content.ts';

/** One line of a «Лист изменений»: what was, what is now. It is accepted or returned as a whole. */
export interface ChangeLine {
	/** The same for the same change, whoever compares. */
	readonly id: string;
	readonly what: LineKind;
	readonly of: LineSubject;
	/** Which section, row or part; empty for the plan itself. */
	readonly subjectId: string;
	/** The row of a part; empty for everything else. */
	readonly rowId: string;
	/** Of a changed field; empty for everything else. */
	readonly field: string;
	readonly before: string;
	readonly after: string;
	/** Lines without which this one makes no sense: a row of a new section needs the section. */
	readonly needs: readonly string[];
}

export type LineKind = 'changed' | 'added' | 'removed' | 'moved';
export type LineSubject = 'plan' | 'section' | 'row' | 'part';

/** In the order of the new plan; what was removed stands at the end of its kind. */
export function linesBetween(before: PlanContent, after: PlanContent): readonly ChangeLine[] {
	return [
		...changedFields({ of: 'plan', subjectId: '', rowId: '' }, before.fields, after.fields),
		...sectionLines(before, after),
		...rowLines(before, after)
	];
}

type Subject = Pick<ChangeLine, 'of' | 'subjectId' | 'rowId'>;

export function lineId({ of, rowId, subjectId }: Subject, change: string): string {
	return [of, ...(rowId === '' ? [] : [rowId]), subjectId, change].join('/');
}

const changeSigns = { added: '+', removed: '-', moved: '~' } as const;

function lineOf(
	subject: Subject,
	what: 'added' | 'removed' | 'moved',
	needs: readonly string[] = []
): ChangeLine {
	const id = lineId(subject, changeSigns[what]);
	return { id, what, ...subject, field: '', before: '', after: '', needs };
}

function changedFields(
	subject: Subject,
	before: PlanFields,
	after: PlanFields
): readonly ChangeLine[] {
	const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
	return names
		.map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
		.filter((each) => each.before !== each.after)
		.map(({ field, ...values }) => {
			const id = lineId(subject, `=${field}`);
			return { id, what: 'changed', ...subject, field, ...values, needs: [] };
		});
}

const sectionSubject = (id: string): Subject => ({ of: 'section', subjectId: id, rowId: '' });
const rowSubject = (id: string): Subject => ({ of: 'row', subjectId: id, rowId: '' });

export interface PlacedRow {
	readonly row: PlanRow;
	readonly sectionId: string;
}

export function rowsById({ sections }: PlanContent): ReadonlyMap<string, PlacedRow> {
	return new Map(
		sections.flatMap(({ id, rows }) => rows.map((row) => [row.id, { row, sectionId: id }] as const))
	);
}

export function sectionsById({ sections }: PlanContent): ReadonlyMap<string, PlanSection> {
	return new Map(sections.map((section) => [section.id, section]));
}

const idsOf = (all: readonly { readonly id: string }[]): readonly string[] =>
	all.map(({ id }) => id);

function sectionLines(before: PlanContent, after: PlanContent): readonly ChangeLine[] {
	const { added, removed, moved } = orderChanges(idsOf(before.sections), idsOf(after.sections));
	const old = sectionsById(before);
	const placed = rowsById(after);
	const lines = after.sections.flatMap(({ id, fields }): readonly ChangeLine[] => {
		const subject = sectionSubject(id);
		if (added.has(id)) return [lineOf(subject, 'added')];
		const changes = changedFields(subject, old.get(id)?.fields ?? {}, fields);
		return moved.has(id) ? [lineOf(subject, 'moved'), ...changes] : changes;
	});
	const gone = before.sections.filter(({ id }) => removed.has(id));
	const left = gone.map((section) => {
		const needs = section.rows.map(({ id }) => lineId(rowSubject(id), placed.has(id) ? '~' : '-'));
		return lineOf(sectionSubject(section.id), 'removed', needs);
	});
	return [...lines, ...left];
}

function rowLines(before: PlanContent, after: PlanContent): readonly ChangeLine[] {
	const old = rowsById(before);
	const now = rowsById(after);
	const sections = sectionsById(before);
	const lines = after.sections.flatMap(({ id: sectionId, rows }) => {
		const needs = sections.has(sectionId) ? [] : [lineId(sectionSubject(sectionId), '+')];
		const oldRows = idsOf(sections.get(sectionId)?.rows ?? []);
		const { moved } = orderChanges(oldRows, idsOf(rows));
		return rows.flatMap((row): readonly ChangeLine[] => {
			const subject = rowSubject(row.id);
			const known = old.get(row.id);
			if (!known) return [lineOf(subject, 'added', needs)];
			const isMoved = known.sectionId !== sectionId || moved.has(row.id);
			return [...(isMoved ? [lineOf(subject, 'moved', needs)] : []), ...sameRow(known.row, row)];
		});
	});
	const gone = [...old.values()].filter(({ row }) => !now.has(row.id));
	return [...lines, ...gone.map(({ row }) => lineOf(rowSubject(row.id), 'removed'))];
}

/** A part that went over to another row was removed here and added there. */
function sameRow(before: PlanRow, after: PlanRow): readonly ChangeLine[] {
	const { added, removed, moved } = orderChanges(idsOf(before.parts), idsOf(after.parts));
	const old = new Map(before.parts.map((part) => [part.id, part.fields]));
	const subjectOf = (id: string): Subject => ({ of: 'part', subjectId: id, rowId: after.id });
	const parts = after.parts.flatMap(({ id, fields }): readonly ChangeLine[] => {
		const subject = subjectOf(id);
		if (added.has(id)) return [lineOf(subject, 'added')];
		const changes = changedFields(subject, old.get(id) ?? {}, fields);
		return moved.has(id) ? [lineOf(subject, 'moved'), ...changes] : changes;
	});
	const gone = [...removed].map((id) => lineOf(subjectOf(id), 'removed'));
	return [...changedFields(rowSubject(after.id), before.fields, after.fields), ...parts, ...gone];
}
