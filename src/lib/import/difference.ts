import type {
	ActivityChange,
	ActivityContent,
	ActivityField,
	FieldChange,
	ProposalPlace,
	RoadmapContent,
	RoadmapDifference,
	StageChange,
	StageContent,
	StageField
} from '#lib/domain/roadmap.ts';
import type {
	ProposedActivity,
	ProposedPart,
	ProposedStage,
	RoadmapProposal
} from '#lib/domain/roadmap/proposal.ts';
import { matchAll, type Face } from './matching.ts';
import { plain } from './recognise/words.ts';

/**
 * What a second import would change. Rows are matched by what they say, never by where they stand:
 * a row put in at the top changes one row, and the same document again changes nothing.
 */
export function differenceOf(
	existing: RoadmapContent,
	proposal: RoadmapProposal
): RoadmapDifference {
	const stages = matchStages(existing.stages, proposal.stages);
	const stageIds = new Map([...stages].map(([old, at]) => [at, existing.stages[old]?.id ?? '']));
	return {
		stages: stageChanges(existing.stages, proposal.stages, stages),
		activities: activityChanges(existing, proposal, stageIds)
	};
}

type Matches = ReadonlyMap<number, number>;

function matchStages(
	existing: readonly StageContent[],
	proposed: readonly ProposedStage[]
): Matches {
	return matchAll(existing.map(stageFace), proposed.map(stageFace));
}

/** A stage without a title is known by its number, and the only stage of a plain list by its lack of both. */
function stageFace({ number, title }: { readonly number: string; readonly title: string }): Face {
	const byNumber = number !== '' || title === '' ? `№ ${number}` : '';
	return { exact: [`№ ${number} ${plain(title)}`, plain(title), byNumber], words: title };
}

function stageChanges(
	existing: readonly StageContent[],
	proposed: readonly ProposedStage[],
	matches: Matches
): readonly StageChange[] {
	const oldOf = new Map([...matches].map(([old, at]) => [at, old]));
	const found = proposed.map((stage, at): StageChange => {
		const old = existing[oldOf.get(at) ?? -1];
		if (!old) return { is: 'added', stage: at };
		const fields = stageFields(old, stage);
		return fields.length === 0
			? { is: 'same', id: old.id, stage: at }
			: { is: 'changed', id: old.id, stage: at, fields };
	});
	const absent = existing
		.filter((_, at) => !matches.has(at))
		.map(({ id }): StageChange => ({ is: 'absent', id }));
	return [...found, ...absent];
}

function stageFields(old: StageContent, stage: ProposedStage): readonly FieldChange<StageField>[] {
	return changed<StageField>([
		['number', old.number, stage.number],
		['title', old.title, stage.title],
		['task', old.task, stage.task.text],
		['narrative', old.narrative, stage.narrative.text]
	]);
}

interface Kept {
	readonly activity: ActivityContent;
	readonly stageId: string;
}

interface Offered {
	readonly activity: ProposedActivity;
	readonly at: ProposalPlace;
}

function activityChanges(
	existing: RoadmapContent,
	proposal: RoadmapProposal,
	stageIds: ReadonlyMap<number, string>
): readonly ActivityChange[] {
	const kept: readonly Kept[] = existing.stages.flatMap((stage) =>
		stage.activities.map((activity) => ({ activity, stageId: stage.id }))
	);
	const offered: readonly Offered[] = proposal.stages.flatMap((stage, at) =>
		stage.activities.map((activity, index) => ({ activity, at: { stage: at, activity: index } }))
	);
	const stageOf = ({ at }: Offered): string => stageIds.get(at.stage) ?? `new ${at.stage}`;
	const matches = matchAll(
		kept.map(({ activity, stageId }) => activityFace(activity, stageId)),
		offered.map((each) => activityFace(each.activity, stageOf(each)))
	);
	const oldOf = new Map([...matches].map(([old, at]) => [at, kept[old]]));
	const found = offered.map((each, at) => activityChange(oldOf.get(at), each, stageOf(each)));
	const absent = kept
		.filter((_, at) => !matches.has(at))
		.map(({ activity }): ActivityChange => ({ is: 'absent', id: activity.id }));
	return [...found, ...absent];
}

function activityFace(
	activity: { readonly number: string; readonly title: string },
	stageId: string
): Face {
	const title = plain(activity.title);
	return {
		exact: [
			`${stageId}|${activity.number}|${title}`,
			`${stageId}|${title}`,
			`${activity.number}|${title}`,
			title
		],
		words: activity.title
	};
}

function activityChange(
	old: Kept | undefined,
	{ activity, at }: Offered,
	stageId: string
): ActivityChange {
	if (!old) return { is: 'added', at };
	const { id } = old.activity;
	const fields = changed<ActivityField>([
		['stage', old.stageId, stageId],
		['number', old.activity.number, activity.number],
		['title', old.activity.title, activity.title],
		['term', old.activity.term, activity.term.text],
		['responsible', old.activity.responsible, activity.responsible.text],
		['result', old.activity.result, activity.result.text],
		['parts', partsText(old.activity.parts), partsText(activity.parts)]
	]);
	return fields.length === 0 ? { is: 'same', id, at } : { is: 'changed', id, at, fields };
}

function partsText(parts: readonly Omit<ProposedPart, 'marker'>[]): string {
	return parts
		.map(({ title, term, responsible, result }) => [title, term, responsible, result].join(' | '))
		.join('\n');
}

function changed<Field extends string>(
	pairs: readonly (readonly [Field, string, string])[]
): readonly FieldChange<Field>[] {
	return pairs
		.filter(([, before, after]) => before !== after)
		.map(([field, before, after]) => ({ field, before, after }));
}
