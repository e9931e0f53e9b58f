import type {
	Place,
	ProposedActivity,
	ProposedStage,
	RoadmapProposal,
	Written
} from '#lib/domain/roadmap/proposal.ts';

export type Unwarned = Omit<RoadmapProposal, 'warnings'>;

export interface Placed {
	readonly stage: ProposedStage;
	readonly activity: ProposedActivity;
}

export function activitiesIn({ stages }: Unwarned): readonly Placed[] {
	return stages.flatMap((stage) => stage.activities.map((activity) => ({ stage, activity })));
}

/** One of several activities of a cell shares that cell's texts; they are judged once. */
export function cellsIn(proposal: Unwarned): readonly Placed[] {
	const seen = new Set<Written>();
	return activitiesIn(proposal).filter(({ activity }) => {
		const known = seen.has(activity.content);
		seen.add(activity.content);
		return !known;
	});
}

/** A place for what is not there: beside the activity it is missing from. */
export function placesOf({
	content,
	term,
	result,
	responsible
}: ProposedActivity): readonly Place[] {
	const found = [content, term, responsible, result].find(({ places }) => places.length > 0);
	return found?.places.slice(0, 1) ?? [];
}

export function hasRole({ tables }: Unwarned, role: 'term' | 'responsible' | 'result'): boolean {
	return tables.some(({ columns }) => columns.some((column) => column.role === role));
}
