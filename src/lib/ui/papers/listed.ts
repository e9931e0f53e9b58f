import type { PaperList } from '#lib/export/papers/paper-data.ts';
import { isDay } from '#lib/ui/texts/dates.ts';

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

/** «21.11.2026»; what is no day is printed as it is written. */
export function dayIn(day: string): string {
	return isDay(day) ? day.split('-').toReversed().join('.') : day;
}
