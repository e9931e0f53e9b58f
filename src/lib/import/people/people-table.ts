import { spread, type Grid, type GridTable } from '../grid.ts';
import { refuse, taken, type ImportOutcome } from '../refusals.ts';
import { targetOfHeading } from './headings.ts';

/** A list of people as it stands in the file: headings, and rows of texts. */
export interface PeopleTable {
	/** Empty texts where the file has no headings. */
	readonly headings: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** Far more than a school has; a list of a whole region is no list of a school. */
export const mostPeople = 1000;

/** How many of the first rows may stand above the headings: a title, a year, a school. */
const highestHeading = 12;

/** The table with the most rows; where there is none, every line is a row. */
export function peopleTableIn({ blocks }: Grid): ImportOutcome<PeopleTable> {
	const tables = blocks.filter((block) => block.kind === 'table');
	const rows = tables.length > 0 ? rowsOf(largest(tables)) : linesIn({ blocks });
	const filled = rows.filter((row) => row.some((text) => text !== ''));
	if (filled.length === 0) return refuse('no-people');
	if (filled.length > mostPeople + highestHeading) return refuse('too-many-rows');
	return taken(withHeadings(filled));
}

function largest(tables: readonly GridTable[]): GridTable {
	return tables.reduce((best, table) => (table.rows.length > best.rows.length ? table : best));
}

function rowsOf(table: GridTable): readonly (readonly string[])[] {
	return spread(table).map((row) => row.map((seen) => clean(seen?.text ?? '')));
}

function linesIn({ blocks }: Grid): readonly (readonly string[])[] {
	return blocks.flatMap((block) => (block.kind === 'line' ? [[clean(block.text)]] : []));
}

/** The row among the first ones that names the most columns, if it names a person and one more thing. */
function withHeadings(rows: readonly (readonly string[])[]): PeopleTable {
	const named = rows.slice(0, highestHeading).map(knownIn);
	const most = Math.max(0, ...named);
	const at = named.indexOf(most);
	const isHeading = most >= 2 || (most === 1 && (rows[at]?.length ?? 0) === 1);
	const width = Math.max(...rows.map(({ length }) => length));
	return isHeading
		? { headings: rows[at] ?? [], rows: rows.slice(at + 1).filter((row) => !isNumbering(row)) }
		: { headings: Array.from({ length: width }, () => ''), rows };
}

function knownIn(row: readonly string[]): number {
	const targets = row.map(targetOfHeading).filter((target) => target !== undefined);
	return targets.some((target) => target === 'name' || target === 'surname')
		? new Set(targets).size
		: 0;
}

/** «1 2 3 4» below the headings, as official tables have it. */
function isNumbering(row: readonly string[]): boolean {
	const filled = row.filter((text) => text !== '');
	return filled.length > 1 && filled.every((text) => /^\d{1,2}$/.test(text));
}

function clean(text: string): string {
	return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
