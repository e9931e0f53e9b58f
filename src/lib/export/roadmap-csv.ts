import type { Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { tableOf, type PrintedCell, type PrintOptions } from './roadmap-table.ts';

/** For a spreadsheet of a Russian Windows: a mark of UTF-8 in front, semicolons between. */
export function roadmapCsv(roadmap: Roadmap, options: PrintOptions = {}): string {
	const { columns, rows } = tableOf(roadmap, options);
	const records = [
		columns.map(({ heading }) => heading),
		...rows.map(({ cells }) => columns.map((_, column) => textAt(cells, column)))
	];
	return `\ufeff${records.map((fields) => fields.map(csvField).join(';')).join('\r\n')}\r\n`;
}

function textAt(cells: readonly PrintedCell[], column: number): string {
	return cells.find((cell) => cell.column === column)?.text ?? '';
}

/** A spreadsheet would run a cell that begins like a formula; behind an apostrophe it is text. */
const likeFormula = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r]/u;

export function csvField(text: string): string {
	const safe = likeFormula.test(text) ? `'${text}` : text;
	return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
