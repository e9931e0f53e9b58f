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
	readonly responsible?: Reworded;
	readonly papers?: PapersChange;
	/** The row there, unless it is gone. */
	readonly row?: Activity;
}

export interface PapersChange {
	readonly added: readonly string[];
	readonly removed: readonly string[];
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
		const change = differenceFrom(origin, row);
		if (Object.keys(change).length === 0) return [];
		return [{ activity, now: originOf(documentId, row), row, ...change }];
	});
}

type Difference = Pick<OriginChange, 'title' | 'term' | 'responsible' | 'papers'>;

function differenceFrom(origin: Origin, row: Activity): Difference {
	const title = reworded(origin.title, row.title);
	const term = reworded(origin.term, row.term);
	const responsible = reworded(origin.responsible ?? row.responsible, row.responsible);
	const papers = papersChange(origin.papers, titlesOf(row));
	return {
		...(title && { title }),
		...(term && { term }),
		...(responsible && { responsible }),
		...(papers && { papers })
	};
}

function papersChange(
	before: readonly string[] | undefined,
	after: readonly string[]
): PapersChange | undefined {
	if (!before) return undefined;
	const added = after.filter((title) => !before.includes(title));
	const removed = before.filter((title) => !after.includes(title));
	return added.length + removed.length > 0 ? { added, removed } : undefined;
}

function titlesOf({ documents }: Activity): readonly string[] {
	return documents.map(({ title }) => title.trim()).filter((title) => title !== '');
}

export function originOf(documentId: string, row: Activity): Origin {
	const { id, title, term, responsible } = row;
	const papers = titlesOf(row);
	return { documentId, activityId: id, title, term, responsible, papers, isGone: false };
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
