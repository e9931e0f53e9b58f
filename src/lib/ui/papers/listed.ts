import type { PaperList } from '#lib/export/papers/paper-data.ts';

export function listed<T>(
	columns: readonly string[],
	items: readonly T[],
	cellsOf: (item: T, at: number) => readonly string[]
): PaperList {
	return {
		columns,
		items: items.map((item, at) => {
			const cells = cellsOf(item, at);
			return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']));
		})
	};
}
