/**
 * Roadmaps to start from, in words of our own and without names: a school puts its own in. Terms are
 * months without a year, so that they fit any school year.
 */
export interface ReadyRoadmap {
	readonly title: string;
	readonly stages: readonly ReadyStage[];
}

export interface ReadyStage {
	readonly title: string;
	readonly rows: readonly ReadyRow[];
}

/** What is done, when, by whom, and what comes of it. */
export type ReadyRow = readonly [title: string, term: string, responsible: string, result: string];
