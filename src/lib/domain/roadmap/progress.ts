import {
	activitiesOf,
	type Activity,
	type ActivityStatus,
	type PaperState,
	type Roadmap
} from './roadmap.ts';

/** How far the roadmap is, counted in the papers it promises. */
export interface RoadmapProgress {
	readonly papers: Readonly<Record<PaperState, number>> & { readonly of: number };
	/** Cancelled activities are not counted. */
	readonly activities: { readonly done: number; readonly begun: number; readonly of: number };
}

export function progressOf(roadmap: Roadmap): RoadmapProgress {
	return progressAmong(activitiesOf(roadmap));
}

export function progressAmong(activities: readonly Activity[]): RoadmapProgress {
	const counted = activities.filter((activity) => statusOf(activity) !== 'cancelled');
	const papers = counted.flatMap(({ documents }) => documents);
	const inState = (state: PaperState): number =>
		papers.filter((paper) => paper.state === state).length;
	const withStatus = (status: ActivityStatus): number =>
		counted.filter((activity) => statusOf(activity) === status).length;
	return {
		papers: {
			none: inState('none'),
			draft: inState('draft'),
			signed: inState('signed'),
			placed: inState('placed'),
			of: papers.length
		},
		activities: {
			done: withStatus('done'),
			begun: withStatus('in-progress'),
			of: counted.length
		}
	};
}

/** What somebody set decides; while nobody has, the papers say how far it is. */
export function statusOf({ status, documents, occurrences }: Activity): ActivityStatus {
	if (status === 'done' || status === 'cancelled' || status === 'postponed') return status;
	const isReady = ({ state }: { readonly state: PaperState }): boolean =>
		state === 'signed' || state === 'placed';
	// One report does not end what is done every month.
	const recurs = occurrences.length > 0;
	if (!recurs && documents.length > 0 && documents.every(isReady)) return 'done';
	const isBegun =
		status === 'in-progress' ||
		documents.some(({ state }) => state !== 'none') ||
		occurrences.some((mark) => mark.status === 'done' || mark.status === 'in-progress');
	return isBegun ? 'in-progress' : 'planned';
}
