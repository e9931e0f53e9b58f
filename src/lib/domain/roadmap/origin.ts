import { activitiesOf, type Activity, type Origin, type Roadmap } from './roadmap.ts';

/** Another roadmap as it stands on this device now. */
export interface OtherRoadmap {
	readonly documentId: string;
	readonly roadmap: Roadmap;
}

export interface Reworded {
	readonly before: string;
	readonly after: string;
}

/** What became of a taken row where it came from. */
export interface OriginChange {
	/** The school's own row. */
	readonly activity: Activity;
	/** What its origin says now; this is what one looks at and accepts. */
	readonly now: Origin;
	readonly title?: Reworded;
	readonly term?: Reworded;
}

/**
 * Compared with what the row said when it was taken or last looked at, not with what the school made
 * of it. A roadmap that has not arrived on this device yet says nothing, rather than that all is gone.
 */
export function changesOfOrigin(school: Roadmap, district: OtherRoadmap): readonly OriginChange[] {
	const { roadmap, documentId } = district;
	const theirs = new Map(standingRows(roadmap).map((row) => [row.id, row]));
	if (theirs.size === 0 && roadmap.bin.activities.length === 0) return [];
	return activitiesOf(school).flatMap((activity): readonly OriginChange[] => {
		const { origin } = activity;
		if (origin?.documentId !== documentId) return [];
		const row = theirs.get(origin.activityId);
		if (!row) return origin.isGone ? [] : [{ activity, now: { ...origin, isGone: true } }];
		const title = reworded(origin.title, row.title);
		const term = reworded(origin.term, row.term);
		const now = originOf(documentId, row);
		return title || term ? [{ activity, now, ...(title && { title }), ...(term && { term }) }] : [];
	});
}

export function originOf(documentId: string, { id, title, term }: Activity): Origin {
	return { documentId, activityId: id, title, term, isGone: false };
}

/** The school's rows by the row of that roadmap they were taken from. */
export function takenFrom(school: Roadmap, documentId: string): ReadonlyMap<string, Activity> {
	return new Map(
		standingRows(school).flatMap((row) =>
			row.origin?.documentId === documentId ? [[row.origin.activityId, row] as const] : []
		)
	);
}

function standingRows(roadmap: Roadmap): readonly Activity[] {
	return [...activitiesOf(roadmap), ...roadmap.strays.activities.map(({ activity }) => activity)];
}

function reworded(before: string, after: string): Reworded | undefined {
	return before.trim() === after.trim() ? undefined : { before, after };
}
