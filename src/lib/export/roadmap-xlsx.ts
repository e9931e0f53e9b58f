import { titleWithPeriod } from '#lib/domain/roadmap/cells.ts';
import type { Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { sheetFile, sheetStyles, type SheetRow } from './ooxml/sheet-file.ts';
import { widthsOf } from './roadmap-columns.ts';
import { tableOf, type PrintedRow, type PrintOptions } from './roadmap-table.ts';

/** As many letters of the usual size as fit on a lying A4 page. */
const pageLetters = 140;

/** The official table as a sheet: one row a row, merged cells merged, the heading row on every page. */
export function roadmapXlsx(roadmap: Roadmap, options: PrintOptions = {}): Uint8Array {
	const { columns, rows } = tableOf(roadmap, options);
	const { titlePage, approvals } = roadmap;
	const title = titleWithPeriod(titlePage);
	const before = [
		titlePage.organisation,
		...approvals
			.filter(({ kind, text }) => kind !== 'order' || !titlePage.order.includes(text))
			.map(({ text }) => text),
		title
	].filter((text) => text !== '');
	const after = [...titlePage.authors, ...titlePage.signatures];
	const wide = (text: string, style: number): SheetRow => ({
		cells: [{ column: 0, columns: columns.length, rows: 1, text, style }]
	});
	const heading: SheetRow = {
		cells: columns.map(({ heading: text }, column) => ({
			column,
			columns: 1,
			rows: 1,
			text,
			style: sheetStyles.heading
		}))
	};
	return sheetFile({
		name: 'Дорожная карта',
		title,
		widths: widthsOf(columns, pageLetters),
		rows: [
			...before.map((text) => wide(text, sheetStyles.title)),
			heading,
			...rows.map(sheetRow),
			...after.map((text) => wide(text, sheetStyles.plain))
		],
		headingRow: before.length
	});
}

function sheetRow({ kind, cells }: PrintedRow): SheetRow {
	const style = kind === 'stage' ? sheetStyles.stage : sheetStyles.cell;
	return { cells: cells.map((cell) => ({ ...cell, style })) };
}
