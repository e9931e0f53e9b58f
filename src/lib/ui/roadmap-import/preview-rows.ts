import type { ActivityChange, RoadmapDifference } from '#lib/domain/roadmap.ts';
import type {
	ProposedActivity,
	ProposedStage,
	RoadmapProposal,
	RoadmapWarning
} from '#lib/domain/roadmap/proposal.ts';
import { warningsAt, warningsByPlace } from '#lib/import/warnings/by-place.ts';

export type Showing = 'all' | 'toCheck' | 'changes';

/** A row of the document as the preview shows it. */
export interface PreviewRow {
	readonly key: string;
	readonly activity: ProposedActivity;
	readonly warnings: readonly RoadmapWarning[];
	readonly change: ActivityChange | undefined;
}

export interface PreviewStage {
	readonly key: string;
	readonly stage: ProposedStage;
	readonly rows: readonly PreviewRow[];
}

/** Two spellings of a name are one question for the whole document, not a remark on each row. */
export function questionsOf({ warnings }: RoadmapProposal): readonly RoadmapWarning[] {
	return warnings.filter(isQuestion);
}

function isQuestion({ code }: RoadmapWarning): boolean {
	return code === 'people-similar' || code === 'posts-similar';
}

export function previewOf(
	proposal: RoadmapProposal,
	{ activities }: RoadmapDifference
): readonly PreviewStage[] {
	const byPlace = warningsByPlace(proposal.warnings.filter((warning) => !isQuestion(warning)));
	const changes = new Map(
		activities.flatMap((change) =>
			change.is === 'absent' ? [] : [[keyOf(change.at.stage, change.at.activity), change] as const]
		)
	);
	return proposal.stages.map((stage, at) => ({
		key: `${at}`,
		stage,
		rows: stage.activities.map((activity, place) => {
			const key = keyOf(at, place);
			return { key, activity, warnings: warningsAt(activity, byPlace), change: changes.get(key) };
		})
	}));
}

/** Remarks that no row shows: on the title, the columns, the document as a whole. */
export function otherRemarks(
	proposal: RoadmapProposal,
	stages: readonly PreviewStage[]
): readonly RoadmapWarning[] {
	const shown = new Set(stages.flatMap(({ rows }) => rows.flatMap(({ warnings }) => warnings)));
	return proposal.warnings.filter((warning) => !isQuestion(warning) && !shown.has(warning));
}

export function rowsToCheck(stages: readonly PreviewStage[]): number {
	return count(stages, 'toCheck');
}

export function rowsThatChange(stages: readonly PreviewStage[]): number {
	return count(stages, 'changes');
}

function count(stages: readonly PreviewStage[], showing: Showing): number {
	return stages.reduce(
		(sum, { rows }) => sum + rows.filter((row) => isShown(row, showing)).length,
		0
	);
}

/** The first rows only, and only those that are asked for; a stage without any is left out. */
export function shownStages(
	stages: readonly PreviewStage[],
	{ showing, most }: { readonly showing: Showing; readonly most: number }
): readonly PreviewStage[] {
	let left = most;
	return stages.flatMap((stage) => {
		const rows = stage.rows.filter((row) => isShown(row, showing)).slice(0, Math.max(0, left));
		left -= rows.length;
		const isEmptyStage = showing === 'all' && stage.rows.length === 0;
		return rows.length > 0 || isEmptyStage ? [{ ...stage, rows }] : [];
	});
}

function isShown({ warnings, change }: PreviewRow, showing: Showing): boolean {
	if (showing === 'toCheck') return warnings.length > 0;
	return showing === 'all' || change?.is === 'added' || change?.is === 'changed';
}

function keyOf(stage: number, activity: number): string {
	return `${stage}.${activity}`;
}
