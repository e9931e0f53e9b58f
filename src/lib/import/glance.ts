import { spread, type Grid } from './grid.ts';

/** A table of the document as a person recognises it, to choose among several. */
export interface TableGlance {
	readonly table: number;
	/** The sheet's name where the source has sheets. */
	readonly name: string;
	readonly rows: number;
	readonly columns: number;
	/** The first rows, shortened. */
	readonly head: readonly (readonly string[])[];
}

const shownRows = 4;
const shownColumns = 7;
const shownLetters = 70;

export function tablesIn({ blocks }: Grid): readonly TableGlance[] {
	return blocks
		.filter((block) => block.kind === 'table')
		.map((block, table) => ({
			table,
			name: block.name,
			rows: block.rows.length,
			columns: block.width,
			head: spread({ ...block, rows: block.rows.slice(0, shownRows) }).map((row) =>
				row.slice(0, shownColumns).map((seen) => shortened(seen?.text ?? ''))
			)
		}));
}

function shortened(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length <= shownLetters ? line : `${line.slice(0, shownLetters).trimEnd()}…`;
}
