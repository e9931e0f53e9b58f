import { createContext } from 'svelte';
import { isTable, pastedRows, type PasteColumn, type PastedRow } from '#lib/import/pasted-rows.ts';
import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import { roadmapTexts } from '#lib/ui/texts/ru/roadmap.ts';
import { tableTexts as texts } from '#lib/ui/texts/ru/roadmap-table.ts';
import type { RoadmapView } from '../roadmap-view.svelte.ts';
import { cellText, isTypedColumn, type Typing } from './columns.ts';
import type { Cell, GridDeeds } from '#lib/ui/kit/grid/grid-keys.ts';
import { columnInFocus, followRow, leaveCell, type WayOn } from '#lib/ui/kit/grid/leave-cell.ts';

/** Where new rows go: behind the row one stands on. */
export interface RowPlace {
	readonly stageId: string;
	readonly index: number;
}

interface Parts {
	readonly view: RoadmapView;
	readonly toasts: Toasts;
	readonly grid: () => HTMLElement | undefined;
	/** Ends when the page shows what was just done. */
	readonly settled: () => Promise<void>;
}

/** Typing, pasting and moving rows in the table. */
export class TableView {
	readonly #view: RoadmapView;
	readonly #toasts: Toasts;
	readonly #grid: () => HTMLElement | undefined;
	readonly #settled: () => Promise<void>;

	typing = $state.raw<Typing | undefined>();
	/** Rows from the clipboard that wait for a yes. */
	pasted = $state.raw<{ readonly rows: readonly PastedRow[]; readonly at: RowPlace } | undefined>();
	/** The row whose state is being chosen. */
	choosing = $state.raw<string | undefined>();

	readonly deeds: GridDeeds = {
		ontype: (cell, initial) => this.#type(cell, initial),
		onclear: (cell) => this.#clear(cell),
		onmove: (rowId, by) => void this.move(rowId, by),
		onadd: (rowId) => void this.addBelow(rowId),
		onpaste: (cell, text) => this.#paste(cell, text)
	};

	constructor({ view, toasts, grid, settled }: Parts) {
		this.#view = view;
		this.#toasts = toasts;
		this.#grid = grid;
		this.#settled = settled;
	}

	keep({ rowId, column }: Typing, text: string): void {
		const { edits, roadmap } = this.#view;
		const isStage = roadmap.stages.some(({ id }) => id === rowId);
		if (!isStage) edits.changeCell(rowId, { [column]: text });
		else if (column === 'number' || column === 'title')
			edits.changeStage(rowId, { [column]: text });
	}

	/** Back from the letters to the cell, or to the one beside it. */
	async done(way: WayOn): Promise<void> {
		const { typing } = this;
		this.typing = undefined;
		if (way === 'away' || !typing) return;
		await this.#settled();
		leaveCell(this.#grid(), typing, way);
	}

	async addBelow(rowId: string): Promise<void> {
		if (this.#view.readOnly) return;
		const [id] = this.#view.edits.addRows([{}], this.placeBelow(rowId));
		await this.#settled();
		if (id) this.typing = { rowId: id, column: 'title', initial: undefined };
	}

	/** Past its neighbour; at the edge of a stage into the next one. */
	async move(rowId: string, by: -1 | 1): Promise<void> {
		const { readOnly, isFiltered, roadmap, edits } = this.#view;
		const stageAt = roadmap.stages.findIndex(({ activities }) =>
			activities.some(({ id }) => id === rowId)
		);
		const stage = roadmap.stages[stageAt];
		if (readOnly || isFiltered || !stage) return;
		const column = columnInFocus();
		const at = stage.activities.findIndex(({ id }) => id === rowId) + by;
		const next = roadmap.stages[stageAt + by];
		if (at >= 0 && at < stage.activities.length)
			edits.move(rowId, { stageId: stage.id, index: at });
		else if (next)
			edits.move(rowId, { stageId: next.id, index: by === 1 ? 0 : next.activities.length });
		await this.#settled();
		followRow(this.#grid(), rowId, column);
	}

	/** Of a row that was dragged onto another one, or onto the heading of a stage. */
	drop(rowId: string, ontoId: string): void {
		if (this.#view.readOnly || rowId === ontoId) return;
		const { stages } = this.#view.roadmap;
		const stage = stages.find(({ id, activities }) =>
			id === ontoId ? true : activities.some((each) => each.id === ontoId)
		);
		if (!stage) return;
		const others = stage.activities.filter(({ id }) => id !== rowId);
		const index = stage.id === ontoId ? 0 : others.findIndex(({ id }) => id === ontoId) + 1;
		this.#view.edits.move(rowId, { stageId: stage.id, index });
	}

	remove(rowId: string): void {
		const { edits } = this.#view;
		edits.remove(rowId);
		this.#toasts.show(roadmapTexts.removed, () => edits.restore(rowId));
	}

	/** Behind an activity; before all others where one stands on a stage. */
	placeBelow(rowId: string): RowPlace {
		const { stages } = this.#view.roadmap;
		const own = stages.find(({ id }) => id === rowId);
		if (own) return { stageId: own.id, index: 0 };
		const stage = stages.find(({ activities }) => activities.some(({ id }) => id === rowId));
		const at = stage?.activities.findIndex(({ id }) => id === rowId) ?? -1;
		return { stageId: stage?.id ?? '', index: at + 1 };
	}

	addPasted(): void {
		const { pasted } = this;
		this.pasted = undefined;
		if (!pasted) return;
		const ids = this.#view.edits.addRows(pasted.rows, pasted.at);
		this.#toasts.show(texts.pasted(ids.length), () =>
			ids.forEach((id) => this.#view.edits.remove(id))
		);
	}

	#type({ rowId, column }: Cell, initial: string | undefined): void {
		if (this.#view.readOnly) return;
		if (isTypedColumn(column)) this.typing = { rowId, column, initial };
		else if (column === 'status' && initial === undefined) this.choosing = rowId;
	}

	#clear({ rowId, column }: Cell): void {
		if (this.#view.readOnly || !isTypedColumn(column)) return;
		const activity = this.#view.activity(rowId);
		if (activity && cellText(activity, column) !== '')
			this.#view.edits.changeCell(rowId, { [column]: '' });
	}

	#paste({ rowId, column }: Cell, text: string): void {
		if (this.#view.readOnly) return;
		const onto: PasteColumn = isTypedColumn(column) ? column : 'title';
		if (isTable(text)) {
			const rows = pastedRows(text, onto);
			if (rows.length > 0) this.pasted = { rows, at: this.placeBelow(rowId) };
		} else if (isTypedColumn(column)) this.keep({ rowId, column, initial: undefined }, text.trim());
	}
}

export const [useTable, provideTable] = createContext<TableView>();
