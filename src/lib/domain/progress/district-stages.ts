import { bare } from '../roadmap/cells.ts';
import type { DistrictStage } from './district-school.ts';

/** A stage that stands in several roadmaps under one name. */
export interface StageColumn {
	readonly key: string;
	readonly title: string;
	/** Empty where the roadmaps number it differently. */
	readonly number: string;
}

/** One roadmap's stages as they stand under the columns. */
export interface StagesBeside<Stage = DistrictStage> {
	/** One for each column; undefined where the roadmap has no such stage. */
	readonly inColumns: readonly (Stage | undefined)[];
	/** Stages that this roadmap alone has, or that bear a name a second time. */
	readonly others: readonly Stage[];
}

export interface BesideStages {
	readonly columns: readonly StageColumn[];
	readonly rows: readonly StagesBeside[];
}

/**
 * Stages belong under one column when they are called the same: each roadmap has ids of its own. What
 * only one roadmap has makes no column, unless it is the only roadmap there is.
 */
export function stagesBeside(roadmaps: readonly (readonly DistrictStage[])[]): BesideStages {
	const fewest = Math.min(2, roadmaps.filter((stages) => stages.length > 0).length);
	const columns = namedStages(roadmaps)
		.filter(({ stages }) => stages.length >= fewest)
		.toSorted((a, b) => a.place - b.place)
		.map(({ key, stages }) => columnOf(key, stages));
	return { columns, rows: roadmaps.map((stages) => under(columns, stages)) };
}

interface Named {
	readonly key: string;
	readonly stages: readonly DistrictStage[];
	/** Where it stands among the others of its roadmap, from 0 to 1, on the average. */
	readonly place: number;
}

function namedStages(roadmaps: readonly (readonly DistrictStage[])[]): readonly Named[] {
	const found = roadmaps.flatMap((stages) =>
		firstOfEach(stages).map((stage) => ({
			...{ key: bare(stage.title), stage },
			place: (stages.indexOf(stage) + 1) / (stages.length + 1)
		}))
	);
	return [...Map.groupBy(found, ({ key }) => key)].map(([key, all]) => ({
		...{ key, stages: all.map(({ stage }) => stage) },
		place: all.reduce((sum, { place }) => sum + place, 0) / all.length
	}));
}

function firstOfEach(stages: readonly DistrictStage[]): readonly DistrictStage[] {
	const keys = stages.map(({ title }) => bare(title));
	return stages.filter((_, at) => keys[at] !== '' && keys.indexOf(keys[at] ?? '') === at);
}

function columnOf(key: string, stages: readonly DistrictStage[]): StageColumn {
	const [first] = stages;
	const number = first?.number ?? '';
	const isSame = stages.every((stage) => stage.number === number);
	return { key, title: first?.title.trim() ?? '', number: isSame ? number : '' };
}

function under(columns: readonly StageColumn[], stages: readonly DistrictStage[]): StagesBeside {
	const firsts = firstOfEach(stages);
	const inColumns = columns.map(({ key }) => firsts.find(({ title }) => bare(title) === key));
	return { inColumns, others: stages.filter((stage) => !inColumns.includes(stage)) };
}
