import { areaTitle } from '#lib/domain/competence/areas.ts';
import type { ListName, Programme } from '#lib/domain/programme.ts';
import { listRowTexts as texts, listTexts } from '#lib/ui/texts/ru/programme-parts.ts';

export interface ItemWords {
	readonly title: string;
	readonly notes: readonly string[];
}

/** A row of a short list in words; what is empty says so. */
export function itemWords(
	programme: Programme,
	{ name, id }: { readonly name: ListName; readonly id: string }
): ItemWords {
	const { title, notes } = wordsIn(programme, { name, id });
	return { title: title || listTexts[name].one, notes: notes.filter((note) => note !== '') };
}

/** The cells of a row by their columns; undefined for one that is gone. */
export function cellsOf(
	{ lists }: Programme,
	{ name, id }: { readonly name: ListName; readonly id: string }
): Readonly<Record<string, string>> | undefined {
	const items: readonly { readonly id: string }[] = lists[name];
	const item = items.find((each) => each.id === id);
	return item && Object.fromEntries(Object.entries(item));
}

function wordsIn(
	{ lists, tasks }: Programme,
	{ name, id }: { readonly name: ListName; readonly id: string }
): ItemWords {
	switch (name) {
		case 'difficulties': {
			const { area = '', words = '', start = '', now = '', source = '' } = find(lists[name], id);
			const title = words || (area && areaTitle(area));
			const levels = start === '' ? '' : texts.levels(start, now);
			return { title, notes: [[levels, source].filter(Boolean).join(' · ')] };
		}
		case 'results': {
			const { taskId, indicator = '', ...cells } = find(lists[name], id);
			const task = tasks.find((each) => each.id === taskId)?.title ?? '';
			const said = (['was', 'aim', 'middle', 'became'] as const).map((cell) =>
				cells[cell] ? texts[cell](cells[cell]) : ''
			);
			return { title: indicator, notes: [task, said.filter(Boolean).join(' · ')] };
		}
		case 'risks': {
			const { risk = '', answer = '' } = find(lists[name], id);
			return { title: risk, notes: [answer] };
		}
		case 'checks': {
			const { survey = '', term = '', done = '' } = find(lists[name], id);
			return { title: survey, notes: [[term, done].filter(Boolean).join(' · ')] };
		}
	}
}

function find<Item extends { readonly id: string }>(
	items: readonly Item[],
	id: string
): Partial<Item> {
	return items.find((item) => item.id === id) ?? {};
}
