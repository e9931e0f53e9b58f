import type { Attachment } from 'svelte/attachments';
import { isTyping } from '#lib/ui/kit/typing.ts';

/** A cell of the grid, as the page knows it. */
export interface Cell {
	readonly rowId: string;
	readonly column: string;
}

export interface GridDeeds {
	readonly ontype: (cell: Cell, initial: string | undefined) => void;
	readonly onclear: (cell: Cell) => void;
	readonly onmove: (rowId: string, by: -1 | 1) => void;
	readonly onadd: (rowId: string) => void;
	readonly onpaste: (cell: Cell, text: string) => void;
}

const steps: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
	PageUp: [-10, 0],
	PageDown: [10, 0],
	Home: [0, -100],
	End: [0, 100]
};

/** Walking and typing in a grid by keys alone, as in a spreadsheet. Only one cell stands in the way of Tab. */
export function gridKeys(deeds: GridDeeds): Attachment<HTMLElement> {
	return (grid) => {
		const listening = new AbortController();
		const { signal } = listening;
		grid.addEventListener('keydown', (event) => onKey(grid, event, deeds), { signal });
		grid.addEventListener('focusin', ({ target }) => standOn(grid, target), { signal });
		grid.addEventListener('paste', (event) => onPaste(event, deeds), { signal });
		grid.addEventListener('copy', onCopy, { signal });
		// Tab leads into the grid before anybody has stood in it.
		standOn(grid, grid.querySelector('[data-column]'));
		return () => listening.abort();
	};
}

function onKey(grid: HTMLElement, event: KeyboardEvent, deeds: GridDeeds): void {
	const place = cellOf(event.target);
	if (!place || event.target !== place.element || event.isComposing) return;
	const isHandled = event.altKey
		? byAlt(event, place, deeds)
		: event.ctrlKey || event.metaKey
			? byControl(event, place, deeds)
			: walk(grid, event, place.element) || byLetter(event, place, deeds);
	if (isHandled) event.preventDefault();
}

function byAlt({ key }: KeyboardEvent, { rowId }: Place, deeds: GridDeeds): boolean {
	if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
	deeds.onmove(rowId, key === 'ArrowUp' ? -1 : 1);
	return true;
}

function byControl({ key }: KeyboardEvent, { rowId }: Place, deeds: GridDeeds): boolean {
	if (key !== 'Enter') return false;
	deeds.onadd(rowId);
	return true;
}

function byLetter({ key }: KeyboardEvent, place: Place, deeds: GridDeeds): boolean {
	if (key === 'Enter' || key === 'F2') deeds.ontype(place, undefined);
	else if (key === 'Delete' || key === 'Backspace') deeds.onclear(place);
	else if (key.length === 1 && key !== ' ') deeds.ontype(place, key);
	else return false;
	return true;
}

function walk(grid: HTMLElement, { key }: KeyboardEvent, from: HTMLElement): boolean {
	const step = steps[key];
	if (!step) return false;
	neighbour(grid, from, step)?.focus();
	return true;
}

/** The nearest cell that way; a row of one wide cell gives that one. */
export function neighbour(
	grid: HTMLElement,
	from: HTMLElement,
	[rows, cells]: readonly [number, number]
): HTMLElement | undefined {
	const row = from.closest<HTMLElement>('[data-row]');
	const all = [...grid.querySelectorAll<HTMLElement>('[data-row]:not([hidden])')];
	const at = row ? all.indexOf(row) : -1;
	if (!row || at < 0) return undefined;
	if (rows === 0) {
		const own = cellsIn(row);
		return own[clamp(own.indexOf(from) + cells, own.length)];
	}
	const other = all[clamp(at + rows, all.length)];
	if (!other) return undefined;
	const inRow = cellsIn(other);
	return inRow.find(({ dataset }) => dataset['column'] === from.dataset['column']) ?? inRow[0];
}

function clamp(at: number, length: number): number {
	return Math.max(0, Math.min(length - 1, at));
}

function cellsIn(row: HTMLElement): readonly HTMLElement[] {
	return [...row.querySelectorAll<HTMLElement>('[data-column]')];
}

interface Place extends Cell {
	readonly element: HTMLElement;
}

export function cellOf(target: EventTarget | null): Place | undefined {
	if (!(target instanceof HTMLElement)) return undefined;
	const element = target.closest<HTMLElement>('[data-column]');
	const rowId = element?.closest<HTMLElement>('[data-row]')?.dataset['row'];
	const column = element?.dataset['column'];
	return element && rowId !== undefined && column !== undefined
		? { element, rowId, column }
		: undefined;
}

function standOn(grid: HTMLElement, target: EventTarget | null): void {
	const place = cellOf(target);
	if (!place) return;
	for (const before of grid.querySelectorAll<HTMLElement>('[data-column][tabindex="0"]'))
		before.tabIndex = -1;
	place.element.tabIndex = 0;
}

function onPaste(event: ClipboardEvent, { onpaste }: GridDeeds): void {
	const place = cellOf(event.target);
	const text = event.clipboardData?.getData('text/plain') ?? '';
	if (!place || isTyping(event.target) || text === '') return;
	event.preventDefault();
	onpaste(place, text);
}

/** The cell one stands on, unless letters are chosen somewhere. */
function onCopy(event: ClipboardEvent): void {
	const place = cellOf(event.target);
	if (!place || isTyping(event.target) || getSelection()?.isCollapsed === false) return;
	event.preventDefault();
	event.clipboardData?.setData('text/plain', place.element.dataset['text'] ?? '');
}
