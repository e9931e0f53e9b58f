import type * as Y from 'yjs';
import { areaTitle } from '#lib/domain/competence/areas.ts';
import { isListName, listFields, listNames } from '#lib/domain/programme.ts';
import { recordsIn, textOf, type Fields } from '../fields.ts';
import type { Presence } from '../removal.ts';
import { historyOf, type SignedChange } from './history.ts';
import { Presences } from './removal.ts';

/** A record that somebody removed. */
export interface Removed {
	readonly root: string;
	readonly id: string;
	/** What it says, in a line. */
	readonly title: string;
	/** Who removed it last; empty where nobody is known. */
	readonly by: string;
}

export interface Removals {
	/** Out of sight, and may be brought back. */
	readonly bin: readonly Removed[];
	/** One removed it while another went on with it: it stays, until one of them says what is meant. */
	readonly doubted: readonly Removed[];
}

const roots = ['tasks', 'steps', ...listNames];

export function removalsIn(doc: Y.Doc): Removals {
	let history: readonly SignedChange[] | undefined;
	const presences = new Presences(doc);
	const found = roots.flatMap((root) =>
		recordsIn(doc, root).flatMap(([id, record]) => {
			const presence = presences.of(root, id, record);
			if (presence === 'kept') return [];
			history ??= historyOf(doc);
			return [
				{ presence, removed: { root, id, title: titleOf(root, record), by: byWhom(id, history) } }
			];
		})
	);
	const having = (wanted: Presence): readonly Removed[] =>
		found
			.filter(({ presence }) => presence === wanted)
			.map(({ removed }) => removed)
			.toSorted(byTitle);
	return { bin: having('removed'), doubted: having('changed-after-removal') };
}

function byTitle(a: Removed, b: Removed): number {
	const words = a.title.localeCompare(b.title, 'ru');
	return words || (a.id < b.id ? -1 : 1);
}

function byWhom(id: string, history: readonly SignedChange[]): string {
	return history.find((change) => change.id === id && change.what === 'removed')?.author ?? '';
}

/** The first words of a record: its title, or what stands in the first filled column. */
export function titleOf(root: string, record: Fields): string {
	if (!isListName(root)) return textOf(record.get('title'));
	if (root === 'difficulties') {
		const area = textOf(record.get('area'));
		return textOf(record.get('words')) || (area && areaTitle(area));
	}
	const words = listFields[root]
		.filter((field) => field !== 'taskId')
		.map((field) => textOf(record.get(field)));
	return words.find((word) => word !== '') ?? '';
}
