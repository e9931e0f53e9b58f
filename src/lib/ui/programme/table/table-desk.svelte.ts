import { createContext } from 'svelte';
import type { Step } from '#lib/domain/programme.ts';
import type { Cell, GridDeeds } from '#lib/ui/kit/grid/grid-keys.ts';
import { columnInFocus, followRow, leaveCell, type WayOn } from '#lib/ui/kit/grid/leave-cell.ts';
import type { ProgrammeView } from '../programme-view.svelte.ts';
import { isTypedColumn, type Typing } from './columns.ts';

interface Parts {
	readonly view: ProgrammeView;
	readonly grid: () => HTMLElement | undefined;
	/** Ends when the page shows what was just done. */
	readonly settled: () => Promise<void>;
}

/** Typing and moving rows in the table of the plan. */
export class TableDesk {
	readonly #view: ProgrammeView;
	readonly #grid: () => HTMLElement | undefined;
	readonly #settled: () => Promise<void>;

	typing = $state.raw<Typing | undefined>();
	/** The step whose state is being chosen. */
	choosing = $state.raw<string | undefined>();

	readonly deeds: GridDeeds = {
		ontype: (cell, initial) => this.type(cell, initial),
		onclear: ({ rowId, column }) => this.#write({ rowId, column }, ''),
		onmove: (rowId, by) => void this.move(rowId, by === -1 ? 'up' : 'down'),
		onadd: (rowId) => void this.addBelow(rowId),
		onpaste: (cell, text) => this.#write(cell, text.trim())
	};

	constructor({ view, grid, settled }: Parts) {
		this.#view = view;
		this.#grid = grid;
		this.#settled = settled;
	}

	step(rowId: string): Step | undefined {
		return this.#view.programme.steps.find(({ id }) => id === rowId);
	}

	type({ rowId, column }: Cell, initial: string | undefined): void {
		if (this.#view.readOnly) return;
		if (isTypedColumn(column)) this.typing = { rowId, column, initial };
		else if (column === 'status' && initial === undefined) this.choosing = rowId;
	}

	keep({ rowId, column }: Typing, text: string): void {
		this.#write({ rowId, column }, text);
	}

	/** Back from the letters to the cell, or to the one beside it. */
	async done(way: WayOn): Promise<void> {
		const { typing } = this;
		this.typing = undefined;
		if (way === 'away' || !typing) return;
		await this.#settled();
		leaveCell(this.#grid(), typing, way);
	}

	/** Behind a step; before all others of a task where one stands on its heading. */
	async addBelow(rowId: string): Promise<void> {
		const { readOnly, opened, deeds, programme } = this.#view;
		if (readOnly) return;
		const step = this.step(rowId);
		const taskId = step?.taskId ?? rowId;
		const at = step ? programme.steps.findIndex(({ id }) => id === rowId) + 1 : 0;
		let added = '';
		opened.doc.transact(() => {
			added = deeds.addStep({ title: '', taskId });
			deeds.moveStep(added, at);
		});
		await this.#settled();
		this.typing = { rowId: added, column: 'title', initial: undefined };
	}

	async move(rowId: string, by: 'up' | 'down'): Promise<void> {
		const step = this.step(rowId);
		if (!step || this.#view.readOnly) return;
		const column = columnInFocus();
		this.#view.move(step, by);
		await this.#settled();
		followRow(this.#grid(), rowId, column);
	}

	/** Of a row that was dragged onto another one, or onto the heading of a task. */
	drop(rowId: string, ontoId: string): void {
		const { readOnly, opened, deeds, programme } = this.#view;
		const step = this.step(rowId);
		if (!step || readOnly || rowId === ontoId) return;
		const onto = this.step(ontoId);
		const others = programme.steps.filter(({ id }) => id !== rowId);
		const taskId = onto?.taskId ?? ontoId;
		opened.doc.transact(() => {
			if (taskId !== step.taskId) deeds.changeStep(rowId, { taskId });
			deeds.moveStep(rowId, onto ? others.findIndex(({ id }) => id === ontoId) + 1 : 0);
		});
	}

	#write({ rowId, column }: Cell, value: string): void {
		if (this.#view.readOnly || !isTypedColumn(column)) return;
		const { deeds } = this.#view;
		if (this.step(rowId)) deeds.changeStep(rowId, { [column]: value });
		else if (column === 'title') deeds.changeTask(rowId, { title: value });
	}
}

export const [useTableDesk, provideTableDesk] = createContext<TableDesk>();
