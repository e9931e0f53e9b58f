import type { Attachment } from 'svelte/attachments';

/** Rows dragged by their handles; the row they would stand behind is marked while they are in the air. */
export function dragRows(ondrop: (rowId: string, ontoId: string) => void): Attachment<HTMLElement> {
	return (table) => {
		const listening = new AbortController();
		const { signal } = listening;
		let dragged: string | undefined;
		let marked: HTMLElement | undefined;
		const mark = (row: HTMLElement | undefined): void => {
			marked?.classList.remove('drop');
			marked = row;
			row?.classList.add('drop');
		};
		const begin = ({ target, dataTransfer }: DragEvent): void => {
			dragged = rowOf(target)?.dataset['row'];
			// Some browsers drag nothing that carries nothing.
			dataTransfer?.setData('text/plain', '');
		};
		const over = (event: DragEvent): void => {
			if (dragged === undefined) return;
			event.preventDefault();
			mark(rowOf(event.target));
		};
		const drop = (event: DragEvent): void => {
			event.preventDefault();
			const onto = rowOf(event.target)?.dataset['row'];
			if (dragged !== undefined && onto !== undefined) ondrop(dragged, onto);
		};
		const end = (): void => {
			mark(undefined);
			dragged = undefined;
		};
		table.addEventListener('dragstart', begin, { signal });
		table.addEventListener('dragover', over, { signal });
		table.addEventListener('drop', drop, { signal });
		table.addEventListener('dragend', end, { signal });
		return () => listening.abort();
	};
}

function rowOf(target: EventTarget | null): HTMLElement | undefined {
	const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
	return row ?? undefined;
}
