import type * as Y from 'yjs';
import { isIsoDate } from '#lib/domain/term/days.ts';
import {
	activityStatuses,
	type OccurrenceKey,
	type OccurrenceMark
} from '#lib/domain/roadmap/roadmap.ts';
import { oneOf, textOf } from '../fields.ts';

/**
 * Marks of occurrences are single values, not records: two phones may mark the same month for the
 * first time, and of two records made under one key Yjs would keep only one.
 */
export const markFields = ['status', 'doneOn', 'postponedTo', 'note', 'link'] as const;
export type MarkField = (typeof markFields)[number];

interface OccurrenceEntry {
	readonly key: string;
	readonly value: unknown;
	readonly activityId: string;
	readonly mark: OccurrenceKey;
	readonly field: MarkField;
}

export function occurrenceKey(
	activityId: string,
	{ partId, from, to }: OccurrenceKey,
	field: MarkField
): string {
	return [activityId, partId, from, to, field].join('|');
}

export function occurrenceEntries(doc: Y.Doc): readonly OccurrenceEntry[] {
	const entries: OccurrenceEntry[] = [];
	for (const [key, value] of doc.getMap<unknown>('occurrences')) {
		const entry = entryOf(key, value);
		if (entry) entries.push(entry);
	}
	return entries;
}

function entryOf(key: string, value: unknown): OccurrenceEntry | undefined {
	const [activityId = '', partId = '', from = '', to = '', name = '', ...rest] = key.split('|');
	const field = markFields.find((one) => one === name);
	if (!field || rest.length > 0 || !isIsoDate(from) || !isIsoDate(to)) return undefined;
	return { key, value, activityId, mark: { partId, from, to }, field };
}

/** The marks of each activity by its id, in the order of their dates. */
export function readOccurrences(doc: Y.Doc): ReadonlyMap<string, readonly OccurrenceMark[]> {
	const byMark = Map.groupBy(occurrenceEntries(doc), ({ activityId, mark }) =>
		[activityId, mark.from, mark.to, mark.partId].join('|')
	);
	const marks = [...byMark].toSorted(([a], [b]) => (a < b ? -1 : 1));
	const read = marks.flatMap(([, entries]) => {
		const [first] = entries;
		return first ? [{ activityId: first.activityId, mark: markOf(first.mark, entries) }] : [];
	});
	const byActivity = Map.groupBy(read, ({ activityId }) => activityId);
	return new Map([...byActivity].map(([id, group]) => [id, group.map(({ mark }) => mark)]));
}

function markOf(key: OccurrenceKey, entries: readonly OccurrenceEntry[]): OccurrenceMark {
	const values = new Map<string, unknown>(entries.map(({ field, value }) => [field, value]));
	return {
		...key,
		status: oneOf(activityStatuses, values.get('status'), 'planned'),
		doneOn: textOf(values.get('doneOn')),
		postponedTo: textOf(values.get('postponedTo')),
		note: textOf(values.get('note')),
		link: textOf(values.get('link'))
	};
}
