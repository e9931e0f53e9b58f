import type { TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import type { Activity, OccurrenceKey, OccurrenceMark } from '#lib/domain/roadmap/roadmap.ts';

/** One occurrence of what comes again and again. */
export interface Turn {
	readonly key: OccurrenceKey;
	/** The part whose term it is. */
	readonly label: string;
}

/** What comes once needs no list; its own state says it. */
export function turnsOf({ times }: TimetableRow): readonly Turn[] {
	const all = times.flatMap(({ part, occurrences }) =>
		occurrences.map(({ from, to }) => ({
			key: { partId: part?.id ?? '', from, to },
			label: part?.title ?? ''
		}))
	);
	return all.length > 1 ? all.toSorted((a, b) => (a.key.from < b.key.from ? -1 : 1)) : [];
}

export function markOf(activity: Activity, key: OccurrenceKey): OccurrenceMark {
	const known = activity.occurrences.find(
		({ partId, from, to }) => partId === key.partId && from === key.from && to === key.to
	);
	return known ?? { ...key, status: 'planned', doneOn: '', postponedTo: '', note: '', link: '' };
}
