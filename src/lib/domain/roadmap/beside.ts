import { bare } from './cells.ts';
import type { OtherRoadmap } from './origin.ts';
import type { Activity, Roadmap, Stage } from './roadmap.ts';

/** A stage of the district's and the school's rows that belong beside it. */
export interface BesideStage {
	readonly stage: Stage;
	readonly ours: readonly Activity[];
}

export interface Beside {
	readonly stages: readonly BesideStage[];
	/** Stages that only the school has. */
	readonly own: readonly Stage[];
}

/** The school's stage stands beside the one that is called the same, or that its rows were taken from. */
export function besideEachOther(school: Roadmap, district: OtherRoadmap): Beside {
	const { stages } = district.roadmap;
	const homes = new Map(school.stages.map((stage) => [stage.id, homeOf(stage, district)]));
	return {
		stages: stages.map((stage) => ({
			stage,
			ours: school.stages
				.filter(({ id }) => homes.get(id) === stage.id)
				.flatMap(({ activities }) => activities)
		})),
		own: school.stages.filter(({ id }) => homes.get(id) === undefined)
	};
}

function homeOf(ours: Stage, { documentId, roadmap }: OtherRoadmap): string | undefined {
	const named = roadmap.stages.find(
		({ title }) => title !== '' && bare(title) === bare(ours.title)
	);
	if (named) return named.id;
	const sources = new Set(
		ours.activities.flatMap(({ origin }) =>
			origin?.documentId === documentId ? [origin.activityId] : []
		)
	);
	return roadmap.stages.find(({ activities }) => activities.some(({ id }) => sources.has(id)))?.id;
}
