import type { ActivityChange, RoadmapDifference, StageChange } from '#lib/domain/roadmap.ts';

/** How many rows an import brings, for its button and for what is said after it. */
export interface Tally {
	readonly added: number;
	readonly changed: number;
	readonly same: number;
	/** In the roadmap, not in the document: they stay. */
	readonly absent: number;
	readonly stagesTouched: number;
}

export function tally({ activities, stages }: RoadmapDifference): Tally {
	const of = (is: ActivityChange['is']): number =>
		activities.filter((change) => change.is === is).length;
	return {
		added: of('added'),
		changed: of('changed'),
		same: of('same'),
		absent: of('absent'),
		stagesTouched: stages.filter(({ is }) => is === 'added' || is === 'changed').length
	};
}

/** The same document once more. Another one may share a few rows with what is there, and only adds to it. */
export function isAgain({ added, changed, same, absent }: Tally): boolean {
	const known = same + changed;
	return known > 0 && known * 2 >= Math.min(known + added, known + absent);
}

export function hasWork({ added, changed, stagesTouched }: Tally): boolean {
	return added + changed + stagesTouched > 0;
}

/** A declined change is as if the document said the same as the roadmap. */
export function withoutDeclined(
	difference: RoadmapDifference,
	declined: ReadonlySet<string>
): RoadmapDifference {
	if (declined.size === 0) return difference;
	const activities = difference.activities.map((change): ActivityChange =>
		change.is === 'changed' && declined.has(change.id)
			? { is: 'same', id: change.id, at: change.at }
			: change
	);
	const stages = difference.stages.map((change): StageChange =>
		change.is === 'changed' && declined.has(change.id)
			? { is: 'same', id: change.id, stage: change.stage }
			: change
	);
	return { activities, stages };
}

/** Rows and stages that another document says differently: whose words stay until somebody chooses its. */
export function oursAgainst({ activities, stages }: RoadmapDifference): readonly string[] {
	return [...activities, ...stages].flatMap((change) =>
		change.is === 'changed' ? [change.id] : []
	);
}
