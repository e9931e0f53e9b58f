import { line, plainTable, type Grid, type GridBlock } from '../grid.ts';
import { maxColumns } from '../limits.ts';
import { taken, type ImportOutcome } from '../refusals.ts';
import { delimiterOf, recordsOf, type Delimiter, type TextRecord } from './delimited.ts';
import { withoutHtml } from './inline-html.ts';

/** Rows that follow each other are one table; an empty line ends it, as a page break did. */
export function readText(text: string): ImportOutcome<Grid> {
	const clean = text.replace(/\r\n?/g, '\n').replaceAll('\0', '');
	const delimiter = delimiterOf(clean);
	if (!delimiter) return taken({ blocks: clean.split('\n').map(lineOf) });
	return taken({ blocks: blocksOf(recordsOf(clean, delimiter), delimiter) });
}

function blocksOf(records: readonly TextRecord[], delimiter: Delimiter): readonly GridBlock[] {
	const blocks: GridBlock[] = [];
	let run: (readonly string[])[] = [];
	const flush = (): void => {
		if (run.length > 0) blocks.push(plainTable(run));
		run = [];
	};
	for (const { fields } of records) {
		if (isRow(fields)) {
			run.push(fields.map((field) => withoutHtml(unmarked(field))));
		} else {
			flush();
			blocks.push(lineOf(fields.join(delimiter)));
		}
	}
	flush();
	return blocks;
}

/** Two fields are a line with a tab in it: a signature, an approval block in two columns. */
function isRow(fields: readonly string[]): boolean {
	return fields.length >= 3 && fields.length <= maxColumns;
}

function lineOf(text: string): GridBlock {
	return line(withoutHtml(unmarked(text)).replaceAll('\n', ' ').trim());
}

/** Texts that went through a converter carry its signs for bold letters. */
function unmarked(text: string): string {
	return text.replaceAll('**', '').replace(/^#{1,6}\s+/, '');
}
