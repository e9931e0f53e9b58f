import type { Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { csvOf } from './csv.ts';
import { tableOf, type PrintedCell, type PrintOptions } from './roadmap-table.ts';

export function roadmapCsv(roadmap: Roadmap, options: PrintOptions = {}): string {
	const { columns, rows } = tableOf(roadmap, options);
	const records = [
		columns.map(({ heading }) => heading),
		...rows.map(({ cells }) => columns.map((_, column) => textAt(cells, column)))
	];
	return csvOf(records);
}

function textAt(cells: readonly PrintedCell[], column: number): string {
	return cells.find((cell) => cell.column === column)?.text ?? '';
}
