import {
	bare,
	cellsOf,
	joined,
	printedNarrative,
	printedTask,
	rowPartsOf,
	stageHeading,
	type PrintedCells
} from '#lib/domain/roadmap/cells.ts';
import type { Activity, Column, Roadmap, Stage } from '#lib/domain/roadmap/roadmap.ts';
import { columnsFor } from './roadmap-columns.ts';

/** The official table, ready for any format. A merged cell stands once, at its first row and column. */
export interface PrintedTable {
	readonly columns: readonly Column[];
	readonly rows: readonly PrintedRow[];
}

export interface PrintedRow {
	readonly kind: 'stage' | 'task' | 'narrative' | 'activity';
	readonly cells: readonly PrintedCell[];
}

export interface PrintedCell {
	readonly column: number;
	readonly columns: number;
	readonly rows: number;
	readonly text: string;
}

export interface PrintOptions {
	/** Another layout than the one it came in. */
	readonly columns?: readonly Column[];
}

export function tableOf(roadmap: Roadmap, options: PrintOptions = {}): PrintedTable {
	const columns = columnsFor(roadmap, options.columns);
	const has = (role: Column['role']): boolean => columns.some((column) => column.role === role);
	const layout: Layout = {
		columns,
		hasNumberColumn: has('number'),
		hasStageColumn: has('stage'),
		numbersStages: has('stage') && roadmap.stages.some(isNumberedBeside)
	};
	return { columns, rows: roadmap.stages.flatMap((stage, at) => rowsOfStage(stage, at, layout)) };
}

interface Layout {
	readonly columns: readonly Column[];
	readonly hasNumberColumn: boolean;
	readonly hasStageColumn: boolean;
	/** One row a stage: the number column counts stages, and a cell lists the activities. */
	readonly numbersStages: boolean;
}

/** The stage's number stood in a cell of its own beside the stage's name. */
function isNumberedBeside({ number, heading }: Stage): boolean {
	const [first = '', ...rest] = heading.split('\n');
	return number !== '' && rest.length > 0 && bare(first) === bare(number);
}

function rowsOfStage(stage: Stage, at: number, layout: Layout): readonly PrintedRow[] {
	const isInColumn = layout.hasStageColumn && stage.activities.length > 0;
	const rows = isInColumn
		? stageColumnRows(stage, layout)
		: stage.activities.flatMap((activity) => activityRows(activity, layout));
	const wide = (kind: PrintedRow['kind'], text: string): readonly PrintedRow[] =>
		text === '' ? [] : [{ kind, cells: [wideCell(text, layout)] }];
	const task = wide('task', taskRow(stage));
	const narrative = wide('narrative', printedNarrative(stage));
	if (isInColumn) return [...rows, ...task, ...narrative];
	return [...headingRow(stage, at, layout), ...task, ...rows, ...narrative];
}

/** A task that is said in the heading's own row needs no second one. */
function taskRow(stage: Stage): string {
	const isSaid = stage.task !== '' && bare(stageHeading(stage)).endsWith(bare(stage.task));
	return isSaid ? '' : printedTask(stage);
}

function wideCell(text: string, { columns }: Layout): PrintedCell {
	return { column: 0, columns: columns.length, rows: 1, text };
}

function headingRow(stage: Stage, at: number, layout: Layout): readonly PrintedRow[] {
	const text = isToldByNumbers(stage, at) ? '' : stageHeading(stage);
	if (text === '') return [];
	const [number = '', ...rest] = text.split('\n');
	const isBeside = isNumberedBeside({ ...stage, heading: text });
	if (!isBeside || layout.columns[0]?.role !== 'number')
		return [{ kind: 'stage', cells: [wideCell(text, layout)] }];
	const width = layout.columns.length - 1;
	const cells = [
		{ column: 0, columns: 1, rows: 1, text: number },
		{ column: 1, columns: width, rows: 1, text: rest.join('\n') }
	];
	return [{ kind: 'stage', cells }];
}

/** The document had no heading for it: «3.1», «3.2» after stage 2 say that it is there. */
function isToldByNumbers({ number, title, heading, activities }: Stage, at: number): boolean {
	const own = activities.filter((each) => each.number.startsWith(`${number}.`));
	return title === '' && heading === '' && (number === '' || (at > 0 && own.length > 1));
}

interface RowTexts extends PrintedCells {
	readonly number: string;
	readonly stage: string;
	readonly notes: Activity['notes'];
}

function textsOf(activity: Activity, { hasNumberColumn, numbersStages }: Layout): RowTexts {
	const cells = cellsOf(activity, { hasNumberColumn: hasNumberColumn && !numbersStages });
	return { ...cells, number: activity.number, stage: '', notes: activity.notes };
}

function activityRows(activity: Activity, layout: Layout): readonly PrintedRow[] {
	const texts = textsOf(activity, layout);
	const parts = rowPartsOf(activity);
	const areRows =
		parts.length > 1 &&
		(['term', 'responsible', 'result'] as const).every(
			(field) => bare(parts.map((part) => part[field]).join(' ')) === bare(texts[field])
		);
	if (!areRows) return [activityRow(texts, layout)];
	const [first, ...others] = parts;
	const top = activityRow({ ...texts, ...first, title: texts.title }, layout);
	const down = (cell: PrintedCell): PrintedCell => ({ ...cell, rows: parts.length });
	const isOwn = ({ column }: PrintedCell): boolean => isPartRole(layout.columns[column]?.role);
	const ownOnly = (texted: PrintedRow): PrintedRow => ({
		...texted,
		cells: texted.cells.filter(isOwn)
	});
	return [
		{ ...top, cells: top.cells.map((cell) => (isOwn(cell) ? cell : down(cell))) },
		...others.map((part) => ownOnly(activityRow({ ...texts, ...part }, layout)))
	];
}

function isPartRole(role: Column['role'] | undefined): boolean {
	return role === 'term' || role === 'responsible' || role === 'result';
}

/** Neighbouring columns of one role, such as a beginning and an end, share one cell. */
function activityRow(texts: RowTexts, { columns }: Layout): PrintedRow {
	const cells: PrintedCell[] = [];
	const printed = new Set<Column['role']>();
	const notes = [...texts.notes];
	columns.forEach(({ role, heading }, column) => {
		if (role === 'note') {
			const at = notes.findIndex((note) => note.heading === heading);
			const [note] = at < 0 ? [] : notes.splice(at, 1);
			cells.push({ column, columns: 1, rows: 1, text: note?.text ?? '' });
		} else if (columns[column - 1]?.role === role) {
			const last = cells.pop();
			if (last) cells.push({ ...last, columns: last.columns + 1 });
		} else {
			const text = printed.has(role) ? '' : texts[role];
			cells.push({ column, columns: 1, rows: 1, text });
			printed.add(role);
		}
	});
	return { kind: 'activity', cells };
}

function stageColumnRows(stage: Stage, layout: Layout): readonly PrintedRow[] {
	const own = layout.numbersStages
		? { number: stage.number, stage: stage.title }
		: { stage: stageHeading(stage) };
	const list = layout.numbersStages ? listedRow(stage, layout) : undefined;
	if (list) return [activityRow({ ...list, ...own }, layout)];
	const rows = stage.activities.flatMap((activity) => {
		const texts = { ...textsOf(activity, layout), ...own };
		return [activityRow(texts, layout)];
	});
	return rows.map((row, at) => mergedDown(row, { at, of: rows.length }, layout));
}

/** The stage's own cells stand once and reach down over all its rows. */
function mergedDown(
	row: PrintedRow,
	{ at, of }: { readonly at: number; readonly of: number },
	{ columns, numbersStages }: Layout
): PrintedRow {
	const isStages = ({ column }: PrintedCell): boolean => {
		const role = columns[column]?.role;
		return role === 'stage' || (role === 'number' && numbersStages);
	};
	const cells = row.cells
		.filter((cell) => at === 0 || !isStages(cell))
		.map((cell) => (isStages(cell) ? { ...cell, rows: of } : cell));
	return { ...row, cells };
}

/** All activities of a stage in one cell, where they have their term and people in common. */
function listedRow({ activities }: Stage, layout: Layout): RowTexts | undefined {
	const all = activities.map((activity) => textsOf(activity, layout));
	const [first] = all;
	const isCommon = all.every(
		({ term, responsible, result, notes }) =>
			term === first?.term &&
			responsible === first.responsible &&
			result === first.result &&
			JSON.stringify(notes) === JSON.stringify(first.notes)
	);
	if (!first || !isCommon) return undefined;
	const content = activities[0]?.content ?? '';
	const list = all.map(({ title }, at) =>
		all.length > 1 && activities[at]?.number === '' ? `– ${title}` : title
	);
	const whole = joined(list, '\n');
	return { ...first, title: bare(whole) === bare(content) ? content : whole };
}
