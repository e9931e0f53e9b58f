import type { ProposedColumn } from '#lib/domain/roadmap/proposal.ts';
import type { Corrections } from '../corrections.ts';
import { spread, type GridTable, type Seen } from '../grid.ts';
import { mapColumns, type ColumnSamples } from './columns.ts';
import { isHeading } from './headings.ts';
import { looksLikeTerm } from './patterns.ts';
import { stageHeading } from './stage-heading.ts';

/** What the columns of one table hold, and where its heading stands. */
export interface Layout {
	readonly columns: readonly ProposedColumn[];
	/** Rows above the heading belong to the document's header. */
	readonly heading: number;
	/** The first row below the heading. */
	readonly from: number;
	readonly samples: ColumnSamples;
}

export interface LayoutQuestion {
	readonly table: GridTable;
	readonly index: number;
	readonly corrections: Corrections;
	/** The layout of the table before it, which a page break may have cut. */
	readonly previous: Layout | undefined;
	/** Without any heading in the document the contents alone must tell the columns. */
	readonly headed: boolean;
}

export function layoutOf(question: LayoutQuestion): Layout | undefined {
	const { table, index, corrections, previous, headed } = question;
	const chosen = corrections.tables.find((each) => each.table === index)?.use;
	if (chosen === false) return undefined;
	const rows = spread(table);
	const heading =
		corrections.headings.find((each) => each.table === index)?.row ?? headingOf(table);
	const found =
		heading >= 0 && heading < rows.length
			? below(table, rows, heading)
			: (continued(table, rows, previous) ??
				(!headed || chosen ? guessed(table, rows, chosen === true) : undefined));
	return found && withCorrections(found, index, corrections);
}

export function headingOf(table: GridTable): number {
	return table.rows.findIndex((cells) => isHeading(cells.map((cell) => cell.text)));
}

type Rows = readonly (readonly (Seen | undefined)[])[];

function below(table: GridTable, rows: Rows, heading: number): Layout {
	const depth = Math.max(1, ...(table.rows[heading] ?? []).map((cell) => cell.rows));
	const from = Math.min(rows.length, heading + depth);
	const texts = columnsOf(table).map((column) => headingText(rows.slice(heading, from), column));
	const samples = samplesOf(table, rows, from);
	const columns = mapColumns(texts, samples).map((column) =>
		hasStageRows(table, from, column) ? { ...column, role: 'note' as const } : column
	);
	return { columns, heading, from, samples };
}

/** «Направление» beside stages that have rows of their own says something of each activity. */
function hasStageRows(
	table: GridTable,
	from: number,
	{ role, column, heading }: ProposedColumn
): boolean {
	if (role !== 'stage' || /этап/iu.test(heading)) return false;
	const alone = table.rows.slice(from).flatMap((cells) => {
		const [cell, ...others] = cells.filter(({ text }) => text !== '');
		return cell && others.length === 0 && (cell.column !== column || cell.columns > 1)
			? [cell]
			: [];
	});
	const headings = alone.filter(({ text }) => stageHeading(text) ?? /^\d+[.)]\s/.test(text));
	return headings.length > 1;
}

/** A heading of two storeys reads downwards: «Срок, начало». */
function headingText(rows: Rows, column: number): string {
	return [...new Set(rows.map((row) => row[column]?.text ?? ''))]
		.filter((text) => text !== '')
		.join(', ');
}

/** A page break cuts a table in two; the second half has as many columns and terms in the same one. */
function continued(table: GridTable, rows: Rows, previous: Layout | undefined): Layout | undefined {
	if (!previous || table.width !== previous.columns.length) return undefined;
	const samples = samplesOf(table, rows, 0);
	const term = previous.columns.find(({ role }) => role === 'term');
	const terms = samples[term?.column ?? -1] ?? [];
	const alike = terms.filter(looksLikeTerm).length >= terms.length * 0.3;
	if (term && table.rows.length > 2 && !(terms.length > 0 && alike)) return undefined;
	return { columns: previous.columns, heading: 0, from: 0, samples };
}

/** A table that a person chose by hand is taken as it is: the columns can be put right. */
function guessed(table: GridTable, rows: Rows, isChosen: boolean): Layout | undefined {
	const fewest = isChosen ? 1 : 3;
	const from = table.rows.findIndex(
		(cells) => cells.filter((cell) => cell.text !== '').length >= fewest
	);
	if (from < 0 || (table.rows.length - from < 2 && !isChosen)) return undefined;
	const samples = samplesOf(table, rows, from);
	const columns = mapColumns(
		columnsOf(table).map(() => ''),
		samples
	);
	const roles = new Set(columns.map(({ role }) => role));
	const enough =
		roles.has('title') && roles.has('term') && (roles.has('responsible') || roles.has('result'));
	if (enough) return { columns, heading: from, from, samples };
	return isChosen
		? { columns: withTitle(columns, samples), heading: from, from, samples }
		: undefined;
}

/** Somewhere the activities must stand: where the texts are longest, until a person says otherwise. */
function withTitle(
	columns: readonly ProposedColumn[],
	samples: ColumnSamples
): readonly ProposedColumn[] {
	if (columns.some(({ role }) => role === 'title')) return columns;
	const lengthOf = ({ column }: ProposedColumn): number => (samples[column] ?? []).join('').length;
	const [longest] = columns
		.filter(({ role }) => role === 'note' || role === 'result')
		.toSorted((a, b) => lengthOf(b) - lengthOf(a));
	return columns.map((each) => (each === longest ? { ...each, role: 'title' } : each));
}

function withCorrections(layout: Layout, index: number, corrections: Corrections): Layout {
	const byHand = new Map(
		corrections.columns
			.filter(({ table }) => table === index)
			.map(({ column, role }) => [column, role])
	);
	if (byHand.size === 0) return layout;
	const columns = layout.columns.map((each): ProposedColumn => {
		const role = byHand.get(each.column);
		return role ? { ...each, role, known: 'by-hand' } : each;
	});
	return { ...layout, columns };
}

function columnsOf(table: GridTable): readonly number[] {
	return Array.from({ length: table.width }, (_, column) => column);
}

/** Rows of one text are stages and continuations, and say nothing about a column. */
function samplesOf(table: GridTable, rows: Rows, from: number): ColumnSamples {
	const full = table.rows
		.slice(from)
		.filter((cells) => cells.filter((cell) => cell.text !== '').length > 1);
	return columnsOf(table).map((column) =>
		full.flatMap((cells) =>
			cells.filter((cell) => cell.column === column && cell.text !== '').map(({ text }) => text)
		)
	);
}
